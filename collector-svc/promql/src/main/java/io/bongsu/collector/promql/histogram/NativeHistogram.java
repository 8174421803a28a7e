package io.bongsu.collector.promql.histogram;

import io.bongsu.collector.promql.parse.NumberText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A native histogram whose counts are floating point: exponential buckets of schema -4 to 8 with a zero bucket, or custom bounds
 * (schema -53). Immutable. Follows the data model of Prometheus' native histogram specification.
 *
 * @param positive buckets above the zero bucket; with custom bounds all buckets, from index 0
 * @param bounds upper bounds of custom buckets without +Inf; else empty
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, compared below
public record NativeHistogram(
        int schema,
        Hint hint,
        double zeroThreshold,
        double zeroCount,
        double count,
        double sum,
        Buckets positive,
        Buckets negative,
        double[] bounds) {
    public static final int CUSTOM = -53;
    public static final double[] NO_BOUNDS = new double[0];
    private static final long STALE_BITS = 0x7ff0_0000_0000_0002L;

    /** Nothing observed, in the layout of another. */
    public NativeHistogram emptied() {
        return new NativeHistogram(schema, Hint.UNKNOWN, 0, 0, 0, 0, Buckets.NONE, Buckets.NONE, bounds);
    }

    /** What marks the end of a series of histograms. */
    public static NativeHistogram stale() {
        return new NativeHistogram(
                0, Hint.UNKNOWN, 0, 0, 0, Double.longBitsToDouble(STALE_BITS), Buckets.NONE, Buckets.NONE, NO_BOUNDS);
    }

    public boolean isStale() {
        return Double.doubleToRawLongBits(sum) == STALE_BITS;
    }

    public boolean isCustom() {
        return schema == CUSTOM;
    }

    public NativeHistogram withHint(Hint other) {
        return hint == other
                ? this
                : new NativeHistogram(schema, other, zeroThreshold, zeroCount, count, sum, positive, negative, bounds);
    }

    NativeHistogram withBuckets(Buckets newPositive, Buckets newNegative) {
        return new NativeHistogram(
                schema, hint, zeroThreshold, zeroCount, count, sum, newPositive, newNegative, bounds);
    }

    NativeHistogram withZero(double threshold, double zeros) {
        return new NativeHistogram(schema, hint, threshold, zeros, count, sum, positive, negative, bounds);
    }

    NativeHistogram withTotals(double newCount, double newSum) {
        return new NativeHistogram(
                schema, hint, zeroThreshold, zeroCount, newCount, newSum, positive, negative, bounds);
    }

    public NativeHistogram times(double factor) {
        return new NativeHistogram(
                schema,
                factor < 0 ? Hint.GAUGE : hint,
                zeroThreshold,
                zeroCount * factor,
                count * factor,
                sum * factor,
                positive.scaled(factor, false),
                negative.scaled(factor, false),
                bounds);
    }

    /** Division by zero leaves no buckets. */
    public NativeHistogram dividedBy(double divisor) {
        boolean zero = divisor == 0;
        return new NativeHistogram(
                schema,
                divisor < 0 ? Hint.GAUGE : hint,
                zeroThreshold,
                zeroCount / divisor,
                count / divisor,
                sum / divisor,
                zero ? Buckets.NONE : positive.scaled(divisor, true),
                zero ? Buckets.NONE : negative.scaled(divisor, true),
                bounds);
    }

    public NativeHistogram compact() {
        Buckets p = positive.compact();
        Buckets n = negative.compact();
        return p.size() == positive.size() && n.size() == negative.size() ? this : withBuckets(p, n);
    }

    /** At a coarser schema. */
    public NativeHistogram atSchema(int target) {
        if (target >= schema || isCustom()) {
            return this;
        }
        int steps = schema - target;
        return new NativeHistogram(
                target,
                hint,
                zeroThreshold,
                zeroCount,
                count,
                sum,
                positive.coarser(steps),
                negative.coarser(steps),
                bounds);
    }

    double upperBound(int index) {
        if (!isCustom()) {
            return exponentialBound(index, schema);
        }
        return index < 0 ? Double.NEGATIVE_INFINITY : index >= bounds.length ? Double.POSITIVE_INFINITY : bounds[index];
    }

    /** 2^(index · 2^-schema); the last bucket before overflow ends at the largest number. */
    static double exponentialBound(int index, int schema) {
        if (schema < 0) {
            int exponent = index << -schema;
            return exponent == 1024 ? Double.MAX_VALUE : Math.scalb(1.0, Math.max(-1100, Math.min(1100, exponent)));
        }
        int fraction = index & ((1 << schema) - 1);
        int exponent = index >> schema;
        if (fraction == 0) {
            return exponent == 1024 ? Double.MAX_VALUE : Math.scalb(1.0, exponent);
        }
        return Math.scalb(Math.pow(2, (double) fraction / (1 << schema)), exponent);
    }

    Bucket positiveBucket(int i) {
        double upper = upperBound(positive.index(i));
        double lower = upperBound(positive.index(i) - 1);
        boolean first = isCustom() && positive.index(i) == 0;
        return new Bucket(lower, upper, first, true, positive.count(i));
    }

    Bucket negativeBucket(int i) {
        return new Bucket(
                -upperBound(negative.index(i)), -upperBound(negative.index(i) - 1), true, false, negative.count(i));
    }

    /** All buckets from the lowest to the highest; the zero bucket when it counts something. */
    public List<Bucket> buckets() {
        List<Bucket> all = new ArrayList<>(positive.size() + negative.size() + 1);
        for (int i = negative.size() - 1; i >= 0; i--) {
            all.add(negativeBucket(i));
        }
        if (zeroCount != 0) {
            all.add(new Bucket(-zeroThreshold, zeroThreshold, true, true, zeroCount));
        }
        for (int i = 0; i < positive.size(); i++) {
            all.add(positiveBucket(i));
        }
        return all;
    }

    /** Same layout, same counts, same sum; what is known about resets does not matter. */
    public boolean sameAs(NativeHistogram other) {
        return schema == other.schema
                && same(count, other.count)
                && same(sum, other.sum)
                && same(zeroThreshold, other.zeroThreshold)
                && same(zeroCount, other.zeroCount)
                && Arrays.equals(bounds, other.bounds)
                && positive.equals(other.positive)
                && negative.equals(other.negative);
    }

    private static boolean same(double a, double b) {
        return a == b || (Double.isNaN(a) && Double.isNaN(b));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NativeHistogram histogram && sameAs(histogram) && hint == histogram.hint;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Double.hashCode(count) + Double.hashCode(sum)) + positive.hashCode();
    }

    /** {@code {count:20, sum:10, [-0.001,0.001]:2, (0.5,1]:1}}. */
    @Override
    public String toString() {
        StringBuilder out =
                new StringBuilder("{count:" + NumberText.general(count) + ", sum:" + NumberText.general(sum));
        buckets().forEach(bucket -> out.append(", ").append(bucket));
        return out.append('}').toString();
    }
}
