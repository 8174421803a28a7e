package io.bongsu.ticket.ticket;

import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.history.Entry;
import io.bongsu.ticket.history.PastEntry;
import io.bongsu.ticket.history.PastEntryRepository;
import io.bongsu.ticket.history.Visibility;
import io.bongsu.ticket.sla.BringInClocks;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Brings in many tickets that have lived elsewhere, in the transaction of the caller: records, history, words, and the clocks of
 * those that are open. Nobody is told of each: it is the past, and no automation shall act on it.
 */
@Component
public class BringIn {
    private final TicketBulkRepository tickets;
    private final Numbers numbers;
    private final PastEntryRepository history;
    private final List<Companion> companions;
    private final BringInClocks clocks;
    private final Clock clock;

    BringIn(
            TicketBulkRepository tickets,
            Numbers numbers,
            PastEntryRepository history,
            List<Companion> companions,
            BringInClocks clocks,
            Clock clock) {
        this.tickets = tickets;
        this.numbers = numbers;
        this.history = history;
        this.companions = companions;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** Takes {@code count} numbers at once and answers the first; what is not used stays a gap. */
    public Mono<Long> numbers(Practice practice, int year, int count) {
        return numbers.several(practice.prefix(), year, count);
    }

    /** What is to be written is worked out by the call, not by whoever subscribes: it may happen while others are written. */
    public Mono<Void> all(List<PastTicket> some, Actor by) {
        if (some.isEmpty()) {
            return Mono.empty();
        }
        List<Mono<Void>> beside =
                companions.stream().map(companion -> companion.broughtIn(some)).toList();
        return tickets.insert(some.stream().map(PastTicket::ticket).toList())
                .then(history.add(entries(some, by)))
                .then(Flux.concat(beside).then())
                .then(Mono.defer(() -> clocks.start(some.stream()
                        .map(PastTicket::ticket)
                        .filter(Ticket::isOpen)
                        .map(ticket -> new BringInClocks.Past(Tickets.served(ticket), ticket.updatedAt()))
                        .toList())));
    }

    private List<PastEntry> entries(List<PastTicket> some, Actor by) {
        return some.stream()
                .flatMap(past -> Stream.concat(Stream.of(imported(past.ticket(), by)), past.messages().stream()))
                .toList();
    }

    private PastEntry imported(Ticket ticket, Actor by) {
        Entry entry = new Entry(Entry.Kind.FACT, Visibility.PUBLIC, null, "imported", null, null);
        return new PastEntry(ticket.id(), clock.instant().truncatedTo(ChronoUnit.MICROS), 0, by, entry);
    }
}
