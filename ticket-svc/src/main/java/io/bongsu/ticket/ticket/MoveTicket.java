package io.bongsu.ticket.ticket;

import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.history.Actor;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A person brings a ticket to another state. */
@Component
class MoveTicket {
    private final Tickets tickets;
    private final TicketDetails details;
    private final Practices practices;
    private final Moves moves;
    private final TenantTransaction transaction;

    MoveTicket(
            Tickets tickets, TicketDetails details, Practices practices, Moves moves, TenantTransaction transaction) {
        this.tickets = tickets;
        this.details = details;
        this.practices = practices;
        this.moves = moves;
        this.transaction = transaction;
    }

    Mono<TicketDetail> move(String idOrNumber, long version, TransitionWish wish, Caller caller) {
        return tickets.locked(idOrNumber, Viewer.of(caller))
                .flatMap(ticket -> apply(ticket, version, wish, caller))
                .flatMap(stored -> details.of(stored, caller))
                .as(transaction::run);
    }

    /** A ticket that is locked. */
    Mono<Ticket> apply(Ticket ticket, long version, TransitionWish wish, Caller caller) {
        Move move = wish.by(new Person(caller.id(), caller.name()));
        return ticket.version() == version
                ? moves.move(ticket, said(ticket, wish), move, Actor.of(caller))
                : details.outdated(ticket, List.of(), caller);
    }

    /** The ticket with the fields that were said together with the move. */
    private Ticket said(Ticket ticket, TransitionWish wish) {
        Content content = ticket.content();
        Fields fields = content.fields().with(practices.of(ticket).own().checked(wish.fields()));
        return ticket.with(content.with(fields));
    }
}
