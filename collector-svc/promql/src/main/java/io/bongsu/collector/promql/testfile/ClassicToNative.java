package io.bongsu.collector.promql.testfile;

import io.bongsu.collector.promql.data.Labels;
import io.bongsu.collector.promql.histogram.Buckets;
import io.bongsu.collector.promql.histogram.Hint;
import io.bongsu.collector.promql.histogram.NativeHistogram;
import io.bongsu.collector.promql.parse.Numbers;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** {@code load_with_nhcb}: bucket, count and sum series also become native histograms with custom bounds. */
final class ClassicToNative {
    private final Map<Labels, TreeMap<Long, Moment>> histograms = new HashMap<>();
    private final Map<Labels, TreeMap<Double, Boolean>> bounds = new HashMap<>();

    private static final class Moment {
        private final TreeMap<Double, Double> cumulative = new TreeMap<>();
        private double count = -1;
        private double sum;
    }

    void add(Labels labels, long time, double value) {
        String name = labels.metric();
        if (name.endsWith("_bucket") && labels.has("le")) {
            double bound = Numbers.bound(labels.get("le"));
            Labels base = base(labels.with("le", ""), "_bucket");
            bounds.computeIfAbsent(base, _ -> new TreeMap<>()).put(bound, true);
            moment(base, time).cumulative.put(bound, value);
        } else if (name.endsWith("_count")) {
            moment(base(labels, "_count"), time).count = value;
        } else if (name.endsWith("_sum")) {
            moment(base(labels, "_sum"), time).sum = value;
        }
    }

    private Moment moment(Labels base, long time) {
        return histograms.computeIfAbsent(base, _ -> new TreeMap<>()).computeIfAbsent(time, _ -> new Moment());
    }

    private static Labels base(Labels labels, String suffix) {
        String name = labels.metric();
        return labels.with(Labels.METRIC, name.substring(0, name.length() - suffix.length()));
    }

    void store(MemoryStore store) {
        bounds.forEach((labels, known) -> {
            double[] finite = known.keySet().stream()
                    .filter(bound -> bound != Double.POSITIVE_INFINITY)
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            histograms
                    .getOrDefault(labels, new TreeMap<>())
                    .forEach((time, moment) -> store.add(labels, time, Notation.Point.of(histogram(finite, moment))));
        });
    }

    private static NativeHistogram histogram(double[] bounds, Moment moment) {
        double[] counts = new double[bounds.length + 1];
        double before = 0;
        for (int i = 0; i < counts.length; i++) {
            double bound = i < bounds.length ? bounds[i] : Double.POSITIVE_INFINITY;
            double upTo = moment.cumulative.getOrDefault(bound, before);
            counts[i] = upTo - before;
            before = upTo;
        }
        double count = moment.count < 0 ? before : moment.count;
        counts[bounds.length] += count - before;
        return new NativeHistogram(
                NativeHistogram.CUSTOM,
                Hint.UNKNOWN,
                0,
                0,
                count,
                moment.sum,
                Buckets.from(0, counts).compact(),
                Buckets.NONE,
                bounds);
    }
}
