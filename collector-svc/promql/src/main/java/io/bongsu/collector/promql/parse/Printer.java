package io.bongsu.collector.promql.parse;

import io.bongsu.collector.promql.ast.Expr;
import io.bongsu.collector.promql.ast.LabelMatcher;
import io.bongsu.collector.promql.ast.Length;
import io.bongsu.collector.promql.ast.Matching;
import io.bongsu.collector.promql.ast.Shift;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a tree as PromQL: on one line, or, where that is longer than 100 characters, indented. */
public final class Printer {
    private static final int WIDEST = 100;

    private Printer() {}

    /** As {@code format_query} answers. */
    public static String pretty(Expr expr) {
        return pretty(expr, 0);
    }

    private static String pretty(Expr expr, int level) {
        String indent = "  ".repeat(level);
        String line = print(expr);
        if (line.length() <= WIDEST) {
            return indent + line;
        }
        return switch (expr) {
            case Expr.Aggregate a -> indent + head(a) + "(\n" + joined(arguments(a), level + 1) + "\n" + indent + ")";
            case Expr.Call c ->
                indent + c.function().name() + "(\n" + joined(c.arguments(), level + 1) + "\n" + indent + ")";
            case Expr.Binary b ->
                pretty(b.left(), level + 1) + "\n" + indent + b.operator().symbol() + modifiers(b) + "\n"
                        + pretty(b.right(), level + 1);
            case Expr.Parenthesis p -> indent + "(\n" + pretty(p.of(), level + 1) + "\n" + indent + ")";
            case Expr.Unary u ->
                indent + (u.negative() ? "-" : "+") + pretty(u.of(), level).strip();
            case Expr.Subquery s -> pretty(s.of(), level) + brackets(s);
            default -> indent + line;
        };
    }

    private static String joined(List<Expr> parts, int level) {
        return parts.stream().map(part -> pretty(part, level)).collect(Collectors.joining(",\n"));
    }

    /** On one line. */
    public static String print(Expr expr) {
        return switch (expr) {
            case Expr.Literal n -> n.duration() ? duration(n.value()) : number(n.value());
            case Expr.Text t -> Texts.quoted(t.value());
            case Expr.Selector s -> selector(s) + shift(s.shift()) + edges(s);
            case Expr.Range r ->
                selector(r.selector()) + "[" + length(r.length()) + "]" + edges(r.selector())
                        + shift(r.selector().shift());
            case Expr.Subquery s -> print(s.of()) + brackets(s);
            case Expr.Call c ->
                c.function().name()
                        + c.arguments().stream().map(Printer::print).collect(Collectors.joining(", ", "(", ")"));
            case Expr.Aggregate a ->
                head(a) + arguments(a).stream().map(Printer::print).collect(Collectors.joining(", ", "(", ")"));
            case Expr.Unary u -> (u.negative() ? "-" : "+") + print(u.of());
            case Expr.Binary b -> print(b.left()) + " " + b.operator().symbol() + modifiers(b) + " " + print(b.right());
            case Expr.Parenthesis p -> "(" + print(p.of()) + ")";
        };
    }

    private static String brackets(Expr.Subquery s) {
        Length step = s.step();
        return "[" + length(s.length()) + ":" + (step == null ? "" : length(step)) + "]" + shift(s.shift());
    }

    private static List<Expr> arguments(Expr.Aggregate a) {
        Expr parameter = a.parameter();
        return parameter == null ? List.of(a.of()) : List.of(parameter, a.of());
    }

    private static String head(Expr.Aggregate a) {
        if (a.without()) {
            return a.op().word() + " without (" + names(a.grouping()) + ") ";
        }
        return a.op().word() + (a.grouping().isEmpty() ? "" : " by (" + names(a.grouping()) + ") ");
    }

    private static String modifiers(Expr.Binary b) {
        StringBuilder out = new StringBuilder(b.bool() ? " bool" : "");
        Matching matching = b.matching();
        boolean grouped = matching.cardinality() == Matching.Cardinality.MANY_TO_ONE
                || matching.cardinality() == Matching.Cardinality.ONE_TO_MANY;
        if (matching.on() || !matching.labels().isEmpty() || grouped) {
            out.append(matching.on() ? " on (" : " ignoring (")
                    .append(names(matching.labels()))
                    .append(')');
        }
        if (grouped) {
            out.append(matching.cardinality() == Matching.Cardinality.MANY_TO_ONE ? " group_left (" : " group_right (")
                    .append(names(matching.include()))
                    .append(')');
        }
        return out.append(fill(matching)).toString();
    }

    private static String fill(Matching matching) {
        Double left = matching.fillLeft();
        Double right = matching.fillRight();
        if (left != null && left.equals(right)) {
            return " fill (" + number(left) + ")";
        }
        return (left == null ? "" : " fill_left (" + number(left) + ")")
                + (right == null ? "" : " fill_right (" + number(right) + ")");
    }

    private static String names(List<String> names) {
        return names.stream().map(Printer::labelName).collect(Collectors.joining(", "));
    }

    private static String labelName(String name) {
        return isPlain(name, false) ? name : Texts.quoted(name);
    }

    private static boolean isPlain(String name, boolean colons) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (colons && c == ':');
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static String selector(Expr.Selector s) {
        boolean plain = isPlain(s.name(), true);
        String matchers = s.matchers().stream()
                .filter(m ->
                        s.name().isEmpty() || !m.name().equals(LabelMatcher.METRIC) || m.op() != LabelMatcher.Op.EQUAL)
                .map(m -> labelName(m.name()) + m.op().symbol() + Texts.quoted(m.value()))
                .collect(Collectors.joining(","));
        if (s.name().isEmpty() || plain) {
            return s.name() + (matchers.isEmpty() && plain ? "" : "{" + matchers + "}");
        }
        return "{" + Texts.quoted(s.name()) + (matchers.isEmpty() ? "" : "," + matchers) + "}";
    }

    private static String edges(Expr.Selector s) {
        return s.edges() == Expr.Edges.PLAIN ? "" : " " + s.edges().name().toLowerCase(Locale.ROOT);
    }

    private static String shift(Shift shift) {
        String at = switch (shift.anchor()) {
            case STEP -> "";
            case TIME ->
                " @ " + new BigDecimal(shift.at()).movePointLeft(3).setScale(3).toPlainString();
            case START -> " @ start()";
            case END -> " @ end()";
        };
        Length offset = shift.offset();
        return at + (offset == null ? "" : " offset " + length(offset));
    }

    private static String length(@Nullable Length length) {
        return switch (length) {
            case null -> "";
            case Length.Literal l -> duration(l.value());
            case Length.Step s -> "step()";
            case Length.Range r -> "range()";
            case Length.Negative n -> "-" + length(n.of());
            case Length.Parenthesis p -> "(" + length(p.of()) + ")";
            case Length.Extreme e -> (e.max() ? "max(" : "min(") + length(e.left()) + ", " + length(e.right()) + ")";
            case Length.Arithmetic a -> length(a.left()) + " " + a.operator().symbol() + " " + length(a.right());
        };
    }

    private static String duration(double seconds) {
        return Numbers.duration(Math.round(seconds * 1000));
    }

    /** The shortest digits. */
    public static String number(double value) {
        return NumberText.general(value);
    }
}
