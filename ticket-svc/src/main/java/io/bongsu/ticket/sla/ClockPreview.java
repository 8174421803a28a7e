package io.bongsu.ticket.sla;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What a change of a calendar or of a policy would change.
 *
 * @param clocks running and paused clocks that it may concern, as far as looked at (the 100,000 oldest)
 * @param moved how many of them would be due at another time
 * @param verdicts how many would become breached, or be in time again
 * @param items the first 200 that move, verdicts first
 */
record ClockPreview(int clocks, int moved, int verdicts, List<Item> items) {
    static final int MOST_CLOCKS = 100_000;
    private static final int MOST_SHOWN = 200;

    record Item(UUID ticketId, SlaReading before, SlaReading after) {
        /** Not that another promise took the place of one, if it is due when it was. */
        boolean moves() {
            return changesVerdict()
                    || !before.state().equals(after.state())
                    || !Objects.equals(before.dueAt(), after.dueAt())
                    || !Objects.equals(before.displayDueAt(), after.displayDueAt())
                    || !Objects.equals(before.remaining(), after.remaining());
        }

        boolean changesVerdict() {
            return before.breached() != after.breached();
        }
    }

    static ClockPreview of(List<Item> all) {
        List<Item> moved = all.stream().filter(Item::moves).toList();
        int verdicts = (int) moved.stream().filter(Item::changesVerdict).count();
        return new ClockPreview(
                all.size(),
                moved.size(),
                verdicts,
                moved.stream()
                        .sorted(Comparator.comparing(Item::changesVerdict).reversed())
                        .limit(MOST_SHOWN)
                        .toList());
    }
}
