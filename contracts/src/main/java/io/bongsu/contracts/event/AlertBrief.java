package io.bongsu.contracts.event;

import io.bongsu.contracts.EntityRef;
import java.time.Instant;
import java.util.UUID;

/** An alert as a situation carries it. {@code state} is firing, acknowledged or resolved. */
public record AlertBrief(
        UUID alertId,
        EntityRef entity,
        String check,
        int severity,
        String state,
        String summary,
        Instant firstSeenAt) {}
