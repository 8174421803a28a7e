package io.bongsu.event.alert;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One problem on one entity, and every transition it knows. Immutable; time comes from outside.
 *
 * @param worstSeverity kept when severity falls and when it is resolved
 * @param count how often it was said, duplicates included
 */
record Alert(
        UUID id,
        AlertSubject subject,
        AlertState state,
        int severity,
        int worstSeverity,
        String summary,
        long count,
        @Nullable Double value,
        Instant firstSeenAt,
        Instant lastSeenAt,
        @Nullable Instant resolvedAt,
        @Nullable Acknowledgement acknowledged,
        @Nullable UUID situationId,
        @Nullable UUID previousId,
        @Nullable Instant expiresAt,
        @Nullable String details,
        int version) {

    record Acknowledgement(Instant at, Person by) {}

    static Alert pending(AlertSignal.Pending signal, @Nullable Alert previous) {
        return new Alert(
                UuidCreator.getTimeOrderedEpoch(),
                signal.subject(),
                AlertState.PENDING,
                signal.severity(),
                signal.severity(),
                signal.summary(),
                1,
                signal.value(),
                signal.at(),
                signal.at(),
                null,
                null,
                null,
                previous == null ? null : previous.id(),
                null,
                null,
                0);
    }

    static Alert raised(AlertSignal.Raised signal, @Nullable Alert previous) {
        return new Alert(
                UuidCreator.getTimeOrderedEpoch(),
                signal.subject(),
                AlertState.FIRING,
                signal.severity(),
                signal.severity(),
                signal.summary(),
                1,
                signal.value(),
                signal.at(),
                signal.at(),
                null,
                null,
                null,
                previous == null ? null : previous.id(),
                signal.expiresAt(),
                signal.details(),
                0);
    }

    /** Pending for long enough, or back within the reopen window. */
    Alert fire(AlertSignal.Raised signal) {
        return new Alert(
                id,
                subject,
                AlertState.FIRING,
                signal.severity(),
                Math.max(worstSeverity, signal.severity()),
                signal.summary(),
                state == AlertState.PENDING ? count : count + 1,
                signal.value(),
                firstSeenAt,
                later(signal.at()),
                null,
                null,
                situationId,
                previousId,
                signal.expiresAt(),
                signal.details(),
                version + 1);
    }

    /** Said again while open: counted; a new severity counts as a change, the worst is kept. */
    Alert again(AlertSignal.Raised signal) {
        return new Alert(
                id,
                subject,
                state,
                signal.severity(),
                Math.max(worstSeverity, signal.severity()),
                signal.severity() == severity ? summary : signal.summary(),
                count + 1,
                signal.value(),
                firstSeenAt,
                later(signal.at()),
                null,
                acknowledged,
                situationId,
                previousId,
                signal.expiresAt() == null ? expiresAt : signal.expiresAt(),
                details,
                signal.severity() == severity ? version : version + 1);
    }

    Alert acknowledge(Instant at, Person by) {
        return with(AlertState.ACKNOWLEDGED, null, new Acknowledgement(at, by), situationId);
    }

    Alert resolve(Instant at) {
        return with(AlertState.RESOLVED, at, acknowledged, situationId);
    }

    Alert in(UUID situation) {
        return new Alert(
                id,
                subject,
                state,
                severity,
                worstSeverity,
                summary,
                count,
                value,
                firstSeenAt,
                lastSeenAt,
                resolvedAt,
                acknowledged,
                situation,
                previousId,
                expiresAt,
                details,
                version);
    }

    private Alert with(
            AlertState next,
            @Nullable Instant resolved,
            @Nullable Acknowledgement acknowledgement,
            @Nullable UUID situation) {
        return new Alert(
                id,
                subject,
                next,
                severity,
                worstSeverity,
                summary,
                count,
                value,
                firstSeenAt,
                lastSeenAt,
                resolved,
                acknowledgement,
                situation,
                previousId,
                expiresAt,
                details,
                version + 1);
    }

    private Instant later(Instant at) {
        return at.isAfter(lastSeenAt) ? at : lastSeenAt;
    }

    boolean isOpen() {
        return state != AlertState.RESOLVED;
    }

    boolean resolvedSince(Instant moment) {
        return resolvedAt != null && resolvedAt.isAfter(moment);
    }
}
