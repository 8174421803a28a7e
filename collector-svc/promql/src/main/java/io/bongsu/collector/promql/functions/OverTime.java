package io.bongsu.collector.promql.functions;

import io.bongsu.collector.promql.data.Cell;
import io.bongsu.collector.promql.data.Window;
import io.bongsu.collector.promql.parse.Texts;
import java.util.Arrays;

/** Aggregations of the numbers in a range. */
final class OverTime {

    private OverTime() {}

    /** What numbers make; histograms among them are told to be ignored. */
    @FunctionalInterface
    interface OfNumbers {
        double apply(Window window);
    }

    static RangeFunction numbers(OfNumbers function) {
        return (window, scalars, where, out) -> {
            if (window.size() > 0) {
                ignored(window, where);
                out.set(function.apply(window));
            }
        };
    }

    static void ignored(Window window, RangeFunction.Where where) {
        if (window.histogramSize() > 0) {
            where.notes()
                    .inform(
                            "ignored histograms in a range containing both floats and histograms for metric name "
                                    + Texts.quoted(window.labels().metric()),
                            where.argument());
        }
    }

    /** How many numbers there are, or were before they were rolled up. */
    static double count(Window window) {
        int size = Math.max(0, window.size());
        if (!window.isWeighted()) {
            return size;
        }
        double count = 0;
        for (int i = 0; i < size; i++) {
            count += window.weight(i);
        }
        return count;
    }

    static double max(Window window) {
        return window.value(extreme(window, true));
    }

    static double min(Window window) {
        return window.value(extreme(window, false));
    }

    /** Index of the last extreme; NaN loses against any number. */
    static int extreme(Window window, boolean max) {
        int best = 0;
        for (int i = 1; i < window.size(); i++) {
            double value = window.value(i);
            double soFar = window.value(best);
            boolean better = max ? value >= soFar : value <= soFar;
            if (better || Double.isNaN(soFar)) {
                best = i;
            }
        }
        return best;
    }

    static double variance(Window window) {
        double mean = 0;
        double lostOfMean = 0;
        double sum = 0;
        double lost = 0;
        for (int i = 0; i < window.size(); i++) {
            double value = window.value(i);
            double delta = value - (mean + lostOfMean);
            double step = delta / (i + 1);
            double nextMean = mean + step;
            lostOfMean = Kahan.correction(mean, lostOfMean, step, nextMean);
            mean = nextMean;
            double square = delta * (value - (mean + lostOfMean));
            double next = sum + square;
            lost = Kahan.correction(sum, lost, square, next);
            sum = next;
        }
        return (sum + lost) / window.size();
    }

    static double deviation(Window window) {
        return Math.sqrt(variance(window));
    }

    /** Median of the distances from the median. */
    static double medianDeviation(Window window) {
        double[] values = values(window);
        double median = quantile(0.5, values);
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.abs(values[i] - median);
        }
        return quantile(0.5, values);
    }

    static void quantile(Window window, double[] scalars, RangeFunction.Where where, Cell out) {
        if (window.size() == 0) {
            return;
        }
        ignored(window, where);
        out.set(quantile(scalars[0], values(window)));
    }

    private static double[] values(Window window) {
        double[] values = new double[window.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = window.value(i);
        }
        return values;
    }

    /** Linear between the two nearest ranks; NaN counts as smallest. Sorts the array. */
    static double quantile(double q, double[] values) {
        if (values.length == 0 || Double.isNaN(q)) {
            return Double.NaN;
        }
        if (q < 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (q > 1) {
            return Double.POSITIVE_INFINITY;
        }
        Arrays.sort(values); // NaN last
        int nans = 0;
        while (nans < values.length && Double.isNaN(values[values.length - 1 - nans])) {
            nans++;
        }
        double rank = q * (values.length - 1);
        int lower = (int) Math.max(0, Math.floor(rank));
        int upper = Math.min(values.length - 1, lower + 1);
        double weight = rank - Math.floor(rank);
        return ranked(values, nans, lower) * (1 - weight) + ranked(values, nans, upper) * weight;
    }

    private static double ranked(double[] sorted, int nans, int rank) {
        return rank < nans ? Double.NaN : sorted[rank - nans];
    }
}
