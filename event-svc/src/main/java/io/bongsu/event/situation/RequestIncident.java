package io.bongsu.event.situation;

import io.bongsu.contracts.event.AlertBrief;
import io.bongsu.contracts.event.IncidentRequested;
import io.bongsu.event.alert.AlertsOf;
import io.bongsu.event.decision.Decision;
import io.bongsu.event.decision.Decisions;
import io.bongsu.platform.messaging.Outbox;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A person wants an incident of a situation. That there is at most one is ticket-svc's promise. */
@Component
class RequestIncident {
    private final SituationRepository situations;
    private final AlertsOf alerts;
    private final Decisions decisions;
    private final Outbox outbox;
    private final Clock clock;

    RequestIncident(SituationRepository situations, AlertsOf alerts, Decisions decisions, Outbox outbox, Clock clock) {
        this.situations = situations;
        this.alerts = alerts;
        this.decisions = decisions;
        this.outbox = outbox;
        this.clock = clock;
    }

    Mono<Situation> of(UUID id, Caller caller) {
        return situations
                .find(id)
                .switchIfEmpty(Mono.error(() -> Failures.notFound("situation")))
                .flatMap(situation -> situation.ticketId() == null
                        ? request(situation, caller).thenReturn(situation)
                        : Mono.just(situation));
    }

    private Mono<Void> request(Situation situation, Caller caller) {
        Instant now = clock.instant();
        Decision decision = Decision.aboutSituation(
                now, situation.id(), "ticket-requested", "told ticket-svc", "a person asked for it", caller.name());
        return alerts.situation(situation.id(), SituationGroups.MOST_TOLD)
                .map(AlertsOf::brief)
                .collectList()
                .flatMap(briefs -> outbox.add(situation.id(), fact(situation, briefs, caller, now)))
                .then(decisions.add(List.of(decision)));
    }

    private static IncidentRequested fact(Situation situation, List<AlertBrief> briefs, Caller caller, Instant now) {
        return new IncidentRequested(
                situation.id(),
                situation.title(),
                situation.severity(),
                situation.alertCount(),
                briefs,
                caller.id(),
                caller.name(),
                now);
    }
}
