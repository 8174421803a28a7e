package io.bongsu.collector.promql.functions;

import io.bongsu.collector.promql.data.Cell;
import io.bongsu.collector.promql.data.Window;
import io.bongsu.collector.promql.histogram.NativeHistogram;
import io.bongsu.collector.promql.histogram.Resets;
import org.jspecify.annotations.Nullable;

/** {@code changes} and {@code resets}: what happens from one sample to the next, numbers and histograms in turn. */
final class Counting {

    private Counting() {}

    static void changes(Window window, double[] scalars, RangeFunction.Where where, Cell out) {
        walk(window, false, out);
    }

    static void resets(Window window, double[] scalars, RangeFunction.Where where, Cell out) {
        walk(window, true, out);
    }

    static boolean differs(double now, double before) {
        return now != before && !(Double.isNaN(now) && Double.isNaN(before));
    }

    private static void walk(Window window, boolean resets, Cell out) {
        int n = 0;
        int h = 0;
        int count = -1; // the first is no step
        double number = 0;
        @Nullable NativeHistogram histogram = null;
        while (n < window.size() || h < window.histogramSize()) {
            boolean isNumber =
                    h >= window.histogramSize() || (n < window.size() && window.time(n) < window.histogramTime(h));
            @Nullable NativeHistogram now = isNumber ? null : window.histogram(h++);
            double value = isNumber ? window.value(n++) : 0;
            boolean step = count < 0
                    || (resets ? isReset(number, histogram, value, now) : isChange(number, histogram, value, now));
            count += step ? 1 : 0;
            number = value;
            histogram = now;
        }
        out.set(count);
    }

    private static boolean isReset(
            double before, @Nullable NativeHistogram was, double now, @Nullable NativeHistogram is) {
        if (was == null && is == null) {
            return now < before;
        }
        return was == null || is == null || Resets.between(was, is);
    }

    private static boolean isChange(
            double before, @Nullable NativeHistogram was, double now, @Nullable NativeHistogram is) {
        if (was == null && is == null) {
            return differs(now, before);
        }
        return was == null || is == null || !was.compact().sameAs(is.compact());
    }
}
