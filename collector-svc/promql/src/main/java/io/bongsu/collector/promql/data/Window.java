package io.bongsu.collector.promql.data;

import io.bongsu.collector.promql.histogram.NativeHistogram;

/** The part of a series that a range selector sees at one time. Slides: the same object serves all times of a series. */
public final class Window {
    private final Series series;
    private int first;
    private int last = -1;
    private int firstHistogram;
    private int lastHistogram = -1;
    private long start;
    private long end;
    private long time;
    private int[] falls = new int[0];
    private boolean told;

    /**
     * @param series without staleness markers
     */
    public Window(Series series) {
        this.series = series;
    }

    /**
     * To another time; forwards is cheap.
     *
     * @param rangeStart of the range, exclusive
     * @param rangeEnd of the range, inclusive
     * @param before how much earlier samples are seen, for {@code anchored} and {@code smoothed}
     * @param after how much later
     * @param at the evaluation time
     */
    public void move(long rangeStart, long rangeEnd, long before, long after, long at) {
        if (rangeEnd < end || rangeStart < start) {
            first = 0;
            last = -1;
            firstHistogram = 0;
            lastHistogram = -1;
        }
        start = rangeStart;
        end = rangeEnd;
        time = at;
        seek(rangeStart - before, rangeEnd + after);
    }

    private void seek(long from, long to) {
        int size = series.size();
        long[] times = series.times();
        while (last + 1 < size && times[last + 1] <= to) {
            last++;
        }
        while (first < size && times[first] <= from) {
            first++;
        }
        while (lastHistogram + 1 < series.histogramSize() && series.histogramTime(lastHistogram + 1) <= to) {
            lastHistogram++;
        }
        while (firstHistogram < series.histogramSize() && series.histogramTime(firstHistogram) <= from) {
            firstHistogram++;
        }
    }

    /** True once a series: for what need not be said of each time. */
    public boolean isFirst() {
        boolean first = !told;
        told = true;
        return first;
    }

    public Labels labels() {
        return series.labels();
    }

    public int size() {
        return last - first + 1;
    }

    public int histogramSize() {
        return lastHistogram - firstHistogram + 1;
    }

    public boolean isEmpty() {
        return size() <= 0 && histogramSize() <= 0;
    }

    public double value(int index) {
        return series.value(first + index);
    }

    public long time(int index) {
        return series.time(first + index);
    }

    /** How many samples this one stands for. */
    public double weight(int index) {
        return series.weight(first + index);
    }

    public boolean isWeighted() {
        return series.isWeighted();
    }

    public NativeHistogram histogram(int index) {
        return series.histogram(firstHistogram + index);
    }

    public long histogramTime(int index) {
        return series.histogramTime(firstHistogram + index);
    }

    public long start() {
        return start;
    }

    public long end() {
        return end;
    }

    /** The evaluation time, which offsets do not move. */
    public long evaluated() {
        return time;
    }

    /** How often does the value fall from one sample to the next within the window? Counted once for the series. */
    public int falls() {
        int size = series.size();
        if (falls.length != size) {
            falls = new int[size];
            double[] values = series.values();
            for (int i = 1; i < size; i++) {
                falls[i] = falls[i - 1] + (values[i] < values[i - 1] ? 1 : 0);
            }
        }
        return last <= first ? 0 : falls[last] - falls[first];
    }
}
