package io.bongsu.collector.remotestore;

import io.bongsu.collector.metrics.MetricsProperties;
import io.bongsu.collector.metrics.QueryLimit;
import io.bongsu.collector.metrics.Samples;
import io.bongsu.collector.metrics.Selector;
import io.bongsu.collector.metrics.StoredSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What was asked for of what is answered, as much as is allowed: others' edges of ranges and matchers are not ours. */
final class Chosen implements AnswerReader.Matrix {
    private final Selector selector;
    private final long from;
    private final long to;
    private final MetricsProperties limits;
    private final List<Samples> all = new ArrayList<>();
    private long[] times = new long[256];
    private double[] values = new double[256];
    private int size;
    private long read;

    Chosen(Selector selector, long from, long to, MetricsProperties limits) {
        this.selector = selector;
        this.from = from;
        this.to = to;
        this.limits = limits;
    }

    List<Samples> all() {
        return all;
    }

    @Override
    public void sample(long at, double value) {
        if (++read > limits.samplesPerQuery()) {
            throw new QueryLimit(
                    "too-many-samples",
                    "The query reads more than " + limits.samplesPerQuery()
                            + " samples. Choose fewer series or a shorter time.");
        }
        boolean again = size > 0 && times[size - 1] >= at; // of equal times the first one stays
        if (at > from && at <= to && !again) {
            if (size == times.length) {
                times = Arrays.copyOf(times, size * 2);
                values = Arrays.copyOf(values, size * 2);
            }
            times[size] = at;
            values[size++] = value;
        }
    }

    @Override
    public void series(Map<String, String> labels) {
        StoredSeries series = RemoteReading.stored(labels);
        if (size > 0 && selector.accepts(series.metric(), series.labels())) {
            Samples kept = new Samples(series);
            for (int i = 0; i < size; i++) {
                kept.add(times[i], values[i]);
            }
            all.add(kept);
            checkSeries(all.size(), limits);
        }
        size = 0;
    }

    static void checkSeries(int found, MetricsProperties limits) {
        if (found > limits.seriesPerQuery()) {
            throw new QueryLimit(
                    "too-many-series",
                    "The selector matches more than " + limits.seriesPerQuery()
                            + " series. Add matchers to narrow it.");
        }
    }
}
