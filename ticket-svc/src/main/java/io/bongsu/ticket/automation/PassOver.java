package io.bongsu.ticket.automation;

import io.bongsu.ticket.assignment.Assigners;
import io.bongsu.ticket.automation.HappeningRepository.Waiting;
import io.bongsu.ticket.ticket.Ticket;
import io.bongsu.ticket.ticket.Tickets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Most of what happens moves no trigger: that is found out for many tickets at once and forgotten in one statement. They are held
 * meanwhile, those nobody else is at work on. What moves somebody is left alone.
 */
@Component
class PassOver {
    private final Tickets tickets;
    private final HappeningRepository happenings;
    private final RuleRepository rules;
    private final Assigners assigners;
    private final Judge judge;

    PassOver(Tickets tickets, HappeningRepository happenings, RuleRepository rules, Assigners assigners, Judge judge) {
        this.tickets = tickets;
        this.happenings = happenings;
        this.rules = rules;
        this.assigners = assigners;
        this.judge = judge;
    }

    /** @param left those of the tickets something is still to be done for */
    record Passed(int events, Set<UUID> left) {}

    /** What is said of all of them. */
    private record Tenants(List<Rule> triggers, Set<String> givingQueues) {}

    /** In a transaction of the tickets' tenant. */
    Mono<Passed> on(Collection<UUID> some) {
        return tickets.idle(some)
                .flatMap(held -> happenings
                        .waiting(held.stream().map(Ticket::id).toList())
                        .flatMap(waiting -> rules.all(Rule.Kind.TRIGGER)
                                .flatMap(triggers -> assigners
                                        .givingQueues()
                                        .map(queues -> unmoved(held, waiting, new Tenants(triggers, queues))))
                                .flatMap(unmoved -> forget(unmoved, waiting, some))));
    }

    private List<UUID> unmoved(List<Ticket> held, Map<UUID, List<Waiting>> waiting, Tenants tenant) {
        return held.stream()
                .filter(ticket -> waiting.getOrDefault(ticket.id(), List.of()).stream()
                        .noneMatch(one -> moves(ticket, one.happening(), tenant)))
                .map(Ticket::id)
                .toList();
    }

    private boolean moves(Ticket ticket, Happening happening, Tenants tenant) {
        if (ticket.mergedInto() != null) {
            return false;
        }
        boolean given = happening.mayNeedSomebody()
                && ticket.assignee() == null
                && ticket.isOpen()
                && tenant.givingQueues()
                        .contains(String.valueOf(ticket.content().queue()));
        return given
                || tenant.triggers().stream()
                        .filter(trigger -> trigger.listensTo(happening.occasion()))
                        .anyMatch(trigger -> judge.moves(trigger, ticket, happening));
    }

    private Mono<Passed> forget(List<UUID> unmoved, Map<UUID, List<Waiting>> waiting, Collection<UUID> some) {
        List<UUID> events = unmoved.stream()
                .flatMap(ticket -> waiting.getOrDefault(ticket, List.of()).stream())
                .map(Waiting::id)
                .toList();
        Set<UUID> left = new HashSet<>(some);
        unmoved.forEach(left::remove);
        return happenings.done(unmoved, events).thenReturn(new Passed(events.size(), left));
    }
}
