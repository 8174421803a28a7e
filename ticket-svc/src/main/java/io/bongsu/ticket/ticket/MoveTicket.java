package io.bongsu.ticket.ticket;

import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.history.Entry;
import io.bongsu.ticket.history.Visibility;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A person brings a ticket to another state. */
@Component
public class MoveTicket {
    private final Tickets tickets;
    private final TicketDetails details;
    private final Practices practices;
    private final List<Gate> gates;
    private final List<Aftermath> aftermath;
    private final TenantTransaction transaction;

    MoveTicket(
            Tickets tickets,
            TicketDetails details,
            Practices practices,
            List<Gate> gates,
            List<Aftermath> aftermath,
            TenantTransaction transaction) {
        this.tickets = tickets;
        this.details = details;
        this.practices = practices;
        this.gates = gates;
        this.aftermath = aftermath;
        this.transaction = transaction;
    }

    Mono<TicketDetail> move(String idOrNumber, long version, TransitionWish wish, Caller caller) {
        Move move = wish.by(new Person(caller.id(), caller.name()));
        return tickets.locked(idOrNumber, Viewer.of(caller))
                .flatMap(ticket -> ticket.version() == version
                        ? moved(ticket, said(ticket, wish), move, caller).flatMap(stored -> details.of(stored, caller))
                        : details.<TicketDetail>outdated(ticket, List.of(), caller))
                .as(transaction::run);
    }

    /** The ticket with the fields that were said together with the move. */
    private Ticket said(Ticket ticket, TransitionWish wish) {
        Content content = ticket.content();
        Fields fields = content.fields().with(practices.of(ticket).own().checked(wish.fields()));
        return ticket.with(content.with(fields));
    }

    /**
     * A ticket that is held goes where it is wished to, with all that follows; call it inside a transaction of the tenant.
     *
     * @param said the ticket with what was said together with the move
     */
    public Mono<Ticket> moved(Ticket ticket, Ticket said, Move move, Caller caller) {
        Practice practice = practices.of(ticket);
        practice.check(ticket, said);
        Ticket wanted = practice.move(said, move, tickets.now());
        Actor actor = Actor.of(caller);
        return Flux.fromIterable(gates)
                .concatMap(gate -> gate.pass(ticket, wanted))
                .then(Mono.defer(() -> comment(ticket, practice, move, actor)))
                .then(Mono.defer(() -> tickets.store(ticket, wanted, actor)))
                .flatMap(stored -> Flux.fromIterable(aftermath)
                        .concatMap(follower -> follower.moved(ticket, stored))
                        .then(Mono.just(stored)));
    }

    private Mono<Void> comment(Ticket ticket, Practice practice, Move move, Actor actor) {
        String comment = move.comment();
        return comment == null
                ? Mono.empty()
                : tickets.note(ticket, actor, Entry.message(practice.visibilityOfComment(move), comment))
                        .then(Mono.defer(() -> practice.visibilityOfComment(move) == Visibility.PUBLIC
                                ? tickets.answered(ticket)
                                : Mono.empty()));
    }
}
