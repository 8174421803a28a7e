package io.bongsu.collector.promql.testfile;

import io.bongsu.collector.promql.ast.LabelMatcher;
import io.bongsu.collector.promql.data.Labels;
import io.bongsu.collector.promql.data.Series;
import io.bongsu.collector.promql.data.SeriesSource;
import io.bongsu.collector.promql.histogram.Hint;
import io.bongsu.collector.promql.histogram.NativeHistogram;
import io.bongsu.collector.promql.histogram.Resets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a test file loads. Histograms come back with the reset hints that a time series database would have kept. */
final class MemoryStore implements SeriesSource {
    private final Map<Labels, TreeMap<Long, Notation.Point>> series = new TreeMap<>();

    void clear() {
        series.clear();
    }

    void add(Labels labels, long time, Notation.Point point) {
        series.computeIfAbsent(labels, _ -> new TreeMap<>()).put(time, point);
    }

    @Override
    public List<Series> select(List<LabelMatcher> matchers, long from, long to, Budget budget) {
        List<Series> found = new ArrayList<>();
        series.forEach((labels, points) -> {
            if (matchers.stream().allMatch(matcher -> matcher.accepts(labels.get(matcher.name())))) {
                Series one = samples(labels, points, from, to);
                budget.read(1, one.size() + 10L * one.histogramSize());
                if (one.size() + one.histogramSize() > 0) {
                    found.add(one);
                }
            }
        });
        return found;
    }

    private static Series samples(Labels labels, Map<Long, Notation.Point> points, long from, long to) {
        Series one = new Series(labels);
        NativeHistogram previous = null;
        for (Map.Entry<Long, Notation.Point> entry : points.entrySet()) {
            NativeHistogram histogram = entry.getValue().histogram();
            boolean inside = entry.getKey() > from && entry.getKey() <= to;
            if (histogram != null && inside) {
                one.add(entry.getKey(), histogram.withHint(hint(previous, histogram)));
            } else if (inside) {
                one.add(entry.getKey(), entry.getValue().value());
            }
            previous = histogram;
        }
        return one;
    }

    /** What is known of a restart, from the sample stored before. */
    private static Hint hint(@Nullable NativeHistogram previous, NativeHistogram histogram) {
        if (histogram.hint() == Hint.GAUGE || histogram.hint() == Hint.RESET) {
            return histogram.hint();
        }
        if (previous == null || previous.hint() == Hint.GAUGE) {
            return Hint.UNKNOWN;
        }
        boolean sameLayout =
                previous.schema() == histogram.schema() && previous.zeroThreshold() == histogram.zeroThreshold();
        if (histogram.count() < previous.count()) {
            return Hint.RESET;
        }
        if (!sameLayout) {
            return Hint.UNKNOWN;
        }
        boolean sameBounds = Arrays.equals(previous.bounds(), histogram.bounds());
        return !sameBounds || Resets.fell(previous, histogram) ? Hint.RESET : Hint.NOT_RESET;
    }
}
