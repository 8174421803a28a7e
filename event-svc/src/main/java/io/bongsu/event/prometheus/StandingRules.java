package io.bongsu.event.prometheus;

import io.bongsu.event.rule.DefaultRules;
import io.bongsu.event.rule.ListedRule;
import io.bongsu.event.rule.ListedRules;
import io.bongsu.event.watch.ActiveSeries;
import io.bongsu.event.watch.ActiveSeriesOf;
import io.bongsu.event.watch.ActiveSeriesOf.Judged;
import io.bongsu.platform.tenancy.TenantTransaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The tenant's rules and how they stand, read in one transaction. */
@Component
class StandingRules {
    static final int MOST_RULES = 2_000;
    static final int MOST_ALERTS = 5_000;

    private final DefaultRules defaults;
    private final ListedRules rules;
    private final ActiveSeriesOf series;
    private final TenantTransaction transaction;

    StandingRules(DefaultRules defaults, ListedRules rules, ActiveSeriesOf series, TenantTransaction transaction) {
        this.defaults = defaults;
        this.rules = rules;
        this.series = series;
        this.transaction = transaction;
    }

    /**
     * @param active series that are a problem, by rule
     * @param judged when a rule judged a sample last, by rule
     * @param cut there are more problems than are told
     */
    record Stand(List<ListedRule> rules, Map<UUID, List<ActiveSeries>> active, Map<UUID, Instant> judged, boolean cut) {

        List<PrometheusAlert> alerts(ListedRule rule) {
            return active.getOrDefault(rule.rule().id(), List.of()).stream()
                    .map(one -> PrometheusAlert.of(rule.rule(), one))
                    .toList();
        }

        PrometheusRule rule(ListedRule rule) {
            return PrometheusRule.of(rule, alerts(rule), judged.get(rule.rule().id()));
        }
    }

    Mono<Stand> now() {
        return defaults.give()
                .thenMany(rules.enabled(MOST_RULES))
                .collectList()
                .flatMap(all -> series.active(all.stream().map(ListedRule::rule).toList(), MOST_ALERTS + 1)
                        .collectList()
                        .zipWith(
                                series.judged().collect(Collectors.toMap(Judged::ruleId, Judged::at)),
                                (active, judged) -> stand(all, active, judged)))
                .as(transaction::run);
    }

    private static Stand stand(List<ListedRule> rules, List<ActiveSeries> active, Map<UUID, Instant> judged) {
        boolean cut = active.size() > MOST_ALERTS;
        Map<UUID, List<ActiveSeries>> byRule =
                active.stream().limit(MOST_ALERTS).collect(Collectors.groupingBy(ActiveSeries::ruleId));
        return new Stand(rules, byRule, judged, cut);
    }
}
