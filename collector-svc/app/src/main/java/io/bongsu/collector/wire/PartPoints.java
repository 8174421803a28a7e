package io.bongsu.collector.wire;

import io.bongsu.collector.metrics.LiveSeries;
import io.bongsu.collector.metrics.Points;
import java.util.Arrays;

/** The parts of one native histogram, kept back until each of them has a series: half of one would be a lie. Used again. */
public final class PartPoints {
    private LiveSeries[] series = new LiveSeries[32];
    private double[] values = new double[32];
    private int size;

    public void clear() {
        size = 0;
    }

    public void add(LiveSeries part, double value) {
        if (size == series.length) {
            series = Arrays.copyOf(series, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        series[size] = part;
        values[size++] = value;
    }

    /**
     * @param at milliseconds since the epoch
     */
    public void into(Points points, long at) {
        for (int i = 0; i < size; i++) {
            points.add(series[i], at, values[i]);
        }
    }
}
