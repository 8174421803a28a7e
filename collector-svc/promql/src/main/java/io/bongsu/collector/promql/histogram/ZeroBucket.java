package io.bongsu.collector.promql.histogram;

/** Widening of the zero bucket, so that two histograms can be compared or added. */
final class ZeroBucket {

    private ZeroBucket() {}

    /** With a zero bucket of at least this width; wider when the threshold falls into a bucket that counts something. */
    static NativeHistogram widened(NativeHistogram histogram, double threshold) {
        double wanted = reach(histogram, threshold);
        double zeros = histogram.zeroCount();
        int positives = 0;
        Buckets positive = histogram.positive();
        while (positives < positive.size()
                && histogram.positiveBucket(positives).lower() < wanted) {
            zeros += positive.count(positives++);
        }
        int negatives = 0;
        Buckets negative = histogram.negative();
        while (negatives < negative.size()
                && histogram.negativeBucket(negatives).upper() > -wanted) {
            zeros += negative.count(negatives++);
        }
        return histogram
                .withZero(wanted, zeros)
                .withBuckets(positive.dropFirst(positives), negative.dropFirst(negatives));
    }

    /** The threshold, moved outward to the bounds of buckets that it would cut. */
    private static double reach(NativeHistogram histogram, double threshold) {
        double wanted = threshold;
        double before;
        do {
            before = wanted;
            for (int i = 0; i < histogram.positive().size(); i++) {
                wanted = outward(histogram.positiveBucket(i).lower(), histogram.positiveBucket(i), wanted);
            }
            for (int i = 0; i < histogram.negative().size(); i++) {
                Bucket bucket = histogram.negativeBucket(i);
                wanted = outward(-bucket.upper(), mirrored(bucket), wanted);
            }
        } while (wanted != before);
        return wanted;
    }

    private static double outward(double near, Bucket bucket, double wanted) {
        return bucket.count() != 0 && near < wanted && bucket.upper() > wanted ? bucket.upper() : wanted;
    }

    private static Bucket mirrored(Bucket bucket) {
        return new Bucket(-bucket.upper(), -bucket.lower(), true, true, bucket.count());
    }
}
