package io.bongsu.ticket.link;

import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.history.Entry;
import io.bongsu.ticket.ticket.Aftermath;
import io.bongsu.ticket.ticket.Category;
import io.bongsu.ticket.ticket.HoldReason;
import io.bongsu.ticket.ticket.Practices;
import io.bongsu.ticket.ticket.Ticket;
import io.bongsu.ticket.ticket.Tickets;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** "Resolving pushes to linked incidents that are on hold for it": a problem, and a change that is done. */
@Component
class ReleaseWaiting implements Aftermath {
    private final LinkRepository links;
    private final Tickets tickets;
    private final Practices practices;

    ReleaseWaiting(LinkRepository links, Tickets tickets, Practices practices) {
        this.links = links;
        this.tickets = tickets;
        this.practices = practices;
    }

    @Override
    public Mono<Void> moved(Ticket before, Ticket after) {
        boolean done =
                after.status().category() == Category.DONE && before.status().category() != Category.DONE;
        return done
                ? HoldReason.of(after.type())
                        .map(reason -> release(after, reason))
                        .orElse(Mono.empty())
                : Mono.empty();
    }

    private Mono<Void> release(Ticket done, HoldReason reason) {
        Entry why = Entry.fact(
                "released",
                "What it waited for is done.",
                done.number(),
                done.content().title());
        return links.waiting(done.id(), reason.word())
                .collectList()
                .flatMapIterable(waiting -> waiting)
                .concatMap(tickets::locked)
                .concatMap(ticket -> tickets.note(ticket, Actor.SYSTEM, why)
                        .then(tickets.store(ticket, practices.of(ticket).released(ticket, reason), Actor.SYSTEM)))
                .then();
    }
}
