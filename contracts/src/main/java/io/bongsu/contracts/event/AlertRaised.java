package io.bongsu.contracts.event;

import io.bongsu.contracts.EntityRef;
import io.bongsu.contracts.Fact;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert began to fire, or began again within the reopen window. Duplicates afterwards raise a count and tell nobody.
 *
 * @param firstSeenAt since when it fires; of a reopened alert, since it fires again
 */
@Fact("io.bongsu.event.alert.raised.v1")
public record AlertRaised(
        UUID alertId,
        String key,
        EntityRef entity,
        String source,
        String check,
        int severity,
        String summary,
        @Nullable UUID situationId,
        @Nullable UUID ruleId,
        @Nullable Double value,
        Instant firstSeenAt) {}
