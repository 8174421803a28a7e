package io.bongsu.collector.protocol.prometheus;

import io.bongsu.collector.spi.Observation.Exemplar;
import io.bongsu.collector.spi.Observation.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text formats of Prometheus 0.0.4 (times in milliseconds) and OpenMetrics 1.0 (times in seconds, {@code # EOF} at the
 * end), names in quotes included. Source: prometheus.io/docs/instrumenting/exposition_formats and the OpenMetrics 1.0
 * specification. An exemplar that cannot be read is read over: it is no reason to refuse a sample.
 */
final class ExpositionParser {
    private static final double MILLIS = 1_000;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_VALUE = 4096;
    private static final int MOST_LABELS = 128;

    private final boolean openMetrics;
    private final int mostSamples;
    private final Families families = new Families();
    private final List<Exposed> samples = new ArrayList<>();
    private boolean over;

    private ExpositionParser(boolean openMetrics, int mostSamples) {
        this.openMetrics = openMetrics;
        this.mostSamples = mostSamples;
    }

    static List<Exposed> parse(String body, boolean openMetrics, int mostSamples) throws MalformedExposition {
        return read(body, openMetrics, mostSamples).samples();
    }

    static Exposition read(String body, boolean openMetrics, int mostSamples) throws MalformedExposition {
        ExpositionParser parser = new ExpositionParser(openMetrics, mostSamples);
        int number = 0;
        for (String text : (Iterable<String>) body.lines()::iterator) {
            number++;
            parser.line(new Line(text, number));
        }
        if (openMetrics && !parser.over) {
            throw new MalformedExposition(number + 1, 1, "expected # EOF: the text is cut off");
        }
        return new Exposition(parser.samples, List.of(), parser.families.descriptions());
    }

    private void line(Line line) throws MalformedExposition {
        line.skipBlanks();
        if (line.ended()) {
            return;
        }
        if (over) {
            throw line.expected("nothing after # EOF");
        }
        if (line.take('#')) {
            comment(line);
        } else {
            sample(line);
        }
    }

    private void comment(Line line) throws MalformedExposition {
        line.skipBlanks();
        if (line.ended()) {
            return;
        }
        String keyword = line.word("", "a keyword");
        line.skipBlanks();
        switch (keyword) {
            case "EOF" -> over = openMetrics;
            case "TYPE" -> families.type(family(line), word(line));
            case "UNIT" -> families.unit(family(line), word(line));
            case "HELP" -> help(line);
            default -> line.rest(); // whatever people write
        }
    }

    private void help(Line line) throws MalformedExposition {
        if (!line.ended()) {
            families.help(family(line), unescaped(word(line)));
        }
    }

    private static String family(Line line) throws MalformedExposition {
        return line.peek() == '"' ? line.quoted("a metric's name") : line.word("", "a metric's name");
    }

    private static String word(Line line) {
        return line.rest().strip();
    }

    private static String unescaped(String text) {
        return text.indexOf('\\') < 0
                ? text
                : text.replace("\\\\", "\0")
                        .replace("\\n", "\n")
                        .replace("\\\"", "\"")
                        .replace('\0', '\\');
    }

    private void sample(Line line) throws MalformedExposition {
        String name = line.peek() == '{' ? "" : line.word("{", "a metric's name");
        line.skipBlanks();
        Map<String, String> labels = new LinkedHashMap<>();
        if (line.take('{')) {
            String quoted = labels(line, labels);
            name = name.isEmpty() ? quoted : name;
            line.skipBlanks();
        }
        if (name.isEmpty()) {
            throw line.expected("a metric's name");
        }
        bounded(line, name, LONGEST_NAME);
        double value = number(line, "a value");
        Instant at = time(line);
        if (samples.size() == mostSamples) {
            throw line.expected("at most " + mostSamples + " samples");
        }
        Kind kind = families.kindOf(name, labels.containsKey("quantile"));
        samples.add(new Exposed(name, kind, families.unitOf(name), labels, value, at, exemplar(line)));
    }

    /** Fills the labels; answers the metric's name when it stands among them, in quotes, else an empty text. */
    private static String labels(Line line, Map<String, String> labels) throws MalformedExposition {
        String metric = "";
        line.skipBlanks();
        while (!line.take('}')) {
            boolean inQuotes = line.peek() == '"';
            String label = inQuotes ? line.quoted("a name") : line.word("=,}", "a label's name");
            line.skipBlanks();
            if (inQuotes && line.peek() != '=') {
                metric = label;
            } else {
                line.expect('=');
                line.skipBlanks();
                bounded(line, label, LONGEST_NAME);
                if (labels.put(label, bounded(line, line.quoted("the value of " + label), LONGEST_VALUE)) != null) {
                    throw line.expected("each label once, not " + label + " again");
                }
                if (labels.size() > MOST_LABELS) {
                    throw line.expected("at most " + MOST_LABELS + " labels");
                }
            }
            line.skipBlanks();
            if (!line.take(',') && line.peek() != '}') {
                throw line.expected("a comma or a }");
            }
            line.skipBlanks();
        }
        return metric;
    }

    /** What a series may be named, as for every other way in. */
    private static String bounded(Line line, String text, int longest) throws MalformedExposition {
        if (text.length() > longest) {
            throw line.expected("a name or value of at most " + longest + " characters");
        }
        if (text.indexOf('\0') >= 0) {
            throw line.expected("no U+0000");
        }
        return text;
    }

    private @Nullable Instant time(Line line) throws MalformedExposition {
        line.skipBlanks();
        if (line.ended() || line.peek() == '#') {
            return null;
        }
        double time = number(line, "a time");
        line.skipBlanks();
        if (!line.ended() && line.peek() != '#') {
            throw line.expected("the end of the line");
        }
        return instant(line, openMetrics ? time * MILLIS : time);
    }

    private static Instant instant(Line line, double millis) throws MalformedExposition {
        if (Double.isNaN(millis) || Math.abs(millis) > Long.MAX_VALUE / MILLIS) {
            throw line.expected("a time");
        }
        return Instant.ofEpochMilli(Math.round(millis));
    }

    /** {@code # {trace_id="…"} value seconds} behind a sample. */
    private @Nullable Exemplar exemplar(Line line) {
        try {
            line.skipBlanks();
            if (!openMetrics || !line.take('#')) {
                return null;
            }
            line.skipBlanks();
            line.expect('{');
            Map<String, String> labels = new LinkedHashMap<>();
            labels(line, labels);
            double value = number(line, "a value");
            line.skipBlanks();
            return new Exemplar(labels, value, line.ended() ? null : instant(line, number(line, "a time") * MILLIS));
        } catch (MalformedExposition e) {
            return null;
        }
    }

    private static double number(Line line, String what) throws MalformedExposition {
        line.skipBlanks();
        String word = line.word("", what);
        try {
            return switch (word) {
                case "+Inf", "Inf", "+inf", "inf" -> Double.POSITIVE_INFINITY;
                case "-Inf", "-inf" -> Double.NEGATIVE_INFINITY;
                case "NaN", "nan" -> Double.NaN;
                default -> decimal(word);
            };
        } catch (NumberFormatException e) {
            throw line.expected(what + ", not " + word);
        }
    }

    /** Java reads a D or F behind a number; the formats do not. */
    private static double decimal(String word) {
        char last = word.charAt(word.length() - 1);
        if (last != '.' && !Character.isDigit(last)) {
            throw new NumberFormatException(word);
        }
        return Double.parseDouble(word);
    }
}
