package io.bongsu.collector.promql.histogram;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Sum or difference of two histograms: the coarser schema and the wider zero bucket win, and differing custom bounds are reduced to
 * those that both have.
 *
 * @param histogram null when one has custom bounds and the other has not
 * @param resetCollision one was known to follow a reset, the other not to
 * @param reconciled custom bounds differed
 */
public record Addition(@Nullable NativeHistogram histogram, boolean resetCollision, boolean reconciled) {
    private static final Addition IMPOSSIBLE = new Addition(null, false, false);

    public static Addition of(NativeHistogram left, NativeHistogram right, double sign) {
        if (left.isCustom() != right.isCustom()) {
            return IMPOSSIBLE;
        }
        Hint hint = hint(left.hint(), right.hint());
        boolean collision = left.hint() != right.hint() && isDefinite(left.hint()) && isDefinite(right.hint());
        if (left.isCustom()) {
            boolean differ = !Arrays.equals(left.bounds(), right.bounds());
            double[] bounds = differ ? common(left.bounds(), right.bounds()) : left.bounds();
            NativeHistogram a = differ ? rebound(left, bounds) : left;
            NativeHistogram b = differ ? rebound(right, bounds) : right;
            return new Addition(sum(a, b, sign, hint), collision, differ);
        }
        int schema = Math.min(left.schema(), right.schema());
        NativeHistogram a = left.atSchema(schema);
        NativeHistogram b = right.atSchema(schema);
        while (a.zeroThreshold() != b.zeroThreshold()) {
            if (a.zeroThreshold() > b.zeroThreshold()) {
                b = ZeroBucket.widened(b, a.zeroThreshold());
            } else {
                a = ZeroBucket.widened(a, b.zeroThreshold());
            }
        }
        return new Addition(sum(a, b, sign, hint), collision, false);
    }

    private static NativeHistogram sum(NativeHistogram a, NativeHistogram b, double sign, Hint hint) {
        return new NativeHistogram(
                a.schema(),
                hint,
                a.zeroThreshold(),
                a.zeroCount() + sign * b.zeroCount(),
                a.count() + sign * b.count(),
                a.sum() + sign * b.sum(),
                a.positive().plus(b.positive(), sign),
                a.negative().plus(b.negative(), sign),
                a.bounds());
    }

    private static boolean isDefinite(Hint hint) {
        return hint == Hint.RESET || hint == Hint.NOT_RESET;
    }

    /** A gauge with anything is a gauge; else what both agree on. */
    static Hint hint(Hint left, Hint right) {
        if (left == right) {
            return left;
        }
        return left == Hint.GAUGE || right == Hint.GAUGE ? Hint.GAUGE : Hint.UNKNOWN;
    }

    static double[] common(double[] left, double[] right) {
        return Arrays.stream(left)
                .filter(bound -> Arrays.binarySearch(right, bound) >= 0)
                .toArray();
    }

    /** With fewer bounds: a bucket goes where its upper bound falls. */
    static NativeHistogram rebound(NativeHistogram histogram, double[] bounds) {
        double[] counts = new double[bounds.length + 1];
        for (int i = 0; i < histogram.positive().size(); i++) {
            double upper = histogram.upperBound(histogram.positive().index(i));
            int found = Arrays.binarySearch(bounds, upper);
            int target = found < 0 ? -found - 1 : found;
            counts[target] += histogram.positive().count(i);
        }
        return new NativeHistogram(
                histogram.schema(),
                histogram.hint(),
                0,
                0,
                histogram.count(),
                histogram.sum(),
                Buckets.from(0, counts).compact(),
                Buckets.NONE,
                bounds);
    }
}
