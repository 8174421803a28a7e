package io.bongsu.ticket.condition;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as conditions see it.
 *
 * @param nature what it is: the words of {@link Scope#PROMISE}
 * @param standing where it stands
 */
public record Subject(Nature nature, Standing standing) {

    /** What a promise may depend on. */
    public record Nature(
            String type,
            int priority,
            String impact,
            String urgency,
            @Nullable String queue,
            String requester,
            String requesterName,
            List<String> tags,
            String title,
            String description,
            Map<String, String> fields,
            Map<String, String> custom,
            boolean majorIncident) {

        public Map<String, Object> values() {
            Map<String, Object> values = new HashMap<>();
            values.put("type", type);
            values.put("priority", (long) priority);
            values.put("impact", impact);
            values.put("urgency", urgency);
            values.put("queue", orEmpty(queue));
            values.put("requester", requester);
            values.put("requesterName", requesterName);
            values.put("tags", tags);
            values.put("title", title);
            values.put("description", description);
            values.put("fields", fields);
            values.put("custom", custom);
            values.put("majorIncident", majorIncident);
            return values;
        }
    }

    /** What changes while it is worked on. */
    public record Standing(
            String number,
            String state,
            String category,
            @Nullable String reason,
            @Nullable String assignee,
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant resolvedAt) {}

    /** All words of {@link Scope#TICKET}. */
    public Map<String, Object> values(Instant now) {
        Map<String, Object> values = nature.values();
        values.put("number", standing.number());
        values.put("state", standing.state());
        values.put("category", standing.category());
        values.put("reason", orEmpty(standing.reason()));
        values.put("assignee", orEmpty(standing.assignee()));
        values.put("createdAt", standing.createdAt());
        values.put("now", now);
        values.put("minutesSinceCreated", minutes(standing.createdAt(), now));
        values.put("minutesSinceUpdated", minutes(standing.updatedAt(), now));
        values.put("minutesSinceResolved", minutes(standing.resolvedAt(), now));
        return values;
    }

    private static long minutes(@Nullable Instant since, Instant now) {
        return since == null ? -1 : Math.max(0, Duration.between(since, now).toMinutes());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
