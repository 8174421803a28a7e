package io.bongsu.ticket.sla;

import io.bongsu.ticket.condition.Subject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a clock needs to know of a ticket.
 *
 * @param nature what promises are matched by
 * @param category new, active, hold, done, closed or cancelled
 * @param reason why it is on hold
 * @param acknowledged a person has taken it on
 */
public record ServedTicket(
        UUID id,
        Subject.Nature nature,
        String category,
        @Nullable String reason,
        boolean acknowledged,
        Instant createdAt) {

    int priority() {
        return nature.priority();
    }

    boolean isOver() {
        return category.equals("done") || category.equals("closed");
    }

    boolean isCancelled() {
        return category.equals("cancelled");
    }

    /** Another promise may hold for it now. */
    boolean matchesOtherwiseThan(ServedTicket before) {
        return !nature.equals(before.nature);
    }
}
