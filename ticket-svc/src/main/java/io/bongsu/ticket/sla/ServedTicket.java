package io.bongsu.ticket.sla;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a clock needs to know of a ticket.
 *
 * @param category new, active, hold, done, closed or cancelled
 * @param reason why it is on hold
 * @param acknowledged a person has taken it on
 */
public record ServedTicket(
        UUID id,
        String type,
        int priority,
        @Nullable String queue,
        String category,
        @Nullable String reason,
        boolean acknowledged,
        Instant createdAt) {

    boolean isOver() {
        return category.equals("done") || category.equals("closed");
    }

    boolean isCancelled() {
        return category.equals("cancelled");
    }

    /** Another promise may hold for it now. */
    boolean matchesOtherwiseThan(ServedTicket before) {
        return priority != before.priority
                || !type.equals(before.type)
                || !java.util.Objects.equals(queue, before.queue);
    }
}
