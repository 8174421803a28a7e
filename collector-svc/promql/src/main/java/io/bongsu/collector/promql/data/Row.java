package io.bongsu.collector.promql.data;

import io.bongsu.collector.promql.histogram.NativeHistogram;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One series of a result: at each time of the grid a number, a histogram or nothing. */
public final class Row {
    /** Where there is no number. It is the staleness marker: no selector lets it through and no arithmetic yields it. */
    public static final double ABSENT = Series.STALE;

    private final Labels labels;
    private final boolean unnamed;
    private final double[] values;
    private NativeHistogram @Nullable [] histograms;

    private Row(Labels labels, boolean unnamed, double[] values, NativeHistogram @Nullable [] histograms) {
        this.labels = labels;
        this.unnamed = unnamed;
        this.values = values;
        this.histograms = histograms;
    }

    public static Row of(Labels labels, double[] values) {
        return new Row(labels, false, values, null);
    }

    /** Nothing at any time, to be filled. */
    public static Row empty(Labels labels, int count) {
        double[] values = new double[count];
        Arrays.fill(values, ABSENT);
        return new Row(labels, false, values, null);
    }

    public static boolean isAbsent(double value) {
        return Double.doubleToRawLongBits(value) == Series.STALE_BITS;
    }

    public Labels labels() {
        return labels;
    }

    /** Shall the metric's name be taken away when all is computed? */
    public boolean isUnnamed() {
        return unnamed;
    }

    public Row withLabels(Labels other) {
        return new Row(other, unnamed, values, histograms);
    }

    public Row withLabels(Labels other, boolean dropName) {
        return new Row(other, dropName, values, histograms);
    }

    /** The numbers themselves, for tight loops. */
    public double[] values() {
        return values;
    }

    public int count() {
        return values.length;
    }

    public double value(int index) {
        return values[index];
    }

    public @Nullable NativeHistogram histogram(int index) {
        NativeHistogram[] all = histograms;
        return all == null ? null : all[index];
    }

    public boolean hasHistograms() {
        return histograms != null;
    }

    public boolean has(int index) {
        return !isAbsent(values[index]) || histogram(index) != null;
    }

    public boolean hasNumber(int index) {
        return !isAbsent(values[index]);
    }

    public void set(int index, double value) {
        values[index] = value;
        NativeHistogram[] all = histograms;
        if (all != null) {
            clear(all, index);
        }
    }

    @SuppressWarnings("NullAway") // an array of histograms has holes
    private static void clear(NativeHistogram[] all, int index) {
        all[index] = null;
    }

    public void set(int index, NativeHistogram histogram) {
        NativeHistogram[] all = histograms;
        if (all == null) {
            all = new NativeHistogram[values.length];
            histograms = all;
        }
        all[index] = histogram;
        values[index] = ABSENT;
    }

    /** What another row has at an index, histogram or number or nothing. */
    public void copy(int index, Row from, int fromIndex) {
        NativeHistogram histogram = from.histogram(fromIndex);
        if (histogram != null) {
            set(index, histogram);
        } else {
            set(index, from.values[fromIndex]);
        }
    }

    public boolean isEmpty() {
        for (int i = 0; i < values.length; i++) {
            if (has(i)) {
                return false;
            }
        }
        return true;
    }

    /** The only time's content at every time of a longer grid. */
    public Row repeated(int count) {
        Row row = empty(labels, count);
        for (int i = 0; i < count; i++) {
            row.copy(i, this, 0);
        }
        return row.withLabels(labels, unnamed);
    }

    /** As samples, holes left out. */
    public Series series(Grid grid) {
        Series series = new Series(labels);
        for (int i = 0; i < values.length; i++) {
            NativeHistogram histogram = histogram(i);
            if (histogram != null) {
                series.add(grid.time(i), histogram);
            } else if (!isAbsent(values[i])) {
                series.add(grid.time(i), values[i]);
            }
        }
        return series;
    }
}
