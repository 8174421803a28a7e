package io.bongsu.collector.promql.data;

import io.bongsu.collector.promql.histogram.NativeHistogram;
import java.util.Arrays;

/** The samples of one series in order of time: numbers and native histograms apart. Grows; read only after it was filled. */
public final class Series {
    /** What Prometheus writes when a series ends; not a number that arithmetic yields. */
    public static final long STALE_BITS = 0x7ff0_0000_0000_0002L;

    public static final double STALE = Double.longBitsToDouble(STALE_BITS);
    private static final long[] NO_TIMES = new long[0];
    private static final double[] NO_VALUES = new double[0];
    private static final NativeHistogram[] NO_HISTOGRAMS = new NativeHistogram[0];

    private final Labels labels;
    private long[] times = NO_TIMES;
    private double[] values = NO_VALUES;
    private int size;
    private long[] histogramTimes = NO_TIMES;
    private NativeHistogram[] histograms = NO_HISTOGRAMS;
    private int histogramSize;
    private double[] weights = NO_VALUES;
    private long resolution;

    public Series(Labels labels) {
        this.labels = labels;
    }

    /** Takes the arrays over. */
    public Series(Labels labels, long[] times, double[] values, int size) {
        this.labels = labels;
        this.times = times;
        this.values = values;
        this.size = size;
    }

    public static boolean isStale(double value) {
        return Double.doubleToRawLongBits(value) == STALE_BITS;
    }

    public void add(long time, double value) {
        if (size == times.length) {
            int more = Math.max(16, size * 2);
            times = Arrays.copyOf(times, more);
            values = Arrays.copyOf(values, more);
        }
        times[size] = time;
        values[size++] = value;
    }

    public void add(long time, NativeHistogram histogram) {
        if (histogramSize == histogramTimes.length) {
            int more = Math.max(8, histogramSize * 2);
            histogramTimes = Arrays.copyOf(histogramTimes, more);
            histograms = Arrays.copyOf(histograms, more);
        }
        histogramTimes[histogramSize] = time;
        histograms[histogramSize++] = histogram;
    }

    /**
     * Says that the first samples stand for others.
     *
     * @param counts for how many each of them; taken over
     * @param millis and for how much time
     */
    public void standFor(double[] counts, long millis) {
        weights = counts;
        resolution = millis;
    }

    /** How many samples this one stands for. */
    public double weight(int index) {
        return index < weights.length ? weights[index] : 1;
    }

    public boolean isWeighted() {
        return weights.length > 0;
    }

    /** Milliseconds that one of the samples may stand for; 0 when each is one as it came. */
    public long resolution() {
        return resolution;
    }

    public Labels labels() {
        return labels;
    }

    public int size() {
        return size;
    }

    public long time(int index) {
        return times[index];
    }

    public double value(int index) {
        return values[index];
    }

    public int histogramSize() {
        return histogramSize;
    }

    public long histogramTime(int index) {
        return histogramTimes[index];
    }

    public NativeHistogram histogram(int index) {
        return histograms[index];
    }

    /** The times themselves, for tight loops; only the first {@link #size()} count. */
    public long[] times() {
        return times;
    }

    /** The values themselves, for tight loops; only the first {@link #size()} count. */
    public double[] values() {
        return values;
    }

    /** Without staleness markers: what a range sees. */
    public Series withoutStaleness() {
        boolean stale = false;
        for (int i = 0; i < size && !stale; i++) {
            stale = isStale(values[i]);
        }
        for (int i = 0; i < histogramSize && !stale; i++) {
            stale = histograms[i].isStale();
        }
        return stale ? filtered() : this;
    }

    private Series filtered() {
        Series kept = new Series(labels);
        double[] keptWeights = new double[weights.length];
        int weighted = 0;
        for (int i = 0; i < size; i++) {
            if (!isStale(values[i])) {
                kept.add(times[i], values[i]);
                if (i < weights.length) {
                    keptWeights[weighted++] = weights[i];
                }
            }
        }
        kept.standFor(Arrays.copyOf(keptWeights, weighted), resolution);
        for (int i = 0; i < histogramSize; i++) {
            if (!histograms[i].isStale()) {
                kept.add(histogramTimes[i], histograms[i]);
            }
        }
        return kept;
    }
}
