package io.bongsu.collector.histogram;

import io.bongsu.collector.histogram.HistogramPart.Kind;
import java.util.Arrays;

/**
 * One native histogram on its way into the store, as decoders fill it: exponential buckets of schema -4 to 8 around a zero bucket,
 * or custom bounds (schema -53). Bucket {@code i} of an exponential schema ends at {@code 2^(i * 2^-schema)}. Used again and again.
 */
public final class NativeSample {
    public static final int CUSTOM = -53;
    public static final int FINEST = 8;
    public static final int COARSEST = -4;
    /** More are made fewer by a coarser schema, as OpenTelemetry's SDKs do. */
    public static final int MOST_BUCKETS = 160;
    /** More are not looked at. */
    public static final int MOST_SENT = 10_000;

    private final BucketRow positive = new BucketRow();
    private final BucketRow negative = new BucketRow();
    private int schema;
    private double zeroThreshold;
    private double zeroCount;
    private double count;
    private double sum;
    private boolean gauge;
    private double[] bounds = new double[0];

    /** Hears each part that is not 0. */
    public interface Parts {
        void part(long code, double value);
    }

    public void clear() {
        positive.clear();
        negative.clear();
        schema = 0;
        zeroThreshold = 0;
        zeroCount = 0;
        count = 0;
        sum = 0;
        gauge = false;
        bounds = new double[0];
    }

    public BucketRow positive() {
        return positive;
    }

    public BucketRow negative() {
        return negative;
    }

    /** Finer ones than 8 and coarser ones than -4 may be said; {@link #problem} and {@link #fit} look at it. */
    public void schema(int said) {
        schema = said;
    }

    public void zero(double threshold, double observations) {
        zeroThreshold = threshold;
        zeroCount = observations;
    }

    public void totals(double observations, double total) {
        count = observations;
        sum = total;
    }

    /** It may go up and down: falling counts are no restart. */
    public void gauge(boolean isGauge) {
        gauge = isGauge;
    }

    /** Upper bounds of custom buckets without +Inf; kept as it is. */
    public void bounds(double[] upper) {
        bounds = upper;
    }

    /** Why it cannot be kept, empty when it can. */
    public String problem() {
        if (schema != CUSTOM && (schema < COARSEST || schema > 100)) {
            return "a native histogram has a schema of " + COARSEST + " or more, or custom bounds";
        }
        if (positive.size() + negative.size() > MOST_SENT) {
            return "a native histogram has at most " + MOST_SENT + " buckets";
        }
        if (!positive.isAscending() || !negative.isAscending()) {
            return "the buckets of a native histogram overlap";
        }
        if (count < 0 || zeroCount < 0 || positive.hasNegative() || negative.hasNegative()) {
            return "a native histogram counts less than nothing";
        }
        return schema == CUSTOM ? customProblem() : countProblem();
    }

    private String customProblem() {
        if (bounds.length > MOST_BUCKETS) {
            return "a native histogram has at most " + MOST_BUCKETS + " custom bounds";
        }
        for (int i = 0; i < bounds.length; i++) {
            if (Double.isNaN(bounds[i]) || (i > 0 && bounds[i - 1] >= bounds[i])) {
                return "the custom bounds of a native histogram do not ascend";
            }
        }
        boolean outside =
                positive.size() > 0 && (positive.index(0) < 0 || positive.index(positive.size() - 1) > bounds.length);
        if (outside || negative.size() > 0 || zeroCount != 0) {
            return "a native histogram with custom bounds has one bucket more than bounds and no others";
        }
        return countProblem();
    }

    /** NaN is counted, but in no bucket. */
    private String countProblem() {
        double inBuckets = zeroCount + positive.sum() + negative.sum();
        boolean fits = Double.isNaN(sum) ? count >= inBuckets : Math.abs(count - inBuckets) <= 1e-9 * count;
        return fits ? "" : "the buckets of a native histogram do not add up to its count";
    }

    /** Makes it as coarse as it must be to be kept. */
    public void fit() {
        if (schema == CUSTOM) {
            return;
        }
        if (schema > FINEST) {
            coarser(schema - FINEST);
        }
        while (positive.size() + negative.size() > MOST_BUCKETS && schema > COARSEST) {
            coarser(1);
        }
    }

    private void coarser(int steps) {
        positive.coarser(steps);
        negative.coarser(steps);
        schema -= steps;
    }

    /** The count is told always, of the others what is not 0. */
    public void each(Parts parts) {
        parts.part(HistogramPart.COUNT, count);
        some(Kind.SUM, 0, sum, parts);
        some(Kind.SCHEMA, 0, schema, parts);
        some(Kind.THRESHOLD, 0, zeroThreshold, parts);
        some(Kind.ZERO, 0, zeroCount, parts);
        some(Kind.GAUGE, 0, gauge ? 1 : 0, parts);
        for (int i = 0; i < positive.size(); i++) {
            some(Kind.POSITIVE, positive.index(i), positive.count(i), parts);
        }
        for (int i = 0; i < negative.size(); i++) {
            some(Kind.NEGATIVE, negative.index(i), negative.count(i), parts);
        }
        for (int i = 0; i < bounds.length; i++) {
            parts.part(HistogramPart.code(Kind.BOUND, i), bounds[i]);
        }
    }

    private static void some(Kind kind, int index, double value, Parts parts) {
        if (value != 0) {
            parts.part(HistogramPart.code(kind, index), value);
        }
    }

    @Override
    public String toString() {
        return "native histogram of schema " + schema + ", count " + count + ", bounds " + Arrays.toString(bounds);
    }
}
