package io.bongsu.ticket.incident;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a situation, from facts in whatever order they came. The newest fact tells the phase; the worst severity
 * counts whenever it is heard.
 *
 * @param worst highest severity heard; 0 before the first fact
 * @param asOf time of the newest fact
 * @param ticket its one incident
 */
record Situation(
        UUID id,
        String title,
        int worst,
        Phase phase,
        boolean requested,
        @Nullable Instant asOf,
        @Nullable UUID ticket) {

    enum Phase {
        UNKNOWN,
        BURNING,
        /** Open, but no alert fires any more. */
        QUIET,
        CLOSED
    }

    /** Is the fact not older than what is known? At the same instant an end is final. */
    boolean isNews(Observation fact) {
        return asOf == null
                || fact.at().isAfter(asOf)
                || (fact.at().equals(asOf) && (phase != Phase.CLOSED || fact.kind() == Observation.Kind.CLOSED));
    }

    Situation observed(Observation fact) {
        if (fact.kind() == Observation.Kind.REQUESTED) {
            return requested(fact);
        }
        int heard = fact.kind() == Observation.Kind.CLOSED ? worst : Math.max(worst, fact.severity());
        return isNews(fact)
                ? new Situation(id, fact.title(), heard, phaseOf(fact), requested, fact.at(), ticket)
                : new Situation(id, title, heard, phase, requested, asOf, ticket);
    }

    /** A wish says little about the situation itself: only when nothing else is known it is taken as news. */
    private Situation requested(Observation fact) {
        return phase == Phase.UNKNOWN
                ? new Situation(id, fact.title(), fact.severity(), phaseOf(fact), true, null, ticket)
                : new Situation(id, title, worst, phase, true, asOf, ticket);
    }

    private static Phase phaseOf(Observation fact) {
        if (fact.kind() == Observation.Kind.CLOSED) {
            return Phase.CLOSED;
        }
        return fact.burns() ? Phase.BURNING : Phase.QUIET;
    }

    Situation with(UUID incident) {
        return new Situation(id, title, worst, phase, requested, asOf, incident);
    }
}
