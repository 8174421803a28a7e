package io.bongsu.event.prometheus;

import java.time.Instant;
import java.util.List;

/**
 * Rules that belong together: those that came with the product, those that people made. Field names are Prometheus'.
 *
 * @param interval seconds between evaluations; 0: with each sample
 */
record RuleGroup(
        String name,
        String file,
        List<PrometheusRule> rules,
        double interval,
        int limit,
        double evaluationTime,
        Instant lastEvaluation) {
    static final String FILE = "bongsu";

    static RuleGroup of(String name, List<PrometheusRule> rules) {
        Instant last = rules.stream()
                .map(PrometheusRule::lastEvaluation)
                .max(Instant::compareTo)
                .orElse(PrometheusRule.NEVER);
        return new RuleGroup(name, FILE, rules, 0, 0, 0, last);
    }
}
