package io.bongsu.collector.promql.functions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A histogram made of bucket series: cumulative counts by upper bound. */
public final class ClassicBuckets {
    private static final double TOLERANCE = 1e-12;

    private record Bucket(double bound, double count) {}

    private final List<Bucket> buckets = new ArrayList<>();
    private boolean forced;

    public void add(double bound, double count) {
        buckets.add(new Bucket(bound, count));
    }

    public boolean isEmpty() {
        return buckets.isEmpty();
    }

    /** Did counts fall from one bucket to the next, by more than rounding? */
    public boolean wasForced() {
        return forced;
    }

    /** Sorted, one bucket a bound; false when the last one is not +Inf. */
    private boolean prepare() {
        buckets.sort(Comparator.comparingDouble(Bucket::bound));
        if (buckets.isEmpty() || buckets.getLast().bound() != Double.POSITIVE_INFINITY) {
            return false;
        }
        List<Bucket> merged = new ArrayList<>();
        for (Bucket bucket : buckets) {
            if (!merged.isEmpty() && merged.getLast().bound() == bucket.bound()) {
                Bucket last = merged.removeLast();
                merged.add(new Bucket(bucket.bound(), last.count() + bucket.count()));
            } else {
                merged.add(bucket);
            }
        }
        buckets.clear();
        buckets.addAll(merged);
        return true;
    }

    private void ascend() {
        double previous = buckets.getFirst().count();
        for (int i = 1; i < buckets.size(); i++) {
            Bucket bucket = buckets.get(i);
            double count = bucket.count();
            boolean equal = almostEqual(previous, count);
            if (count != previous && (equal || count < previous)) {
                forced |= !equal;
                buckets.set(i, new Bucket(bucket.bound(), previous));
            } else {
                previous = count;
            }
        }
    }

    private static boolean almostEqual(double a, double b) {
        if (a == b || (Double.isNaN(a) && Double.isNaN(b))) {
            return true;
        }
        double sum = Math.abs(a) + Math.abs(b);
        double difference = Math.abs(a - b);
        if (a == 0 || b == 0 || sum < Double.MIN_NORMAL) {
            return difference < TOLERANCE * Double.MIN_NORMAL;
        }
        return difference / Math.min(sum, Double.MAX_VALUE) < TOLERANCE;
    }

    /** Linear within a bucket; the first begins at zero, the last has no end. */
    public double quantile(double q) {
        if (Double.isNaN(q)) {
            return Double.NaN;
        }
        if (q < 0 || q > 1) {
            return q < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (!prepare()) {
            return Double.NaN;
        }
        ascend();
        int last = buckets.size() - 1;
        double observations = buckets.get(last).count();
        if (last < 1 || observations == 0 || Double.isNaN(observations)) {
            return Double.NaN;
        }
        double rank = q * observations;
        int b = 0;
        while (b < last && !(buckets.get(b).count() >= rank)) {
            b++;
        }
        if (b == last) {
            return buckets.get(last - 1).bound();
        }
        double end = buckets.get(b).bound();
        if (b == 0 && end <= 0) {
            return end;
        }
        double start = b == 0 ? 0 : buckets.get(b - 1).bound();
        double before = b == 0 ? 0 : buckets.get(b - 1).count();
        return start + (end - start) * ((rank - before) / (buckets.get(b).count() - before));
    }

    /** The share of observations between two values. */
    public double fraction(double lower, double upper) {
        if (!prepare()) {
            return Double.NaN;
        }
        double observations = buckets.getLast().count();
        if (observations == 0 || Double.isNaN(lower) || Double.isNaN(upper) || Double.isNaN(observations)) {
            return Double.NaN;
        }
        return lower >= upper ? 0 : (rank(upper) - rank(lower)) / observations;
    }

    private double rank(double value) {
        double before = 0;
        double start = buckets.getFirst().bound() > 0 ? 0 : Double.NEGATIVE_INFINITY;
        for (Bucket bucket : buckets) {
            if (start >= value) {
                return before;
            }
            if (bucket.bound() > value) {
                return start == Double.NEGATIVE_INFINITY
                        ? bucket.count()
                        : before + (bucket.count() - before) * ((value - start) / (bucket.bound() - start));
            }
            before = bucket.count();
            start = bucket.bound();
        }
        return before;
    }
}
