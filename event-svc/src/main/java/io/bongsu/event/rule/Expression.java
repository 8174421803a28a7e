package io.bongsu.event.rule;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What of a PromQL text concerns us: is it closed, does it end in a comparison with a number, is it a plain selector? The
 * language itself is the collector's.
 */
final class Expression {
    private final String text;
    private int at;

    private Expression(String text) {
        this.text = text;
    }

    /**
     * An expression whose last step is a comparison with a number.
     *
     * @param left what is compared: the part that is watched
     */
    record Comparison(String left, Op op, double value) {}

    /** The comparison at the end of the text, outside all brackets and quotes. */
    static Optional<Comparison> comparison(String text) {
        return new Expression(text).comparison();
    }

    /** Why the text cannot be PromQL, or null: open brackets or quotes. */
    static @Nullable String defect(String text) {
        return new Expression(text).defect();
    }

    /** A selector with equality matchers only: {@code metric{a="b"}} or {@code {"metric.name", "a.b"="c"}}. */
    static Optional<Series> selector(String text) {
        return new Expression(text.strip()).selector();
    }

    private Optional<Comparison> comparison() {
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isQuote(c)) {
                skipString();
                continue;
            }
            depth += "({[".indexOf(c) >= 0 ? 1 : ")}]".indexOf(c) >= 0 ? -1 : 0;
            Optional<Op> op = depth == 0 ? opHere() : Optional.empty();
            if (op.isPresent()) {
                String left = text.substring(0, at).strip();
                String right = text.substring(at + op.get().symbol().length()).strip();
                return number(right)
                        .filter(value -> !left.isEmpty())
                        .map(value -> new Comparison(left, op.get(), value));
            }
            at++;
        }
        return Optional.empty();
    }

    private Optional<Op> opHere() {
        for (Op op : new Op[] {Op.GE, Op.LE, Op.EQ, Op.NE, Op.GT, Op.LT}) {
            if (text.startsWith(op.symbol(), at)) {
                return Optional.of(op);
            }
        }
        return Optional.empty();
    }

    private static Optional<Double> number(String text) {
        if (!text.matches("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?")) {
            return Optional.empty();
        }
        return Optional.of(Double.valueOf(text)).filter(Double::isFinite);
    }

    private @Nullable String defect() {
        StringBuilder open = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isQuote(c)) {
                if (!skipString()) {
                    return "A quoted text is not closed.";
                }
                continue;
            }
            int closing = ")}]".indexOf(c);
            if ("({[".indexOf(c) >= 0) {
                open.append(c);
            } else if (closing >= 0) {
                if (open.isEmpty() || open.charAt(open.length() - 1) != "({[".charAt(closing)) {
                    return "The bracket " + c + " at character " + (at + 1) + " closes nothing.";
                }
                open.setLength(open.length() - 1);
            }
            at++;
        }
        return open.isEmpty() ? null : "The bracket " + open.charAt(open.length() - 1) + " is not closed.";
    }

    private Optional<Series> selector() {
        Map<String, String> labels = new TreeMap<>();
        String metric = name();
        skipBlanks();
        if (at < text.length() && !matchers(labels)) {
            return Optional.empty();
        }
        String named = labels.remove("__name__");
        String known = metric == null ? named : metric;
        return known == null || (metric != null && named != null)
                ? Optional.empty()
                : Optional.of(new Series(known, labels));
    }

    /** {@code {a="b", "c.d"="e"}} up to the end of the text; a quoted name alone is the metric's. */
    private boolean matchers(Map<String, String> labels) {
        if (text.charAt(at++) != '{') {
            return false;
        }
        while (skipBlanks() && text.charAt(at) != '}') {
            if (!matcher(labels) || !skipBlanks()) {
                return false;
            }
            if (text.charAt(at) == ',') {
                at++;
            } else if (text.charAt(at) != '}') {
                return false;
            }
        }
        return at == text.length() - 1;
    }

    private boolean matcher(Map<String, String> labels) {
        boolean quoted = isQuote(text.charAt(at));
        String name = quoted ? string() : name();
        if (name == null || !skipBlanks()) {
            return false;
        }
        if (quoted && ",}".indexOf(text.charAt(at)) >= 0) {
            return labels.put("__name__", name) == null;
        }
        if (text.charAt(at) != '=' || text.startsWith("=~", at)) {
            return false;
        }
        at++;
        String value = skipBlanks() && isQuote(text.charAt(at)) ? string() : null;
        return value != null && labels.put(name, value) == null;
    }

    private @Nullable String name() {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_:".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at == start ? null : text.substring(start, at);
    }

    /** The quoted text at this place without its quotes; null when it is not closed or escapes something unusual. */
    private @Nullable String string() {
        int start = at;
        if (!skipString()) {
            return null;
        }
        String inner = text.substring(start + 1, at - 1);
        return inner.indexOf('\\') < 0 || text.charAt(start) == '`'
                ? inner
                : inner.replace("\\\"", "\"").replace("\\\\", "\\");
    }

    private boolean skipString() {
        char quote = text.charAt(at++);
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == quote) {
                return true;
            }
            if (c == '\\' && quote != '`') {
                at++;
            }
        }
        return false;
    }

    private boolean skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }
}
