package io.bongsu.collector.promql.testfile;

import io.bongsu.collector.promql.data.Series;
import io.bongsu.collector.promql.histogram.Buckets;
import io.bongsu.collector.promql.histogram.Hint;
import io.bongsu.collector.promql.histogram.NativeHistogram;
import io.bongsu.collector.promql.parse.NumberText;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** When a value is the one that was expected: equal but for the last digits. */
final class Values {
    private static final double TOLERANCE = 1e-6; // Prometheus' own in these tests

    private Values() {}

    static String shown(double value) {
        return Series.isStale(value) ? "stale" : NumberText.general(value);
    }

    static boolean equal(double expected, double got) {
        if (Double.isNaN(expected) || Double.isNaN(got)) {
            return Double.isNaN(expected) && Double.isNaN(got) && Series.isStale(expected) == Series.isStale(got);
        }
        if (expected == got) {
            return true;
        }
        double sum = Math.abs(expected) + Math.abs(got);
        double difference = Math.abs(expected - got);
        if (expected == 0 || got == 0 || sum < Double.MIN_NORMAL) {
            return difference < TOLERANCE * Double.MIN_NORMAL;
        }
        return difference / Math.min(sum, Double.MAX_VALUE) < TOLERANCE;
    }

    static boolean equal(Notation.Point expected, double value, @Nullable NativeHistogram histogram) {
        NativeHistogram wanted = expected.histogram();
        if (wanted == null || histogram == null) {
            return wanted == null && histogram == null && equal(expected.value(), value);
        }
        return equal(wanted.compact(), histogram.compact());
    }

    private static boolean equal(NativeHistogram wanted, NativeHistogram got) {
        return wanted.schema() == got.schema()
                && equal(wanted.count(), got.count())
                && equal(wanted.sum(), got.sum())
                && equal(wanted.zeroThreshold(), got.zeroThreshold())
                && equal(wanted.zeroCount(), got.zeroCount())
                && Arrays.equals(wanted.bounds(), got.bounds())
                && equal(wanted.positive(), got.positive())
                && equal(wanted.negative(), got.negative())
                && (wanted.hint() == Hint.UNKNOWN || wanted.hint() == got.hint());
    }

    private static boolean equal(Buckets wanted, Buckets got) {
        if (wanted.size() != got.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (wanted.index(i) != got.index(i) || !equal(wanted.count(i), got.count(i))) {
                return false;
            }
        }
        return true;
    }
}
