package io.bongsu.ticket.ticket;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.Caller;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What does this caller see of a ticket? */
@Component
class TicketDetails {
    private final EvidenceRepository evidence;
    private final Practices practices;
    private final Tickets tickets;

    TicketDetails(EvidenceRepository evidence, Practices practices, Tickets tickets) {
        this.evidence = evidence;
        this.practices = practices;
        this.tickets = tickets;
    }

    Mono<TicketDetail> of(Ticket ticket, Caller caller) {
        List<Transition> transitions =
                caller.may(Permission.TICKET_WRITE) ? practices.of(ticket).transitions(ticket) : List.of();
        Mono<List<TicketAlert>> alerts =
                Viewer.of(caller).seesAll() ? evidence.alerts(ticket.id()) : Mono.just(List.of());
        return evidence.entities(ticket.id())
                .flatMap(entities -> alerts.map(behind -> TicketDetail.of(ticket, transitions, entities, behind)));
    }

    /** 412 with what stands now. */
    <T> Mono<T> outdated(Ticket ticket, Caller caller) {
        return tickets.find(ticket.id().toString(), Viewer.of(caller))
                .flatMap(current -> of(current, caller))
                .flatMap(current -> Mono.error(Failures.preconditionFailed(current)));
    }
}
