package io.bongsu.collector.metrics;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Samples in columns: which series, when, what. Grows; whoever is given it must not change it any more. */
public final class Points {
    private LiveSeries[] series;
    private long[] times;
    private double[] values;
    private int size;
    private int undefined;

    public Points(int capacity) {
        int room = Math.max(4, capacity);
        this.series = new LiveSeries[room];
        this.times = new long[room];
        this.values = new double[room];
    }

    /**
     * @param at milliseconds since the epoch
     */
    public void add(LiveSeries one, long at, double value) {
        if (size == series.length) {
            grow(size + 1);
        }
        series[size] = one;
        times[size] = at;
        values[size++] = value;
        if (!one.isDefined()) {
            undefined++;
        }
    }

    void add(Points others) {
        grow(size + others.size);
        System.arraycopy(others.series, 0, series, size, others.size);
        System.arraycopy(others.times, 0, times, size, others.size);
        System.arraycopy(others.values, 0, values, size, others.size);
        size += others.size;
        undefined += others.undefined;
    }

    /** A series may have been forgotten since it was looked up: its successor takes its place. */
    void replaceGone(Function<LiveSeries, @Nullable LiveSeries> successor) {
        for (int i = 0; i < size; i++) {
            if (!series[i].isLive()) {
                LiveSeries found = successor.apply(series[i]);
                series[i] = found == null ? series[i] : found;
                undefined += series[i].isDefined() ? 0 : 1;
            }
        }
    }

    private void grow(int needed) {
        if (needed > series.length) {
            int room = Math.max(needed, series.length + (series.length >> 1));
            series = Arrays.copyOf(series, room);
            times = Arrays.copyOf(times, room);
            values = Arrays.copyOf(values, room);
        }
    }

    public int size() {
        return size;
    }

    /** How many of the samples were the first of their series when they were added: when none was, all series are defined. */
    int undefined() {
        return undefined;
    }

    public LiveSeries series(int index) {
        return series[index];
    }

    public long time(int index) {
        return times[index];
    }

    public double value(int index) {
        return values[index];
    }

    long[] times() {
        return times;
    }

    double[] values() {
        return values;
    }
}
