package io.bongsu.collector.promql.histogram;

import java.util.function.DoubleUnaryOperator;

/**
 * A histogram without the observations above or below a value (experimental in Prometheus). A bucket that the value cuts keeps its
 * interpolated share; the sum is estimated anew from the middles of the buckets.
 */
public final class Trim {

    private Trim() {}

    public static NativeHistogram above(NativeHistogram histogram, double value) {
        return trimmed(histogram, Double.NEGATIVE_INFINITY, value);
    }

    public static NativeHistogram below(NativeHistogram histogram, double value) {
        return trimmed(histogram, value, Double.POSITIVE_INFINITY);
    }

    private static NativeHistogram trimmed(NativeHistogram h, double from, double to) {
        if (Double.isNaN(from) || Double.isNaN(to)) {
            return h.withTotals(0, 0).withZero(h.zeroThreshold(), 0).withBuckets(Buckets.NONE, Buckets.NONE);
        }
        DoubleUnaryOperator below = value -> Quantiles.fraction(Double.NEGATIVE_INFINITY, value, h) * h.count();
        Buckets positive = kept(h, h.positive(), true, from, to, below);
        Buckets negative = kept(h, h.negative(), false, from, to, below);
        Bucket zeros = new Bucket(-h.zeroThreshold(), h.zeroThreshold(), true, true, h.zeroCount());
        double zero = h.zeroCount() == 0 ? 0 : share(zeros, from, to, below);
        NativeHistogram cut = h.withZero(h.zeroThreshold(), zero).withBuckets(positive, negative);
        double count = positive.sum() + negative.sum() + zero;
        return cut.withTotals(count, count == h.count() ? h.sum() : estimatedSum(cut));
    }

    private static Buckets kept(
            NativeHistogram h, Buckets buckets, boolean positive, double from, double to, DoubleUnaryOperator below) {
        int[] indexes = new int[buckets.size()];
        double[] counts = new double[buckets.size()];
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = buckets.index(i);
            counts[i] = share(positive ? h.positiveBucket(i) : h.negativeBucket(i), from, to, below);
        }
        return Buckets.of(indexes, counts).compact();
    }

    private static double share(Bucket bucket, double from, double to, DoubleUnaryOperator below) {
        if (bucket.lower() >= from && bucket.upper() <= to) {
            return bucket.count();
        }
        if (bucket.upper() <= from || bucket.lower() >= to) {
            return 0;
        }
        double upTo = to < bucket.upper() ? below.applyAsDouble(to) : below.applyAsDouble(bucket.upper());
        double downTo = from > bucket.lower() ? below.applyAsDouble(from) : below.applyAsDouble(bucket.lower());
        return Math.max(0, Math.min(bucket.count(), upTo - downTo));
    }

    private static double estimatedSum(NativeHistogram h) {
        double sum = 0;
        for (Bucket bucket : h.buckets()) {
            double lower = Double.isInfinite(bucket.lower()) ? bucket.upper() : bucket.lower();
            double upper = Double.isInfinite(bucket.upper()) ? bucket.lower() : bucket.upper();
            boolean geometric = !h.isCustom() && !bucket.isAroundZero();
            double middle = geometric ? Math.copySign(Math.sqrt(lower * upper), lower) : (lower + upper) / 2;
            sum += bucket.count() * middle;
        }
        return sum;
    }
}
