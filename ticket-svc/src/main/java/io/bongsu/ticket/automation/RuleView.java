package io.bongsu.ticket.automation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A trigger, macro or scheduler.
 *
 * @param position lower comes first
 * @param events of triggers: opened, changed, message, slaWarned, slaBreached, slaEscalated
 * @param condition CEL over the words of {@code GET /api/v1/conditions/words}
 * @param after of schedulers: since, calendarId, target
 * @param fault why it does nothing although it was accepted once; write it anew or remove it
 */
record RuleView(
        UUID id,
        String name,
        int position,
        boolean enabled,
        List<String> events,
        String condition,

        @Schema(implementation = RuleWish.ActionWish.class, type = "array")
        JsonNode actions,

        @Nullable @Schema(implementation = RuleWish.WaitWish.class)
        JsonNode after,

        long version,
        @Nullable String fault) {}
