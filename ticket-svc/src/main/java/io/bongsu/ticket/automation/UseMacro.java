package io.bongsu.ticket.automation;

import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.condition.Conditions;
import io.bongsu.ticket.condition.Scope;
import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.history.History;
import io.bongsu.ticket.ticket.Person;
import io.bongsu.ticket.ticket.Practices;
import io.bongsu.ticket.ticket.Ticket;
import io.bongsu.ticket.ticket.TicketDetails;
import io.bongsu.ticket.ticket.Tickets;
import io.bongsu.ticket.ticket.Viewer;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** An agent does several things to a ticket in one go. It is the agent who does them; versions hold as for any change. */
@Component
class UseMacro {
    private final Tickets tickets;
    private final TicketDetails details;
    private final Practices practices;
    private final History history;
    private final RuleRepository rules;
    private final Conditions conditions;
    private final Carry carry;
    private final TenantTransaction transaction;

    UseMacro(
            Tickets tickets,
            TicketDetails details,
            Practices practices,
            History history,
            RuleRepository rules,
            Conditions conditions,
            Carry carry,
            TenantTransaction transaction) {
        this.tickets = tickets;
        this.details = details;
        this.practices = practices;
        this.history = history;
        this.rules = rules;
        this.conditions = conditions;
        this.carry = carry;
        this.transaction = transaction;
    }

    /** Those that may be used on the ticket as it is. */
    Mono<List<Rule>> offered(String ticket, Caller caller) {
        return tickets.find(ticket, Viewer.of(caller))
                .flatMap(found -> rules.all(Rule.Kind.MACRO)
                        .publishOn(Schedulers.boundedElastic()) // they may be many
                        .map(macros -> macros.stream()
                                .filter(macro -> macro.isAtWork() && holds(macro, found))
                                .toList()))
                .as(transaction::run);
    }

    Mono<PlanView> preview(String ticket, UUID macro, Caller caller) {
        return tickets.find(ticket, Viewer.of(caller))
                .flatMap(found -> plan(found, macro, caller).map(plan -> PlanView.of(plan, found.version())))
                .as(transaction::run);
    }

    Mono<PlanView> use(String ticket, UUID macro, long version, Caller caller) {
        return tickets.locked(ticket, Viewer.of(caller))
                .flatMap(held -> plan(held, macro, caller)
                        .flatMap(plan -> current(plan, version, caller)
                                .then(Mono.defer(() -> carry.out(plan, Actor.of(caller))))
                                .map(stored -> PlanView.of(plan, stored.version()))))
                .as(transaction::run);
    }

    private Mono<Plan> plan(Ticket ticket, UUID id, Caller caller) {
        return rules.one(Rule.Kind.MACRO, id)
                .filter(macro -> macro.isAtWork() && holds(macro, ticket))
                .switchIfEmpty(Mono.error(() -> Failures.notFound("macro for this ticket")))
                .map(macro -> Planning.of(
                        practices.of(ticket),
                        ticket,
                        macro.actions(),
                        new Person(caller.id(), caller.name()),
                        tickets.now()));
    }

    /** An older version may stand where nobody changed the same fields since; a move needs the newest. */
    private Mono<Void> current(Plan plan, long version, Caller caller) {
        Ticket held = plan.before();
        if (held.version() == version) {
            return Mono.empty();
        }
        if (plan.moved() || version > held.version()) {
            return details.outdated(held, List.of(), caller);
        }
        List<String> wanted = DryRunView.Change.of(plan).stream()
                .map(DryRunView.Change::field)
                .toList();
        return history.fieldsChangedAfter(held.id(), version)
                .filter(wanted::contains)
                .map(field -> "/" + field)
                .collectList()
                .flatMap(
                        collisions -> collisions.isEmpty() ? Mono.empty() : details.outdated(held, collisions, caller));
    }

    private boolean holds(Rule macro, Ticket ticket) {
        return conditions
                .accepted(macro.condition(), Scope.TICKET, "/condition")
                .holds(ticket.subject().values(tickets.now()))
                .yes();
    }
}
