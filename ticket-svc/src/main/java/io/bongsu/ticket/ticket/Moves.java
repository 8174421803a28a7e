package io.bongsu.ticket.ticket;

import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.history.Entry;
import io.bongsu.ticket.history.Visibility;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How does a held ticket come to another state? The one way for people and automation, in the caller's transaction. */
@Component
public class Moves {
    private final Tickets tickets;
    private final Practices practices;
    private final List<Gate> gates;
    private final List<Aftermath> aftermath;

    Moves(Tickets tickets, Practices practices, List<Gate> gates, List<Aftermath> aftermath) {
        this.tickets = tickets;
        this.practices = practices;
        this.gates = gates;
        this.aftermath = aftermath;
    }

    /** @param said the ticket with what was said together with the move */
    public Mono<Ticket> move(Ticket ticket, Ticket said, Move move, Actor actor) {
        Practice practice = practices.of(ticket);
        practice.check(ticket, said);
        Ticket wanted = practice.move(said, move, tickets.now());
        return pass(ticket, wanted)
                .then(Mono.defer(() -> comment(ticket, practice, move, actor)))
                .then(Mono.defer(() -> tickets.store(ticket, wanted, actor)))
                .flatMap(stored -> follow(ticket, stored).thenReturn(stored));
    }

    /** Ends with the failure of the first gate that is shut. */
    public Mono<Void> pass(Ticket ticket, Ticket wanted) {
        return Flux.fromIterable(gates)
                .concatMap(gate -> gate.pass(ticket, wanted))
                .then();
    }

    /** What else happens after a ticket has come to another state. */
    public Mono<Void> follow(Ticket before, Ticket stored) {
        return Flux.fromIterable(aftermath)
                .concatMap(follower -> follower.moved(before, stored))
                .then();
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
