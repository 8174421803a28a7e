package io.bongsu.collector.promql.data;

import io.bongsu.collector.promql.histogram.NativeHistogram;
import org.jspecify.annotations.Nullable;

/** What one computation yields: a number, a histogram or nothing. Used again and again, to spare objects. */
public final class Cell {
    private double value = Row.ABSENT;
    private @Nullable NativeHistogram histogram;

    public void clear() {
        value = Row.ABSENT;
        histogram = null;
    }

    public void set(double number) {
        value = number;
        histogram = null;
    }

    public void set(NativeHistogram one) {
        histogram = one;
        value = Row.ABSENT;
    }

    public boolean isEmpty() {
        return histogram == null && Row.isAbsent(value);
    }

    public void to(Row row, int index) {
        if (histogram != null) {
            row.set(index, histogram);
        } else {
            row.set(index, value);
        }
    }
}
