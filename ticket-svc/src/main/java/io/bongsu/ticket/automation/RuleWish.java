package io.bongsu.ticket.automation;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule as the OpenAPI document shows it; {@link RuleDefinition} reads it.
 *
 * @param position lower comes first; 100 unless said
 * @param events of triggers: opened, changed, message, slaWarned, slaBreached, slaEscalated
 * @param condition CEL; true unless said
 * @param after of schedulers
 */
record RuleWish(
        String name,
        @Nullable Integer position,
        @Nullable Boolean enabled,
        @Nullable List<String> events,
        @Nullable String condition,
        List<ActionWish> actions,
        @Nullable WaitWish after) {

    /**
     * One action; which fields it has depends on its kind.
     *
     * @param kind setQueue, setImpact, setUrgency, addTags, removeTags, assign, assignMe (macros), move, note, reply, watch
     * @param body text with variables such as {@code {{requester.name}}}
     */
    record ActionWish(
            String kind,
            @Nullable String queue,
            @Nullable String level,
            @Nullable List<String> tags,
            @Nullable String personId,
            @Nullable String personName,
            @Nullable String to,
            @Nullable String reason,
            @Nullable String comment,
            @Nullable String body) {}

    /**
     * How long after what.
     *
     * @param since createdAt, updatedAt or resolvedAt
     * @param target {@code {"kind": "working-days", "days": 3}} or {@code {"kind": "working-time", "duration": "PT8H"}}
     */
    record WaitWish(String since, UUID calendarId, Map<String, Object> target) {}
}
