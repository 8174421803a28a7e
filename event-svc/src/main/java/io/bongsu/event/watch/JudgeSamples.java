package io.bongsu.event.watch;

import io.bongsu.event.alert.AlertSignal;
import io.bongsu.event.alert.Alerts;
import io.bongsu.event.rule.WatchedRule;
import io.bongsu.event.rule.WatchedRules;
import io.bongsu.event.watch.Judge.Judgement;
import io.bongsu.platform.tenancy.Tenant;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Watched samples become series states and alerts: all in the transaction of the message that brought them. */
@Component
class JudgeSamples {
    private final WatchedRules rules;
    private final SeriesRepository series;
    private final Alerts alerts;
    private final MeterRegistry meters;
    private final Clock clock;

    JudgeSamples(WatchedRules rules, SeriesRepository series, Alerts alerts, MeterRegistry meters, Clock clock) {
        this.rules = rules;
        this.series = series;
        this.alerts = alerts;
        this.meters = meters;
        this.clock = clock;
    }

    Mono<Void> judge(List<Sample> samples) {
        List<UUID> ids = samples.stream().map(Sample::ruleId).distinct().toList();
        return ids.isEmpty()
                ? Mono.empty()
                : rules.lock(ids).collectMap(WatchedRule::id).flatMap(known -> judge(watched(samples, known), known));
    }

    /** A watch that ended a moment ago may still speak. */
    private List<Sample> watched(List<Sample> samples, Map<UUID, WatchedRule> known) {
        List<Sample> watched = samples.stream()
                .filter(sample -> known.containsKey(sample.ruleId()))
                .toList();
        meters.counter("bongsu.event.samples.ignored", "why", "no-rule").increment(samples.size() - watched.size());
        return watched;
    }

    private Mono<Void> judge(List<Sample> samples, Map<UUID, WatchedRule> known) {
        List<SeriesKey> keys = samples.stream().map(Sample::key).distinct().toList();
        return keys.isEmpty()
                ? Mono.empty()
                : Mono.zip(Tenant.current(), series.find(keys).collectMap(SeriesState::key))
                        .flatMap(found -> {
                            Round round = new Round(found.getT1().id(), known, found.getT2(), clock.instant());
                            samples.forEach(round::judge);
                            meters.counter("bongsu.event.samples.judged").increment(round.judged);
                            meters.counter("bongsu.event.samples.ignored", "why", "out-of-order")
                                    .increment(round.late);
                            return series.write(round.changed.values())
                                    .then(alerts.apply(round.signals))
                                    .then();
                        });
    }

    /** The samples of one message, one after the other. */
    private static final class Round {
        private final UUID tenant;
        private final Map<UUID, WatchedRule> rules;
        private final Map<SeriesKey, SeriesState> known;
        private final Instant now;
        private final Map<SeriesKey, SeriesState> changed = new LinkedHashMap<>();
        private final List<AlertSignal> signals = new ArrayList<>();
        private int judged;
        private int late;

        Round(UUID tenant, Map<UUID, WatchedRule> rules, Map<SeriesKey, SeriesState> known, Instant now) {
            this.tenant = tenant;
            this.rules = rules;
            this.known = known;
            this.now = now;
        }

        void judge(Sample sample) {
            WatchedRule rule = rules.get(sample.ruleId());
            if (rule == null) {
                return;
            }
            SeriesKey key = sample.key();
            SeriesState before = changed.getOrDefault(key, known.get(key));
            if (before == null) {
                before = SeriesState.first(key, sample.labels(), SeriesEntity.of(tenant, sample.labels(), rule), now);
            }
            Judge judge = new Judge(rule);
            if (judge.isLate(before, sample)) {
                late++;
                return;
            }
            Judgement judgement = judge.sample(before, sample, now);
            changed.put(key, judgement.state());
            signals.addAll(judgement.signals());
            judged++;
        }
    }
}
