package io.bongsu.collector.promql.testfile;

import io.bongsu.collector.promql.ast.Expr;
import io.bongsu.collector.promql.data.Grid;
import io.bongsu.collector.promql.parse.Features;
import io.bongsu.collector.promql.parse.Numbers;
import io.bongsu.collector.promql.parse.Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A test file, cut into commands. */
final class Script {
    private static final Pattern INSTANT =
            Pattern.compile("eval(?:_(fail|warn|ordered|info))?\\s+instant\\s+(?:at\\s+(\\S+))?\\s+(.+)");
    private static final Pattern RANGE = Pattern.compile(
            "eval(?:_(fail|warn|info))?\\s+range\\s+from\\s+(.+?)\\s+to\\s+(.+?)\\s+step\\s+(\\S+)\\s+(.+)");
    private static final Pattern EXPECT =
            Pattern.compile("expect\\s+(ordered|fail|warn|no_warn|info|no_info)(?:\\s+(regex|msg):(.+))?\\s*");
    private static final Pattern EXPECT_STRING = Pattern.compile("expect\\s+string\\s+(.+)");
    private static final Pattern EXPECT_RANGE =
            Pattern.compile("expect\\s+range\\s+vector\\s+from\\s+(\\S+)\\s+to\\s+(\\S+)\\s+step\\s+(\\S+)\\s*");

    private Script() {}

    /** One step of a file. */
    sealed interface Command {
        int line();

        record Clear(int line) implements Command {}

        record Load(int line, long gap, boolean natives, List<String> series) implements Command {}

        /**
         * @param end of a range; the grid may end earlier
         */
        record Eval(int line, String query, boolean instant, Grid grid, long end, Expected expected)
                implements Command {}

        record Broken(int line, String why) implements Command {}
    }

    static List<Command> read(List<String> raw) {
        List<String> lines = raw.stream()
                .map(String::strip)
                .map(line -> line.startsWith("#") ? "" : line)
                .toList();
        List<Command> commands = new ArrayList<>();
        boolean ignoring = false;
        int at = 0;
        while (at < lines.size()) {
            String line = lines.get(at);
            int end = at + 1;
            if (line.equals("ignore") || line.equals("resume")) {
                ignoring = line.equals("ignore");
            } else if (!line.isEmpty() && !ignoring) {
                boolean block = line.startsWith("load") || line.startsWith("eval");
                while (block && end < lines.size() && !lines.get(end).isEmpty()) {
                    end++;
                }
                commands.add(command(line, at + 1, lines.subList(at + 1, end)));
            }
            at = end;
        }
        return commands;
    }

    private static Command command(String line, int number, List<String> block) {
        try {
            if (line.equalsIgnoreCase("clear")) {
                return new Command.Clear(number);
            }
            if (line.startsWith("load")) {
                String[] words = line.split("\\s+", -1);
                return new Command.Load(number, time(words[1]), words[0].equals("load_with_nhcb"), block);
            }
            return eval(line, number, block);
        } catch (RuntimeException e) {
            return new Command.Broken(number, line + ": " + e.getMessage());
        }
    }

    private static Command eval(String line, int number, List<String> block) {
        Matcher instant = INSTANT.matcher(line);
        Matcher range = RANGE.matcher(line);
        Expected expected = new Expected();
        if (range.matches()) {
            old(expected, range.group(1));
            long start = time(range.group(2));
            long end = time(range.group(3));
            block.forEach(entry -> expectation(entry, expected));
            return new Command.Eval(
                    number, range.group(5), false, Grid.of(start, end, time(range.group(4))), end, expected);
        }
        if (instant.matches()) {
            old(expected, instant.group(1));
            long at = instant.group(2) == null ? 0 : time(instant.group(2));
            block.forEach(entry -> expectation(entry, expected));
            return new Command.Eval(number, instant.group(3), true, Grid.at(at), at, expected);
        }
        throw new IllegalArgumentException("not a command");
    }

    private static void old(Expected expected, String mode) {
        if (mode != null) {
            expected.rule(Expected.Kind.valueOf(mode.toUpperCase(Locale.ROOT)), null);
        }
    }

    private static void expectation(String line, Expected expected) {
        Matcher rule = EXPECT.matcher(line);
        Matcher string = EXPECT_STRING.matcher(line);
        Matcher range = EXPECT_RANGE.matcher(line);
        if (range.matches()) {
            expected.rangeVector(Grid.of(time(range.group(1)), time(range.group(2)), time(range.group(3))));
        } else if (string.matches()) {
            expected.text(((Expr.Text) Parser.parse(string.group(1), Features.NONE)).value());
        } else if (rule.matches()) {
            String text = rule.group(3);
            expected.rule(
                    Expected.Kind.valueOf(rule.group(1).toUpperCase(Locale.ROOT)),
                    text == null ? null : new Expected.Message(text.strip(), "regex".equals(rule.group(2))));
        } else if (line.startsWith("expected_fail_")) {
            boolean regex = line.startsWith("expected_fail_regexp");
            String text = line.substring(line.indexOf(' ') + 1).strip();
            expected.rule(Expected.Kind.FAIL, new Expected.Message(text, regex));
        } else {
            Double scalar = Notation.number(line);
            if (scalar != null) {
                expected.scalar(scalar);
            } else {
                expected.series(Notation.parse(line));
            }
        }
    }

    /** A duration, or seconds. */
    static long time(String text) {
        boolean negative = text.startsWith("-");
        String plain = negative ? text.substring(1) : text;
        boolean seconds = plain.chars().allMatch(c -> Character.isDigit(c) || c == '.');
        long millis = seconds ? Math.round(Double.parseDouble(plain) * 1000) : Numbers.durationMillis(plain);
        return negative ? -millis : millis;
    }
}
