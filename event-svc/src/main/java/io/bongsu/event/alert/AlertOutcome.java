package io.bongsu.event.alert;

import io.bongsu.contracts.EntityRef;
import io.bongsu.contracts.event.AlertChanged;
import io.bongsu.contracts.event.AlertRaised;
import io.bongsu.contracts.event.AlertResolved;
import io.bongsu.event.alert.AlertGroups.Group;
import io.bongsu.event.alert.AlertStep.What;
import io.bongsu.event.decision.Decision;
import io.bongsu.event.decision.Decisions;
import io.bongsu.platform.messaging.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes steps true: groups what fires, writes alerts and trace, tells the facts, lets situations settle. */
@Component
class AlertOutcome {
    private final AlertRepository alerts;
    private final AlertGroups groups;
    private final Decisions decisions;
    private final Outbox outbox;
    private final MeterRegistry meters;

    AlertOutcome(AlertRepository alerts, AlertGroups groups, Decisions decisions, Outbox outbox, MeterRegistry meters) {
        this.alerts = alerts;
        this.groups = groups;
        this.decisions = decisions;
        this.outbox = outbox;
        this.meters = meters;
    }

    Mono<Void> of(List<AlertStep> steps) {
        if (steps.isEmpty()) {
            return Mono.empty();
        }
        return joined(steps).flatMap(groups -> settle(grouped(steps, groups), groups));
    }

    private Mono<Map<UUID, Group>> joined(List<AlertStep> steps) {
        Map<UUID, EntityRef> entities = new LinkedHashMap<>();
        for (AlertStep step : steps) {
            Alert after = step.after();
            if (step.fires() && after != null && after.situationId() == null) {
                EntityRef entity = after.subject().entity();
                entities.put(entity.id(), entity);
            }
        }
        return entities.isEmpty() ? Mono.just(Map.of()) : groups.join(entities.values());
    }

    /** The same steps with the situation in every alert that fires in it, also where a later step changed it again. */
    private static List<AlertStep> grouped(List<AlertStep> steps, Map<UUID, Group> groups) {
        return steps.stream()
                .map(step -> {
                    Alert after = step.after();
                    Group group = after == null
                            ? null
                            : groups.get(after.subject().entity().id());
                    boolean raised = after != null && after.state() != AlertState.PENDING;
                    return after != null && raised && group != null && after.situationId() == null
                            ? step.withAfter(after.in(group.situationId()))
                            : step;
                })
                .toList();
    }

    private Mono<Void> settle(List<AlertStep> steps, Map<UUID, Group> joined) {
        Map<UUID, Alert> last = new LinkedHashMap<>();
        Set<UUID> gone = new LinkedHashSet<>();
        for (AlertStep step : steps) {
            Alert after = step.after();
            Alert before = step.before();
            if (after != null) {
                last.put(after.id(), after);
            } else if (before != null) {
                last.remove(before.id());
                gone.add(before.id());
            }
        }
        Set<UUID> situations = new LinkedHashSet<>();
        steps.stream()
                .filter(step -> step.what() != What.DUPLICATE && step.what() != What.PENDING)
                .flatMap(step -> Optional.ofNullable(step.after()).map(Alert::situationId).stream())
                .forEach(situations::add);
        return alerts.forget(gone)
                .then(alerts.write(last.values()))
                .then(decisions.add(trace(steps, joined)))
                .thenMany(Flux.fromIterable(steps))
                .concatMap(this::tell)
                .then(Mono.defer(() -> situations.isEmpty() ? Mono.empty() : groups.settle(situations)));
    }

    private static List<Decision> trace(List<AlertStep> steps, Map<UUID, Group> joined) {
        List<Decision> trace = new ArrayList<>();
        for (AlertStep step : steps) {
            Alert alert = step.after() == null ? step.before() : step.after();
            if (step.what() == What.ORPHANED || alert == null) {
                trace.add(Decision.orphan(step.at(), step.key(), "received", step.reason()));
            } else if (step.what() != What.DUPLICATE) {
                String word = step.what().name().toLowerCase(Locale.ROOT);
                trace.add(about(step, alert, word, alert.state().word(), step.reason()));
            }
            if (step.fires() && alert != null) {
                trace.add(about(step, alert, "grouped", grouping(step, alert, joined), "same entity"));
            }
        }
        return trace;
    }

    private static String grouping(AlertStep step, Alert alert, Map<UUID, Group> joined) {
        Group group = joined.get(alert.subject().entity().id());
        if (step.what() == What.REOPENED || group == null) {
            return "stays in its situation";
        }
        return group.opened() ? "opened a situation" : "joined a situation";
    }

    private static Decision about(AlertStep step, Alert alert, String word, String outcome, String reason) {
        return Decision.aboutAlert(
                step.at(), alert.id(), alert.situationId(), step.key(), word, outcome, reason, step.actor());
    }

    private Mono<Void> tell(AlertStep step) {
        meters.counter("bongsu.event.alerts", "step", step.what().name().toLowerCase(Locale.ROOT))
                .increment();
        Alert after = step.after();
        if (after == null) {
            return Mono.empty();
        }
        return switch (step.what()) {
            case RAISED -> outbox.add(after.id(), raised(after, after.firstSeenAt()));
            case REOPENED -> outbox.add(after.id(), raised(after, step.at())); // it begins anew, after it was resolved
            case CHANGED, ACKNOWLEDGED -> outbox.add(after.id(), changed(step, after));
            case RESOLVED -> outbox.add(after.id(), resolved(step, after));
            case PENDING, CALMED, DUPLICATE, ORPHANED -> Mono.empty();
        };
    }

    private static AlertRaised raised(Alert alert, Instant since) {
        AlertSubject subject = alert.subject();
        return new AlertRaised(
                alert.id(),
                subject.key(),
                subject.entity(),
                subject.source(),
                subject.check(),
                alert.severity(),
                alert.summary(),
                alert.situationId(),
                subject.ruleId(),
                alert.value(),
                since);
    }

    private static AlertChanged changed(AlertStep step, Alert alert) {
        Alert before = Objects.requireNonNull(step.before(), "a change changes something");
        return new AlertChanged(
                alert.id(),
                alert.subject().key(),
                alert.subject().entity(),
                before.state().word(),
                alert.state().word(),
                before.severity(),
                alert.severity(),
                alert.summary(),
                alert.situationId(),
                step.at());
    }

    private static AlertResolved resolved(AlertStep step, Alert alert) {
        return new AlertResolved(
                alert.id(),
                alert.subject().key(),
                alert.subject().entity(),
                alert.worstSeverity(),
                alert.summary(),
                alert.situationId(),
                step.at());
    }
}
