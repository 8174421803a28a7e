package io.bongsu.collector.promql.functions;

import io.bongsu.collector.promql.data.Cell;
import io.bongsu.collector.promql.data.Window;

/**
 * Rates between exact edges, without extrapolation: {@code anchored} takes the last sample before an edge, {@code smoothed} draws a
 * line between the samples around it (experimental in Prometheus).
 */
final class EdgeRates {

    private EdgeRates() {}

    static RangeFunction of(boolean counter, boolean perSecond, boolean smoothed) {
        return (window, scalars, where, out) -> {
            if (window.histogramSize() > 0) {
                throw new IllegalArgumentException(
                        "smoothed and anchored modifiers do not work with native histograms");
            }
            if (window.size() > 0) {
                numbers(window, counter, perSecond ? where.seconds() : 1, smoothed, out);
            }
        };
    }

    private static void numbers(Window window, boolean counter, double divisor, boolean smoothed, Cell out) {
        int last = window.size() - 1;
        int first = 0;
        while (first < last && window.time(first + 1) <= window.start()) {
            first++;
        }
        if (smoothed) {
            int after = first;
            while (after < last && window.time(after) < window.end()) {
                after++;
            }
            last = after;
        }
        if (window.time(last) <= window.start()) {
            return;
        }
        double left = smoothed && window.time(first) < window.start() && first < window.size() - 1
                ? between(window, first, window.start(), counter, true)
                : window.value(first);
        double right = smoothed && last > 0 && window.time(last) > window.end()
                ? between(window, last - 1, window.end(), counter, false)
                : window.value(last);
        double growth = right - left + (counter ? restarts(window, first, last, left, right) : 0);
        out.set(growth / divisor);
    }

    private static double between(Window window, int index, long time, boolean counter, boolean atStart) {
        double y1 = window.value(index);
        double y2 = window.value(index + 1);
        if (counter && y2 < y1) {
            if (atStart) {
                y1 = 0;
            } else {
                y2 += y1;
            }
        }
        double share = (double) (time - window.time(index)) / (double) (window.time(index + 1) - window.time(index));
        return y1 + (y2 - y1) * share;
    }

    private static double restarts(Window window, int first, int last, double left, double right) {
        double lost = 0;
        double previous = left;
        for (int i = first; i <= last; i++) {
            boolean inside = window.time(i) > window.start() && window.time(i) < window.end();
            if (inside) {
                lost += window.value(i) < previous ? previous : 0;
                previous = window.value(i);
            }
        }
        return lost + (right < previous ? previous : 0);
    }

    /** How often the value changes, or falls, from the one at the start to the one at the end of the range. */
    static RangeFunction steps(boolean falls) {
        return (window, scalars, where, out) -> {
            int last = window.size() - 1;
            if (last < 0 || window.time(last) <= window.start()) {
                return;
            }
            int first = 0;
            while (first < last && window.time(first + 1) <= window.start()) {
                first++;
            }
            int count = 0;
            for (int i = first + 1; i <= last; i++) {
                boolean counts = falls
                        ? window.value(i) < window.value(i - 1)
                        : Counting.differs(window.value(i), window.value(i - 1));
                count += counts ? 1 : 0;
            }
            out.set(count);
        };
    }
}
