package io.bongsu.contracts.event;

import io.bongsu.contracts.EntityRef;
import io.bongsu.contracts.Fact;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An open alert changed severity or was acknowledged; old and new values, so that no consumer asks back. */
@Fact("io.bongsu.event.alert.changed.v1")
public record AlertChanged(
        UUID alertId,
        String key,
        EntityRef entity,
        String previousState,
        String state,
        int previousSeverity,
        int severity,
        String summary,
        @Nullable UUID situationId,
        Instant changedAt) {}
