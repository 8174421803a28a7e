package io.bongsu.ticket.ticket;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket at its place in a list.
 *
 * @param order by which it stands there
 * @param due by which it stands there, when that is the order: as stored, which a changed calendar may be about to move
 */
record ListedTicket(
        TicketItem item, TicketOrder order, @Nullable Instant due) {

    List<?> cursor() {
        return order.cursor(this);
    }
}
