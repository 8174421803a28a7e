package io.bongsu.ticket.ticket;

import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.history.Entry;
import io.bongsu.ticket.sla.ClockNotices;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes what clocks did by themselves on the ticket's timeline and tells that the ticket changed. */
@Component
class TicketNotices implements ClockNotices {
    private final Tickets tickets;

    TicketNotices(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public Mono<Void> tell(UUID ticket, Mono<List<Entry>> news) {
        return tickets.locked(ticket)
                .flatMap(held -> news.flatMapMany(Flux::fromIterable)
                        .concatMap(entry -> tickets.note(held, Actor.SYSTEM, entry))
                        .then());
    }
}
