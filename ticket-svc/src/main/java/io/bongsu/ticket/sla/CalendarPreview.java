package io.bongsu.ticket.sla;

import java.util.List;
import java.util.UUID;

/**
 * What a change of a calendar would change.
 *
 * @param clocks running and paused clocks that count by it, as far as looked at (the 100,000 oldest)
 * @param moved how many of them would be due at another time
 * @param verdicts how many would become breached, or be in time again
 * @param items the first 200 that move, verdicts first
 */
record CalendarPreview(int clocks, int moved, int verdicts, List<Item> items) {

    record Item(UUID ticketId, SlaReading before, SlaReading after) {
        boolean moves() {
            return !before.equals(after);
        }

        boolean changesVerdict() {
            return before.breached() != after.breached();
        }
    }
}
