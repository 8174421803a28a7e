package io.bongsu.ticket.automation;

import io.bongsu.platform.problem.Failure;
import io.bongsu.ticket.assignment.Assigners;
import io.bongsu.ticket.automation.HappeningRepository.Waiting;
import io.bongsu.ticket.condition.Verdict;
import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.ticket.Practices;
import io.bongsu.ticket.ticket.Ticket;
import io.bongsu.ticket.ticket.Tickets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lets triggers act on a ticket for what happened to it: the ticket is held, each trigger sees it as the one before left it,
 * and what waited is deleted with the changes it caused.
 */
@Component
class RunTriggers {
    private final Tickets tickets;
    private final HappeningRepository happenings;
    private final RuleRepository rules;
    private final RunRepository runs;
    private final Judge judge;
    private final Practices practices;
    private final Assigners assigners;
    private final Carry carry;

    RunTriggers(
            Tickets tickets,
            HappeningRepository happenings,
            RuleRepository rules,
            RunRepository runs,
            Judge judge,
            Practices practices,
            Assigners assigners,
            Carry carry) {
        this.tickets = tickets;
        this.happenings = happenings;
        this.rules = rules;
        this.runs = runs;
        this.judge = judge;
        this.practices = practices;
        this.assigners = assigners;
        this.carry = carry;
    }

    /** In a transaction of the ticket's tenant: how much of what waited is dealt with. */
    Mono<Integer> on(UUID id) {
        return tickets.locked(id)
                .flatMap(ticket -> happenings
                        .waiting(id)
                        .filter(waiting -> !waiting.isEmpty())
                        .flatMap(waiting -> rules.all(Rule.Kind.TRIGGER)
                                .flatMap(triggers -> all(ticket, waiting, triggers))
                                .thenReturn(waiting.size())))
                .defaultIfEmpty(0);
    }

    /** The ticket is held: it is read again only after one of these changed it. */
    private Mono<Void> all(Ticket ticket, List<Waiting> waiting, List<Rule> triggers) {
        AtomicReference<Ticket> current = new AtomicReference<>(ticket);
        return Flux.fromIterable(waiting)
                .concatMap(one -> Flux.fromIterable(triggers)
                        .filter(trigger -> trigger.listensTo(one.happening().occasion()))
                        .concatMap(trigger -> ask(current, trigger, one))
                        .then(Mono.defer(() -> give(current, one)))
                        .then(Mono.defer(() -> happenings.done(ticket.id(), one.id()))))
                .then();
    }

    /** A merged ticket is not written on: another one speaks for it. */
    private Mono<Void> ask(AtomicReference<Ticket> current, Rule trigger, Waiting waiting) {
        Ticket ticket = current.get();
        if (ticket.mergedInto() != null) {
            return Mono.empty();
        }
        if (trigger.fault() != null) {
            return log(trigger, ticket, Run.Outcome.FAILED, trigger.fault(), waiting);
        }
        Verdict verdict = judge.verdict(trigger, ticket, waiting.happening());
        if (verdict.fault() != null) {
            return log(trigger, ticket, Run.Outcome.FAILED, verdict.fault(), waiting);
        }
        return verdict.yes() ? guarded(trigger, ticket, waiting).then(Mono.defer(() -> again(current))) : Mono.empty();
    }

    private Mono<Void> again(AtomicReference<Ticket> current) {
        return tickets.locked(current.get().id()).doOnNext(current::set).then();
    }

    /** After the triggers had their say, the queue's own way to find somebody. */
    private Mono<Void> give(AtomicReference<Ticket> current, Waiting waiting) {
        Ticket ticket = current.get();
        if (!waiting.happening().mayNeedSomebody() || ticket.mergedInto() != null) {
            return Mono.empty();
        }
        return assigners
                .pick(ticket)
                .flatMap(person -> tickets.store(
                        ticket,
                        practices.of(ticket).assign(ticket, person),
                        new Actor(
                                "queue:" + ticket.content().queue(),
                                "queue " + ticket.content().queue(),
                                Actor.Kind.SYSTEM)))
                .contextWrite(waiting.chain().next()::in)
                .flatMap(given -> again(current));
    }

    private Mono<Void> guarded(Rule trigger, Ticket ticket, Waiting waiting) {
        if (waiting.chain().depth() == 0) {
            return act(trigger, ticket, waiting);
        }
        return runs.caused(waiting.chain()).flatMap(caused -> {
            if (caused < Chain.MOST_CAUSED) {
                return act(trigger, ticket, waiting);
            }
            String why = "Triggers caused each other " + Chain.MOST_CAUSED + " times; this one did not act any more.";
            return caused == Chain.MOST_CAUSED
                    ? log(trigger, ticket, Run.Outcome.STOPPED, why, waiting)
                    : Mono.<Void>empty();
        });
    }

    private Mono<Void> act(Rule trigger, Ticket ticket, Waiting waiting) {
        return Mono.fromCallable(
                        () -> Planning.of(practices.of(ticket), ticket, trigger.actions(), null, tickets.now()))
                .flatMap(plan -> plan.isEmpty()
                        ? Mono.just(Run.Outcome.NOTHING)
                        : carry.out(plan, trigger.actor())
                                .contextWrite(waiting.chain().next()::in)
                                .thenReturn(Run.Outcome.ACTED))
                .flatMap(outcome ->
                        outcome == Run.Outcome.ACTED ? log(trigger, ticket, outcome, "", waiting) : Mono.<Void>empty())
                .onErrorResume(
                        Failure.class,
                        failure -> log(
                                trigger, ticket, Run.Outcome.FAILED, String.valueOf(failure.getMessage()), waiting));
    }

    private Mono<Void> log(Rule trigger, Ticket ticket, Run.Outcome outcome, String detail, Waiting waiting) {
        return runs.add(Run.of(trigger, ticket, outcome, detail, waiting.chain()));
    }

    /** What cannot be done however often it is tried is given up and said; called in a transaction of its own. */
    Mono<Void> putOff(UUID id, Duration by, int mostAttempts, String why) {
        return happenings
                .later(id, by)
                .filter(waiting -> waiting.attempts() >= mostAttempts)
                .concatMap(waiting -> rules.all(Rule.Kind.TRIGGER)
                        .flatMapMany(Flux::fromIterable)
                        .filter(trigger ->
                                trigger.events().contains(waiting.happening().occasion()))
                        .concatMap(trigger ->
                                runs.add(new Run(trigger.id(), id, "", Run.Outcome.FAILED, why, waiting.chain())))
                        .then(happenings.done(id, waiting.id())))
                .then();
    }
}
