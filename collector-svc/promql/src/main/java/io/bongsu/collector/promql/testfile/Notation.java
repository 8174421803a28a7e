package io.bongsu.collector.promql.testfile;

import io.bongsu.collector.promql.ast.Expr;
import io.bongsu.collector.promql.ast.LabelMatcher;
import io.bongsu.collector.promql.data.Labels;
import io.bongsu.collector.promql.data.Series;
import io.bongsu.collector.promql.histogram.NativeHistogram;
import io.bongsu.collector.promql.parse.Features;
import io.bongsu.collector.promql.parse.Numbers;
import io.bongsu.collector.promql.parse.Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code metric{label="value"} 1+2x3 _ stale {{count:1}}x2}: a series and its values, one a step. */
record Notation(Labels labels, List<Point> points) {
    private static final String NUMBER = "(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?";
    private static final Pattern ITEM =
            Pattern.compile("([+-]?(?:(?i:inf|nan)|" + NUMBER + "))(?:([+-](?:(?i:inf|nan)|" + NUMBER + "))?x(\\d+))?");
    private static final Pattern BLANK = Pattern.compile("_(?:x(\\d+))?");
    private static final Pattern STALE = Pattern.compile("stale(?:x(\\d+))?");
    private static final Pattern HISTOGRAM = Pattern.compile("\\{\\{(.*?)}}(?:(?:([+-])\\{\\{(.*?)}})?x(\\d+))?");
    static final Point NOTHING = new Point(Double.NaN, null, true);

    /**
     * @param missing whether there is no sample
     */
    record Point(double value, @Nullable NativeHistogram histogram, boolean missing) {
        static Point of(double value) {
            return new Point(value, null, false);
        }

        static Point of(NativeHistogram histogram) {
            return new Point(Double.NaN, histogram, false);
        }

        @Override
        public String toString() {
            return missing ? "_" : histogram != null ? histogram.toString() : Values.shown(value);
        }
    }

    /**
     * @throws IllegalArgumentException when it is none, with the reason
     */
    static Notation parse(String line) {
        int end = metricEnd(line);
        return new Notation(
                labels(line.substring(0, end).strip()),
                points(line.substring(end).strip()));
    }

    /** Only a number, as a scalar's expectation is written; null when there is more. */
    static @Nullable Double number(String line) {
        Matcher item = ITEM.matcher(line.strip());
        return item.matches() && item.group(3) == null ? Numbers.bound(item.group(1)) : null;
    }

    private static int metricEnd(String line) {
        int i = 0;
        while (i < line.length() && line.charAt(i) != '{' && !Character.isWhitespace(line.charAt(i))) {
            i++;
        }
        int brace = i;
        while (brace < line.length() && Character.isWhitespace(line.charAt(brace))) {
            brace++;
        }
        boolean histogram = line.startsWith("{{", brace);
        if (brace == line.length() || line.charAt(brace) != '{' || (histogram && i > 0)) {
            return i;
        }
        char quote = 0;
        for (int at = brace + 1; at < line.length(); at++) {
            char c = line.charAt(at);
            if (quote != 0) {
                if (c == '\\' && quote != '`') {
                    at++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '"' || c == '\'' || c == '`') {
                quote = c;
            } else if (c == '}') {
                return at + 1;
            }
        }
        throw new IllegalArgumentException("braces are not closed: " + line);
    }

    private static Labels labels(String text) {
        String inside = text.replaceAll("\\s", "");
        if (inside.equals("{}")) {
            return Labels.NONE;
        }
        int brace = text.indexOf('{');
        String name = brace < 0 ? text : text.substring(0, brace).strip();
        TreeMap<String, String> labels = new TreeMap<>();
        if (brace >= 0) {
            String given = text.substring(brace, text.length() - 1).strip();
            boolean comma = !given.endsWith("{") && !given.endsWith(",");
            // one matcher more makes any label set a valid selector
            Expr expr = Parser.parse(given + (comma ? "," : "") + "__any__!=\"\"}", Features.NONE);
            for (LabelMatcher matcher : ((Expr.Selector) expr).matchers()) {
                if (!matcher.name().equals("__any__")) {
                    labels.put(matcher.name(), matcher.value());
                }
            }
        }
        if (!name.isEmpty()) {
            labels.put(Labels.METRIC, name);
        }
        return Labels.of(labels);
    }

    static List<Point> points(String text) {
        List<Point> points = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            at = item(text, at, points);
        }
        return points;
    }

    private static int item(String text, int at, List<Point> points) {
        if (text.startsWith("{{", at)) {
            Matcher histogram = HISTOGRAM.matcher(text).region(at, text.length());
            if (histogram.lookingAt()) {
                HistogramNotation.repeat(
                        histogram.group(1), histogram.group(2), histogram.group(3), histogram.group(4), points);
                return histogram.end();
            }
        }
        int end = at;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        word(text.substring(at, end), points);
        return end;
    }

    private static void word(String word, List<Point> points) {
        Matcher blank = BLANK.matcher(word);
        Matcher stale = STALE.matcher(word);
        Matcher item = ITEM.matcher(word);
        if (blank.matches()) {
            for (int i = blank.group(1) == null ? 1 : Integer.parseInt(blank.group(1)); i > 0; i--) {
                points.add(NOTHING);
            }
        } else if (stale.matches()) {
            for (int i = stale.group(1) == null ? 0 : Integer.parseInt(stale.group(1)); i >= 0; i--) {
                points.add(Point.of(Series.STALE));
            }
        } else if (item.matches()) {
            double value = Numbers.bound(item.group(1));
            double step = item.group(2) == null ? 0 : Numbers.bound(item.group(2));
            for (int i = item.group(3) == null ? 0 : Integer.parseInt(item.group(3)); i >= 0; i--) {
                points.add(Point.of(value));
                value = item.group(2) == null ? value : value + step;
            }
        } else {
            throw new IllegalArgumentException("not a value: " + word);
        }
    }
}
