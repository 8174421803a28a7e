package io.bongsu.collector.otlp;

import io.bongsu.collector.histogram.HistogramPart;
import io.bongsu.collector.metrics.Series;
import io.bongsu.collector.resource.Labels;
import io.bongsu.collector.resource.Resource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * {@code target_info}: what a resource says of itself beside what identifies it, as labels of one series that {@code info()} joins.
 * A sample once a minute keeps it alive.
 */
final class TargetInfo {
    static final String METRIC = "target_info";
    private static final long EVERY = 60_000;
    private static final int MOST_LABELS = 128;

    private final Series series;
    private final AtomicLong last = new AtomicLong(Long.MIN_VALUE + EVERY);

    private TargetInfo(Series series) {
        this.series = series;
    }

    /** Null when there is nothing to tell, or nothing to tell it of. */
    static @Nullable TargetInfo of(Resource resource, Map<String, String> attributes) {
        Map<String, String> identity = resource.labels();
        TreeMap<String, String> labels = new TreeMap<>(identity);
        attributes.forEach((name, value) -> {
            boolean fits = labels.size() < MOST_LABELS && !name.equals(HistogramPart.LABEL);
            if (fits && !value.isEmpty() && LabelRules.accept(name, value)) {
                labels.putIfAbsent(name, value);
            }
        });
        if (identity.isEmpty() || labels.size() == identity.size()) {
            return null;
        }
        return new TargetInfo(
                new Series(METRIC, Labels.of(labels), "info", "", Labels.of(identity), resource.entity()));
    }

    /** The series when it is time for another sample, which then counts as told. */
    @Nullable
    Series due(long at) {
        long before = last.get();
        return at - EVERY >= before && last.compareAndSet(before, at) ? series : null;
    }
}
