package io.bongsu.ticket.automation;

import io.bongsu.ticket.history.Entry;
import io.bongsu.ticket.ticket.Category;
import io.bongsu.ticket.ticket.Changes;
import io.bongsu.ticket.ticket.Person;
import io.bongsu.ticket.ticket.Ticket;
import java.util.List;

/**
 * What actions would make of a ticket: worked out whole before anything is written, so that a rule that cannot do all does
 * nothing, and a preview shows what would be done.
 *
 * @param moved brought to another state, so that gates are asked
 */
record Plan(Ticket before, Ticket after, boolean moved, List<Entry> messages, List<Person> watchers) {

    List<Entry> changes() {
        return Changes.between(before, after);
    }

    /** "Resolved to closed by itself, major incidents excluded": people end them. */
    boolean closesMajorIncident() {
        return after.majorIncident()
                && after.status().category() == Category.CLOSED
                && before.status().category() != Category.CLOSED;
    }

    boolean isEmpty() {
        return messages.isEmpty() && watchers.isEmpty() && changes().isEmpty();
    }
}
