package io.bongsu.ticket.ticket;

import io.bongsu.ticket.history.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What of a ticket a change replaced, so that it can be put back.
 *
 * @param changed the fields, as the history calls them
 */
public record Before(
        List<String> changed,
        String state,
        Category category,
        @Nullable String reason,
        @Nullable String resolution,
        boolean recovered,
        @Nullable Instant resolvedAt,
        @Nullable Person assignee,
        Level impact,
        Level urgency,
        @Nullable String queue,
        List<String> tags) {

    static Before of(Ticket before, Ticket after) {
        Status status = before.status();
        Content content = before.content();
        return new Before(
                Changes.between(before, after).stream()
                        .map(Entry::field)
                        .map(Objects::requireNonNull)
                        .toList(),
                status.state(),
                status.category(),
                status.reason(),
                status.resolution(),
                status.recovered(),
                status.resolvedAt(),
                before.assignee(),
                content.impact(),
                content.urgency(),
                content.queue(),
                content.tags());
    }

    /** The ticket with those fields as they were and all others as they are. */
    Ticket restore(Ticket ticket) {
        Content now = ticket.content();
        Content content = new Content(
                now.title(),
                now.description(),
                changed.contains("impact") ? impact : now.impact(),
                changed.contains("urgency") ? urgency : now.urgency(),
                changed.contains("queue") ? queue : now.queue(),
                changed.contains("tags") ? tags : now.tags(),
                now.fields(),
                now.custom());
        Ticket restored = ticket.with(content);
        restored = changed.contains("assignee") ? restored.assignedTo(assignee) : restored;
        return movedBack() ? restored.with(status()) : restored;
    }

    private boolean movedBack() {
        return changed.contains("state") || changed.contains("reason") || changed.contains("resolution");
    }

    private Status status() {
        return new Status(state, category, reason, resolution, recovered, resolvedAt);
    }
}
