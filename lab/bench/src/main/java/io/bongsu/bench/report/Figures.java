package io.bongsu.bench.report;

import java.util.Arrays;
import java.util.List;

/** Exact percentiles of all values (nearest rank): no buckets, no interpolation, no value that was not measured. */
public final class Figures {
    private final double[] sorted;

    private Figures(double[] sorted) {
        this.sorted = sorted;
    }

    public static Figures of(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return new Figures(sorted);
    }

    public int count() {
        return sorted.length;
    }

    /** The smallest value that is not less than this share (0 to 100) of all; NaN when there is none at all. */
    public double percentile(double percent) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.clamp(rank, 1, sorted.length) - 1];
    }

    public double median() {
        return percentile(50);
    }

    public double max() {
        return percentile(100);
    }
}
