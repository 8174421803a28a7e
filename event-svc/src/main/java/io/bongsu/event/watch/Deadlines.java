package io.bongsu.event.watch;

import io.bongsu.event.alert.AlertSignal;
import io.bongsu.event.alert.Alerts;
import io.bongsu.event.rule.RuleWatchers;
import io.bongsu.event.rule.WatchedRule;
import io.bongsu.event.rule.WatchedRules;
import io.bongsu.event.watch.Judge.Judgement;
import io.bongsu.event.watch.SeriesRepository.DueRule;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What becomes true by time alone: a breach that lasted long enough, a series that fell silent. Deadlines are durable, so a
 * restart loses none; the rule's lock keeps samples, changes of the rule and other instances apart.
 */
@Component
class Deadlines implements RuleWatchers {
    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

    private final WatchedRules rules;
    private final SeriesRepository series;
    private final Alerts alerts;
    private final TenantTransaction transaction;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Instant startedAt;

    Deadlines(
            WatchedRules rules,
            SeriesRepository series,
            Alerts alerts,
            TenantTransaction transaction,
            MeterRegistry meters,
            Clock clock) {
        this.rules = rules;
        this.series = series;
        this.alerts = alerts;
        this.transaction = transaction;
        this.meters = meters;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /** One look at the clock; a rule that fails does not hold up the others. */
    Mono<Void> tick() {
        return Mono.fromSupplier(clock::instant)
                .flatMapMany(series::dueRules)
                .concatMap(due -> transaction
                        .run(new Tenant(due.tenantId()), judge(due.ruleId()))
                        .onErrorResume(Exception.class, error -> failed(due, error)))
                .then();
    }

    private Mono<Void> failed(DueRule due, Exception error) {
        return Mono.fromRunnable(() -> {
            meters.counter("bongsu.event.deadlines.failures").increment();
            LOG.atWarn()
                    .addKeyValue("rule", due.ruleId())
                    .addKeyValue("reason", error.toString())
                    .log("deadlines of a rule were not judged, the next tick tries again");
        });
    }

    private Mono<Void> judge(UUID ruleId) {
        return rules.lock(List.of(ruleId))
                .singleOrEmpty()
                .flatMap(rule -> judge(rule).thenReturn(true))
                .switchIfEmpty(Mono.defer(() -> series.forget(ruleId).thenReturn(false)))
                .then();
    }

    private Mono<Void> judge(WatchedRule rule) {
        Instant now = clock.instant();
        Judge judge = new Judge(rule);
        return series.due(rule.id(), now)
                .map(state -> judge.time(state, now, startedAt))
                .collectList()
                .flatMap(this::write);
    }

    private Mono<Void> write(List<Judgement> judgements) {
        List<AlertSignal> signals =
                judgements.stream().flatMap(j -> j.signals().stream()).toList();
        return series.write(judgements.stream().map(Judgement::state).toList())
                .then(alerts.apply(signals))
                .then();
    }

    @Override
    public Mono<Void> ended(UUID ruleId, String reason) {
        return series.forget(ruleId).then(alerts.endOfRule(ruleId, reason));
    }

    @Override
    public Mono<Void> changed(UUID ruleId) {
        return rules.lock(List.of(ruleId))
                .singleOrEmpty()
                .flatMap(rule -> series.ofRule(ruleId)
                        .map(state -> new Judge(rule).rescheduled(state, clock.instant()))
                        .collectList()
                        .flatMap(series::write));
    }
}
