package io.bongsu.ticket.sla;

import io.bongsu.ticket.condition.Subject;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a clock needs to know of a ticket.
 *
 * @param nature what promises are matched by
 * @param category new, active, hold, done, closed or cancelled
 * @param reason why it is on hold
 * @param assignee id of who has it
 * @param acknowledged a person has taken it on
 */
public record ServedTicket(
        UUID id,
        Subject.Nature nature,
        String category,
        @Nullable String reason,
        @Nullable String assignee,
        boolean acknowledged,
        Instant createdAt) {

    int priority() {
        return nature.priority();
    }

    @Nullable
    String queue() {
        return nature.queue();
    }

    boolean isHeld() {
        return category.equals("hold");
    }

    boolean waitsForVendor() {
        return isHeld() && "vendor".equals(reason);
    }

    /** A person gave it to somebody, or whoever has it began to work. What a rule assigns is not taken on by that. */
    boolean isTakenSince(ServedTicket before) {
        boolean begun = category.equals("active") && !before.category.equals("active");
        return assignee != null
                && (!assignee.equals(before.assignee) || begun || (acknowledged && !before.acknowledged));
    }

    boolean isOpen() {
        return !isOver() && !isCancelled();
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

    /** It came to another queue, or back to work. */
    boolean isHandedOverSince(ServedTicket before) {
        return !Objects.equals(queue(), before.queue()) || !before.isOpen();
    }

    /** Policies have to be asked. */
    boolean mayBePromisedOtherwiseThan(ServedTicket before) {
        boolean waitsSince = waitsForVendor() && !before.waitsForVendor();
        return isOpen() && (matchesOtherwiseThan(before) || waitsSince || !before.isOpen());
    }
}
