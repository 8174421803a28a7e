package io.bongsu.collector.promql;

import io.bongsu.collector.metrics.Samples;

/**
 * How fast does a counter grow? As Prometheus 3 computes it: the window is open on the left, a fall is a restart, and the
 * growth seen is extended to the window's edges, by at most half a sampling interval beyond a gap and never below zero.
 */
final class Rates {

    private Rates() {}

    /**
     * @param first index of the first sample in the window
     * @param last index of the last one
     * @param start of the window, exclusive, milliseconds
     * @param end of the window, inclusive, milliseconds
     */
    static double of(Expression.Function function, Samples samples, int first, int last, long start, long end) {
        if (last <= first) {
            return Row.ABSENT;
        }
        return function == Expression.Function.IRATE
                ? instant(samples, last)
                : extrapolated(function, samples, first, last, start, end);
    }

    private static double instant(Samples samples, int last) {
        double seconds = (samples.time(last) - samples.time(last - 1)) / 1000.0;
        double now = samples.value(last);
        double before = samples.value(last - 1);
        return (now < before ? now : now - before) / seconds;
    }

    private static double extrapolated(
            Expression.Function function, Samples samples, int first, int last, long start, long end) {
        double growth = growth(samples, first, last);
        double toStart = (samples.time(first) - start) / 1000.0;
        double toEnd = (end - samples.time(last)) / 1000.0;
        double sampled = (samples.time(last) - samples.time(first)) / 1000.0;
        double interval = sampled / (last - first);
        double gap = interval * 1.1;
        if (toStart >= gap) {
            toStart = interval / 2;
        }
        if (growth > 0 && samples.value(first) >= 0) {
            toStart = Math.min(toStart, sampled * (samples.value(first) / growth)); // when it was zero
        }
        if (toEnd >= gap) {
            toEnd = interval / 2;
        }
        double factor = (sampled + toStart + toEnd) / sampled;
        return function == Expression.Function.RATE ? growth * (factor / ((end - start) / 1000.0)) : growth * factor;
    }

    private static double growth(Samples samples, int first, int last) {
        double growth = samples.value(last) - samples.value(first);
        for (int i = first + 1; i <= last; i++) {
            if (samples.value(i) < samples.value(i - 1)) {
                growth += samples.value(i - 1);
            }
        }
        return growth;
    }
}
