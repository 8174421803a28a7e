package io.bongsu.collector.promql.testfile;

import io.bongsu.collector.promql.histogram.Addition;
import io.bongsu.collector.promql.histogram.Buckets;
import io.bongsu.collector.promql.histogram.Hint;
import io.bongsu.collector.promql.histogram.NativeHistogram;
import io.bongsu.collector.promql.parse.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code schema:0 sum:5 count:4 buckets:[1 2 1]}: a native histogram as test files write it. */
final class HistogramNotation {
    private static final Pattern ENTRY = Pattern.compile("\\s*([a-z_]+):(\\[[^\\]]*\\]|[^\\s]+)\\s*");

    private int schema;
    private double sum;
    private double count;
    private double zeroThreshold;
    private double zeroCount;
    private int offset;
    private int negativeOffset;
    private double[] positive = NativeHistogram.NO_BOUNDS;
    private double[] negative = NativeHistogram.NO_BOUNDS;
    private double[] bounds = NativeHistogram.NO_BOUNDS;
    private Hint hint = Hint.UNKNOWN;

    private HistogramNotation() {}

    static NativeHistogram parse(String text) {
        HistogramNotation notation = new HistogramNotation();
        Matcher entry = ENTRY.matcher(text);
        int end = 0;
        while (end < text.length()) {
            entry.region(end, text.length());
            if (!entry.lookingAt()) {
                if (text.substring(end).isBlank()) {
                    break;
                }
                throw new IllegalArgumentException("not a histogram: " + text);
            }
            notation.set(entry.group(1), entry.group(2));
            end = entry.end();
        }
        return notation.histogram();
    }

    private void set(String key, String value) {
        switch (key) {
            case "schema" -> schema = Integer.parseInt(value);
            case "sum" -> sum = Numbers.bound(value);
            case "count" -> count = Numbers.bound(value);
            case "z_bucket" -> zeroCount = Numbers.bound(value);
            case "z_bucket_w" -> zeroThreshold = Numbers.bound(value);
            case "offset" -> offset = Integer.parseInt(value);
            case "n_offset" -> negativeOffset = Integer.parseInt(value);
            case "buckets" -> positive = numbers(value);
            case "n_buckets" -> negative = numbers(value);
            case "custom_values" -> bounds = numbers(value);
            case "counter_reset_hint" -> hint = Hint.valueOf(value.toUpperCase(Locale.ROOT));
            default -> throw new IllegalArgumentException("unknown histogram field: " + key);
        }
    }

    private static double[] numbers(String list) {
        String inside = list.substring(1, list.length() - 1).strip();
        return inside.isEmpty()
                ? NativeHistogram.NO_BOUNDS
                : Arrays.stream(inside.split("[\\s,]+", -1))
                        .mapToDouble(Numbers::bound)
                        .toArray();
    }

    private NativeHistogram histogram() {
        // bucket 0 of an exponential schema ends at 1; the notation's first index is 0 too
        return new NativeHistogram(
                schema,
                hint,
                zeroThreshold,
                zeroCount,
                count,
                sum,
                Buckets.from(offset, positive),
                Buckets.from(negativeOffset, negative),
                bounds);
    }

    /** Adds the histogram once, or as often as the series says, each larger by the second one. */
    static void repeat(
            String base,
            @Nullable String sign,
            @Nullable String more,
            @Nullable String times,
            List<Notation.Point> points) {
        NativeHistogram histogram = parse(base);
        NativeHistogram step = more == null ? null : parse(more);
        for (int i = times == null ? 0 : Integer.parseInt(times); i >= 0; i--) {
            points.add(Notation.Point.of(histogram));
            if (step != null) {
                Addition next = Addition.of(histogram, step, "-".equals(sign) ? -1 : 1);
                if (next.histogram() == null) {
                    throw new IllegalArgumentException("histograms cannot be added: " + base + " and " + more);
                }
                histogram = next.histogram().compact();
            }
        }
    }
}
