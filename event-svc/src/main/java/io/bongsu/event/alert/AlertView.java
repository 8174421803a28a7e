package io.bongsu.event.alert;

import io.bongsu.contracts.EntityRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An alert as callers see it. */
public record AlertView(
        UUID id,
        String key,
        AlertState state,
        int severity,
        int worstSeverity,
        String summary,
        EntityRef entity,
        String source,
        String check,
        long count,
        @Nullable Double value,
        Instant firstSeenAt,
        Instant lastSeenAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Person acknowledgedBy,
        @Nullable UUID situationId,
        @Nullable UUID ruleId,
        @Nullable UUID previousId,
        int version) {

    static AlertView of(Alert alert) {
        Alert.Acknowledgement acknowledged = alert.acknowledged();
        return new AlertView(
                alert.id(),
                alert.subject().key(),
                alert.state(),
                alert.severity(),
                alert.worstSeverity(),
                alert.summary(),
                alert.subject().entity(),
                alert.subject().source(),
                alert.subject().check(),
                alert.count(),
                alert.value(),
                alert.firstSeenAt(),
                alert.lastSeenAt(),
                alert.resolvedAt(),
                acknowledged == null ? null : acknowledged.at(),
                acknowledged == null ? null : acknowledged.by(),
                alert.situationId(),
                alert.subject().ruleId(),
                alert.previousId(),
                alert.version());
    }
}
