package io.bongsu.event.prometheus;

import io.bongsu.event.rule.WatchedRule;
import io.bongsu.event.watch.ActiveSeries;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A series that is a problem. Field names are Prometheus'. */
record PrometheusAlert(
        Map<String, String> labels, Map<String, String> annotations, String state, Instant activeAt, String value) {
    private static final List<String> SEVERITIES = List.of("normal", "warning", "minor", "major", "critical");

    static PrometheusAlert of(WatchedRule rule, ActiveSeries series) {
        Map<String, String> labels = new TreeMap<>(series.labels());
        labels.put("alertname", rule.name());
        labels.put("severity", severity(rule));
        Double value = series.value();
        return new PrometheusAlert(
                labels,
                Map.of("summary", series.summary()),
                series.firing() ? "firing" : "pending",
                series.since(),
                value == null ? "NaN" : value.toString());
    }

    /** The word of a number of fires. */
    static String severity(WatchedRule rule) {
        return SEVERITIES.get(Math.clamp(rule.severity(), 1, SEVERITIES.size()) - 1);
    }
}
