package io.bongsu.collector.metrics;

import java.util.Arrays;

/** The samples of one series in order of time. Grows; read only after it was filled. */
public final class Samples {
    private final StoredSeries series;
    private long[] times = new long[16];
    private double[] values = new double[16];
    private int size;
    private double[] weights = new double[0];
    private long resolution;

    public Samples(StoredSeries series) {
        this.series = series;
    }

    /** Takes the arrays as they are; times ascend. */
    Samples(StoredSeries series, long[] times, double[] values, int size) {
        this.series = series;
        this.times = times;
        this.values = values;
        this.size = size;
    }

    /**
     * @param weights of the first ones, which are roll-ups of that many samples
     * @param resolution milliseconds that one of them stands for
     */
    Samples(StoredSeries series, long[] times, double[] values, int size, double[] weights, long resolution) {
        this(series, times, values, size);
        this.weights = weights;
        this.resolution = resolution;
    }

    public void add(long at, double value) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        times[size] = at;
        values[size++] = value;
    }

    public StoredSeries series() {
        return series;
    }

    public int size() {
        return size;
    }

    /** How many samples each of the first ones stands for, as long as they are roll-ups; all others are one. */
    public double[] weights() {
        return weights;
    }

    /** Milliseconds that one of the roll-ups stands for; 0 when there is none. */
    public long resolution() {
        return resolution;
    }

    public long time(int index) {
        return times[index];
    }

    public double value(int index) {
        return values[index];
    }
}
