package io.bongsu.ticket.incident;

import io.bongsu.contracts.event.AlertBrief;
import io.bongsu.contracts.event.IncidentRequested;
import io.bongsu.contracts.event.SituationChanged;
import io.bongsu.contracts.event.SituationClosed;
import io.bongsu.contracts.event.SituationOpened;
import io.bongsu.ticket.ticket.Person;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a fact says about a situation.
 *
 * @param requestedBy who asked for an incident; only of {@link Kind#REQUESTED}
 */
record Observation(
        UUID situation,
        Kind kind,
        String title,
        int severity,
        List<AlertBrief> alerts,
        Instant at,
        @Nullable Person requestedBy) {

    enum Kind {
        OPENED,
        CHANGED,
        CLOSED,
        REQUESTED
    }

    Observation {
        at = at.truncatedTo(ChronoUnit.MICROS); // as PostgreSQL keeps it, so that times compare
        alerts = List.copyOf(alerts);
    }

    static Observation of(SituationOpened fact) {
        return new Observation(
                fact.situationId(), Kind.OPENED, fact.title(), fact.severity(), fact.alerts(), fact.openedAt(), null);
    }

    static Observation of(SituationChanged fact) {
        return new Observation(
                fact.situationId(), Kind.CHANGED, fact.title(), fact.severity(), fact.alerts(), fact.changedAt(), null);
    }

    static Observation of(SituationClosed fact) {
        return new Observation(
                fact.situationId(), Kind.CLOSED, fact.title(), fact.severity(), fact.alerts(), fact.closedAt(), null);
    }

    static Observation of(IncidentRequested fact) {
        return new Observation(
                fact.situationId(),
                Kind.REQUESTED,
                fact.title(),
                fact.severity(),
                fact.alerts(),
                fact.requestedAt(),
                new Person(fact.requestedById(), fact.requestedByName()));
    }

    /** Some alert still fires. */
    boolean burns() {
        return alerts.stream().anyMatch(alert -> !"resolved".equals(alert.state()));
    }
}
