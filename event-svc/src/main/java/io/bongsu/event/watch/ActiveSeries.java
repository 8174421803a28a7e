package io.bongsu.event.watch;

import io.bongsu.contracts.EntityRef;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A series that is a problem by its rule.
 *
 * @param firing false: pending
 * @param since when the problem began
 * @param value null: it is silent
 */
public record ActiveSeries(
        UUID ruleId,
        Map<String, String> labels,
        EntityRef entity,
        boolean firing,
        Instant since,
        @Nullable Double value,
        String summary) {}
