package io.bongsu.ticket.automation;

import io.bongsu.platform.problem.Failures;
import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.history.Entry;
import io.bongsu.ticket.history.Visibility;
import io.bongsu.ticket.ticket.Moves;
import io.bongsu.ticket.ticket.Ticket;
import io.bongsu.ticket.ticket.Tickets;
import io.bongsu.ticket.watch.WatcherRepository;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Carries a plan out on the held ticket, as one change in the name of an actor, in the caller's transaction. */
@Component
class Carry {
    private final Tickets tickets;
    private final Moves moves;
    private final WatcherRepository watchers;

    Carry(Tickets tickets, Moves moves, WatcherRepository watchers) {
        this.tickets = tickets;
        this.moves = moves;
        this.watchers = watchers;
    }

    /** The ticket as it is afterwards. Gates are asked first: what they refuse leaves nothing behind. */
    Mono<Ticket> out(Plan plan, Actor actor) {
        if (plan.closesMajorIncident() && !actor.isPerson()) {
            return Mono.error(Failures.conflict(
                    "major-incident", "It is a major incident", "People close major incidents, rules do not."));
        }
        Mono<Void> gates = plan.moved() ? moves.pass(plan.before(), plan.after()) : Mono.empty();
        return gates.then(Mono.defer(() -> messages(plan, actor)))
                .then(Mono.defer(() -> tickets.store(plan.before(), plan.after(), actor)))
                .flatMap(stored -> watched(plan)
                        .then(Mono.defer(() -> plan.moved() ? moves.follow(plan.before(), stored) : Mono.empty()))
                        .thenReturn(stored));
    }

    private Mono<Void> messages(Plan plan, Actor actor) {
        return Flux.fromIterable(plan.messages())
                .concatMap(
                        message -> tickets.note(plan.before(), actor, message).then(answered(plan, actor, message)))
                .then();
    }

    /** What a rule sends by itself is no answer of staff: the clock of the first answer goes on. */
    private Mono<Void> answered(Plan plan, Actor actor, Entry message) {
        return actor.isPerson() && message.visibility() == Visibility.PUBLIC
                ? Mono.defer(() -> tickets.answered(plan.before()))
                : Mono.empty();
    }

    private Mono<Void> watched(Plan plan) {
        return Flux.fromIterable(plan.watchers())
                .concatMap(person -> watchers.add(plan.before().id(), person, tickets.now()))
                .then();
    }
}
