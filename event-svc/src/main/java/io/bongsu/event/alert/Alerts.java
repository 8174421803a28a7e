package io.bongsu.event.alert;

import io.bongsu.event.alert.AlertSignal.AcknowledgedByKey;
import io.bongsu.event.alert.AlertSignal.Calmed;
import io.bongsu.event.alert.AlertSignal.Cleared;
import io.bongsu.event.alert.AlertSignal.ClearedByKey;
import io.bongsu.event.alert.AlertSignal.Pending;
import io.bongsu.event.alert.AlertSignal.Raised;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What becomes of signals. Runs in the caller's transaction: alert, situation, trace and facts commit together. All changes
 * to the alerts of an entity are serialised by an advisory lock, so that two signals at once are a signal and its duplicate.
 * Locks are always taken in the order given key, entity.
 */
@Component
public class Alerts {
    private final AlertRepository alerts;
    private final AlertOutcome outcome;
    private final AlertProperties properties;
    private final Clock clock;

    Alerts(AlertRepository alerts, AlertOutcome outcome, AlertProperties properties, Clock clock) {
        this.alerts = alerts;
        this.outcome = outcome;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * What became of one signal.
     *
     * @param alertId the alert, empty for an orphan
     * @param duplicate the alert was open already
     */
    public record Result(String key, Optional<UUID> alertId, boolean duplicate) {}

    /** Applies the signals in order. */
    public Mono<List<Result>> apply(List<? extends AlertSignal> signals) {
        if (signals.isEmpty()) {
            return Mono.just(List.of());
        }
        List<String> keys =
                signals.stream().map(AlertSignal::key).distinct().sorted().toList();
        return lock(signals)
                .then(alerts.latest(keys).collectList())
                .map(latest -> new AlertBook(latest, clock.instant(), properties.reopenWindow()).apply(signals))
                .flatMap(steps -> outcome.of(steps).thenReturn(results(steps)));
    }

    private static List<Result> results(List<AlertStep> steps) {
        return steps.stream().map(Alerts::result).toList();
    }

    private static Result result(AlertStep step) {
        Optional<UUID> id = Optional.ofNullable(step.after()).map(Alert::id);
        boolean duplicate = step.what() == AlertStep.What.DUPLICATE || step.what() == AlertStep.What.CHANGED;
        return new Result(step.key(), id, duplicate);
    }

    private Mono<Void> lock(List<? extends AlertSignal> signals) {
        Set<String> givenKeys = new LinkedHashSet<>();
        Set<UUID> entities = new LinkedHashSet<>();
        for (AlertSignal signal : signals) {
            switch (signal) {
                case Pending pending -> entities.add(pending.subject().entity().id());
                case Raised raised -> {
                    entities.add(raised.subject().entity().id());
                    if (raised.subject().givenKey()) {
                        givenKeys.add(raised.key());
                    }
                }
                case Calmed calmed -> entities.add(calmed.subject().entity().id());
                case Cleared cleared -> entities.add(cleared.subject().entity().id());
                case ClearedByKey cleared -> givenKeys.add(cleared.key());
                case AcknowledgedByKey acknowledged -> givenKeys.add(acknowledged.key());
            }
        }
        if (givenKeys.isEmpty()) {
            return alerts.lock(AlertRepository.lockNames(entities));
        }
        return alerts.lock(givenKeys.stream().map(key -> "key/" + key).toList())
                .thenMany(Flux.defer(() -> alerts.entitiesOfKeys(givenKeys)))
                .doOnNext(entities::add)
                .then(Mono.defer(() -> alerts.lock(AlertRepository.lockNames(entities))));
    }

    /** A person takes on an alert. */
    Mono<Alert> acknowledge(UUID alertId, Person by) {
        return alerts.find(alertId)
                .flatMap(found -> change(List.of(found), (book, alert) -> book.acknowledge(alert, by)))
                .then(Mono.defer(() -> alerts.find(alertId)));
    }

    /** A person takes on everything open of a situation. */
    public Mono<Void> acknowledgeSituation(UUID situationId, Person by) {
        return alerts.openOfSituation(situationId)
                .collectList()
                .flatMap(open -> change(open, (book, alert) -> book.acknowledge(alert, by)));
    }

    /** The rule says nothing any more: its alerts are over. */
    public Mono<Void> endOfRule(UUID ruleId, String reason) {
        return alerts.openOfRule(ruleId)
                .collectList()
                .flatMap(open -> change(open, (book, alert) -> book.end(alert, reason)));
    }

    /** Whatever the sender would still say: the alert is over. */
    Mono<Void> end(UUID alertId, String reason) {
        return alerts.find(alertId).flatMap(found -> change(List.of(found), (book, alert) -> book.end(alert, reason)));
    }

    /** Locks, reads again what was found without a lock, and changes it. */
    private Mono<Void> change(Collection<Alert> found, BiConsumer<AlertBook, Alert> transition) {
        if (found.isEmpty()) {
            return Mono.empty();
        }
        Set<UUID> entities = new LinkedHashSet<>();
        found.forEach(alert -> entities.add(alert.subject().entity().id()));
        return alerts.lock(AlertRepository.lockNames(entities))
                .thenMany(Flux.fromIterable(found))
                .concatMap(alert -> alerts.find(alert.id()))
                .collectList()
                .map(current -> {
                    AlertBook book = new AlertBook(current, clock.instant(), properties.reopenWindow());
                    current.forEach(alert -> transition.accept(book, alert));
                    return book.steps();
                })
                .flatMap(outcome::of);
    }
}
