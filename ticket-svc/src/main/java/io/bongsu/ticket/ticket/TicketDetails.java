package io.bongsu.ticket.ticket;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.security.Caller;
import io.bongsu.ticket.sla.ServiceLevels;
import io.bongsu.ticket.sla.SlaReading;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What does this caller see of a ticket? */
@Component
public class TicketDetails {
    private final EvidenceRepository evidence;
    private final Practices practices;
    private final Tickets tickets;
    private final ServiceLevels levels;
    private final CustomWords words;

    TicketDetails(
            EvidenceRepository evidence,
            Practices practices,
            Tickets tickets,
            ServiceLevels levels,
            CustomWords words) {
        this.evidence = evidence;
        this.practices = practices;
        this.tickets = tickets;
        this.levels = levels;
        this.words = words;
    }

    /** Of a ticket that has just been opened about nothing that is watched. */
    Mono<TicketDetail> withoutEvidence(Tickets.Begun begun, Caller caller) {
        Ticket ticket = begun.ticket();
        List<SlaReading> clocks = begun.promised().shown(Viewer.of(caller).seesAll());
        return words.shown(ticket, caller)
                .map(custom -> TicketDetail.of(
                        ticket, transitions(ticket, caller), List.of(), List.of(), clocks, custom, null));
    }

    private List<Transition> transitions(Ticket ticket, Caller caller) {
        return caller.may(Permission.TICKET_WRITE) && ticket.mergedInto() == null
                ? practices.of(ticket).transitions(ticket)
                : List.of();
    }

    Mono<TicketDetail> of(Ticket ticket, Caller caller) {
        List<Transition> transitions = transitions(ticket, caller);
        Mono<List<TicketAlert>> alerts =
                Viewer.of(caller).seesAll() ? evidence.alerts(ticket.id()) : Mono.just(List.of());
        return evidence.entities(ticket.id())
                .flatMap(entities -> alerts.flatMap(behind -> sla(ticket, caller)
                        .flatMap(clocks -> words.shown(ticket, caller)
                                .flatMap(custom -> canonical(ticket)
                                        .map(into -> TicketDetail.of(
                                                ticket,
                                                transitions,
                                                entities,
                                                behind,
                                                clocks,
                                                custom,
                                                into.orElse(null)))))));
    }

    private Mono<Optional<TicketDetail.Canonical>> canonical(Ticket ticket) {
        return ticket.mergedInto() == null
                ? Mono.just(Optional.empty())
                : tickets.speaksFor(ticket)
                        .map(into -> Optional.of(new TicketDetail.Canonical(into.id(), into.number())));
    }

    private Mono<List<SlaReading>> sla(Ticket ticket, Caller caller) {
        return levels.of(List.of(ticket.id()), Viewer.of(caller).seesAll(), tickets.now())
                .map(all -> all.getOrDefault(ticket.id(), List.of()));
    }

    /** 412 with what stands now, and which fields collide where that is known. */
    public <T> Mono<T> outdated(Ticket ticket, List<String> collisions, Caller caller) {
        return tickets.find(ticket.id().toString(), Viewer.of(caller))
                .flatMap(current -> of(current, caller))
                .flatMap(current -> Mono.error(new Outdated(current, collisions)));
    }
}
