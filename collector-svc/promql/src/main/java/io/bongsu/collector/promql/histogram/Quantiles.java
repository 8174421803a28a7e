package io.bongsu.collector.promql.histogram;

import java.util.List;

/**
 * Quantiles, fractions and moments of native histograms. Within exponential buckets on a logarithmic scale, within custom buckets
 * and the zero bucket linear (Prometheus' documentation of histogram_quantile).
 */
public final class Quantiles {

    private Quantiles() {}

    /** The value below which the share q of observations is; q outside 0…1 gives an infinity. */
    public static double quantile(double q, NativeHistogram h) {
        if (q < 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (q > 1) {
            return Double.POSITIVE_INFINITY;
        }
        if (h.count() == 0 || Double.isNaN(q)) {
            return Double.NaN;
        }
        // observations of NaN are in no bucket: then only counting from below is right
        boolean upwards = Double.isNaN(h.sum()) || q < 0.5;
        double rank = (upwards ? q : 1 - q) * h.count();
        List<Bucket> buckets = h.buckets();
        Bucket bucket = new Bucket(0, 0, true, true, 0);
        double count = 0;
        for (int i = 0; i < buckets.size() && (count < rank || bucket.count() == 0); i++) {
            Bucket next = buckets.get(upwards ? i : buckets.size() - 1 - i);
            if (next.count() != 0) {
                bucket = next;
                count += next.count();
            }
        }
        return within(h, bucket, upwards, rank, Math.min(count, h.count()));
    }

    private static double within(NativeHistogram h, Bucket found, boolean upwards, double rank, double count) {
        if (h.isCustom() && found.lower() == Double.NEGATIVE_INFINITY && found.upper() <= 0) {
            return found.upper();
        }
        if (h.isCustom() && found.upper() == Double.POSITIVE_INFINITY && found.lower() != Double.NEGATIVE_INFINITY) {
            return found.lower();
        }
        if (count < rank) {
            return Double.isNaN(h.sum()) ? Double.NaN : found.upper();
        }
        Bucket bucket = narrowed(h, found);
        double inside = upwards ? rank - (count - bucket.count()) : count - rank;
        double fraction = inside / bucket.count();
        if (h.isCustom() || bucket.isAroundZero()) {
            return bucket.lower() + (bucket.upper() - bucket.lower()) * fraction;
        }
        double lower = Logs.log2(Math.abs(bucket.lower()));
        double upper = Logs.log2(Math.abs(bucket.upper()));
        return bucket.lower() > 0
                ? Math.pow(2, lower + (upper - lower) * fraction)
                : -Math.pow(2, upper + (lower - upper) * (1 - fraction));
    }

    /** A zero bucket beside buckets of one sign reaches only to zero; so does a first custom bucket without a lower bound. */
    private static Bucket narrowed(NativeHistogram h, Bucket bucket) {
        if (h.isCustom()) {
            return bucket.lower() == Double.NEGATIVE_INFINITY && bucket.upper() > 0
                    ? bucket.withBounds(0, bucket.upper())
                    : bucket;
        }
        if (!(bucket.lower() < 0 && bucket.upper() > 0)) {
            return bucket;
        }
        boolean positives = h.positive().size() > 0;
        boolean negatives = h.negative().size() > 0;
        if (positives && !negatives) {
            return bucket.withBounds(0, bucket.upper());
        }
        return negatives && !positives ? bucket.withBounds(bucket.lower(), 0) : bucket;
    }

    /** The share of observations between two values. */
    public static double fraction(double lower, double upper, NativeHistogram h) {
        if (h.count() == 0 || Double.isNaN(lower) || Double.isNaN(upper)) {
            return Double.NaN;
        }
        if (lower >= upper) {
            return 0;
        }
        double below = rank(lower, h);
        double upTo = rank(upper, h);
        return (upTo - below) / h.count();
    }

    /** How many observations are below a value. */
    private static double rank(double value, NativeHistogram h) {
        double rank = 0;
        for (Bucket raw : h.buckets()) {
            Bucket bucket = narrowed(h, raw);
            if (bucket.lower() >= value) {
                return Math.min(rank, h.count());
            }
            if (bucket.upper() > value) {
                return Math.min(rank + share(value, h, bucket, rank), h.count());
            }
            rank += bucket.count();
        }
        return Double.isNaN(h.sum()) ? Math.min(rank, h.count()) : h.count();
    }

    private static double share(double value, NativeHistogram h, Bucket bucket, double rank) {
        if (h.isCustom() || bucket.isAroundZero()) {
            // nothing can be said about where in an endless bucket observations are
            return bucket.lower() == Double.NEGATIVE_INFINITY
                    ? bucket.count() - rank
                    : bucket.count() * (value - bucket.lower()) / (bucket.upper() - bucket.lower());
        }
        double lower = Logs.log2(Math.abs(bucket.lower()));
        double upper = Logs.log2(Math.abs(bucket.upper()));
        double at = Logs.log2(Math.abs(value));
        double fraction = bucket.lower() > 0 ? (at - lower) / (upper - lower) : 1 - (at - upper) / (lower - upper);
        return bucket.count() * fraction;
    }

    /** Estimated variance: the middle of each bucket (geometric for exponential ones) stands for its observations. */
    public static double variance(NativeHistogram h) {
        double mean = h.sum() / h.count();
        double sum = 0;
        double lost = 0;
        for (Bucket bucket : h.buckets()) {
            if (bucket.count() == 0) {
                continue;
            }
            double delta = middle(h, bucket) - mean;
            double add = bucket.count() * delta * delta;
            double next = sum + add;
            lost += Math.abs(sum) >= Math.abs(add) ? (sum - next) + add : (add - next) + sum;
            sum = next;
        }
        return (sum + (Double.isFinite(lost) ? lost : 0)) / h.count();
    }

    private static double middle(NativeHistogram h, Bucket bucket) {
        if (h.isCustom()) {
            return (bucket.upper() + bucket.lower()) / 2;
        }
        if (bucket.isAroundZero()) {
            return 0;
        }
        double middle = Math.sqrt(bucket.upper() * bucket.lower());
        return bucket.upper() < 0 ? -middle : middle;
    }
}
