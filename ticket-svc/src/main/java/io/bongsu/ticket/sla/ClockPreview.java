package io.bongsu.ticket.sla;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

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

    /** @param number of the ticket */
    @Schema(name = "ClockMove")
    record Item(UUID ticketId, String number, SlaReading before, SlaReading after) {}

    /** Of one clock, not yet with the number of its ticket. */
    record Move(UUID ticketId, SlaReading before, SlaReading after) {
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

        private Item of(Map<UUID, String> numbers) {
            return new Item(ticketId, numbers.getOrDefault(ticketId, ""), before, after);
        }
    }

    static Mono<ClockPreview> of(List<Move> all, OpenTickets tickets) {
        List<Move> moved = all.stream().filter(Move::moves).toList();
        int verdicts = (int) moved.stream().filter(Move::changesVerdict).count();
        List<Move> first = moved.stream()
                .sorted(Comparator.comparing(Move::changesVerdict).reversed())
                .limit(MOST_SHOWN)
                .toList();
        return tickets.numbers(first.stream().map(Move::ticketId).collect(Collectors.toSet()))
                .map(numbers -> new ClockPreview(
                        all.size(),
                        moved.size(),
                        verdicts,
                        first.stream().map(move -> move.of(numbers)).toList()));
    }
}
