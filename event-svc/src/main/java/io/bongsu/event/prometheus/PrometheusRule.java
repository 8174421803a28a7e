package io.bongsu.event.prometheus;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bongsu.event.rule.ListedRule;
import io.bongsu.event.rule.WatchedRule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alerting rule. Field names are Prometheus'.
 *
 * @param duration seconds a breach lasts before the alert fires
 * @param health ok, or unknown when no sample has come yet
 * @param evaluationTime always 0: a rule is judged with each sample, not in rounds
 */
record PrometheusRule(
        String state,
        String name,
        String query,
        double duration,
        double keepFiringFor,
        Map<String, String> labels,
        Map<String, String> annotations,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<PrometheusAlert> alerts,
        String health,
        double evaluationTime,
        Instant lastEvaluation,
        String type) {
    /** Go's zero time: never. */
    static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

    static PrometheusRule of(ListedRule listed, List<PrometheusAlert> alerts, @Nullable Instant judged) {
        WatchedRule rule = listed.rule();
        return new PrometheusRule(
                state(alerts),
                rule.name(),
                listed.query(),
                rule.hold().toMillis() / 1_000.0,
                0,
                Map.of("severity", PrometheusAlert.severity(rule)),
                Map.of("summary", rule.summary()),
                alerts,
                judged == null ? "unknown" : "ok",
                0,
                judged == null ? NEVER : judged,
                "alerting");
    }

    private static String state(List<PrometheusAlert> alerts) {
        if (alerts.stream().anyMatch(alert -> alert.state().equals("firing"))) {
            return "firing";
        }
        return alerts.isEmpty() ? "inactive" : "pending";
    }

    PrometheusRule withoutAlerts() {
        return new PrometheusRule(
                state,
                name,
                query,
                duration,
                keepFiringFor,
                labels,
                annotations,
                null,
                health,
                evaluationTime,
                lastEvaluation,
                type);
    }
}
