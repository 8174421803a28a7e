package io.bongsu.contracts.event;

import io.bongsu.contracts.EntityRef;
import io.bongsu.contracts.Fact;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The problem of an alert is over; {@code worstSeverity} keeps how bad it was. */
@Fact("io.bongsu.event.alert.resolved.v1")
public record AlertResolved(
        UUID alertId,
        String key,
        EntityRef entity,
        int worstSeverity,
        String summary,
        @Nullable UUID situationId,
        Instant resolvedAt) {}
