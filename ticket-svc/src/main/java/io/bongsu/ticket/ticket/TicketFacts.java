package io.bongsu.ticket.ticket;

import io.bongsu.contracts.ticket.IncidentLinked;
import io.bongsu.contracts.ticket.TicketAcknowledged;
import io.bongsu.contracts.ticket.TicketChanged;
import io.bongsu.contracts.ticket.TicketOpened;
import io.bongsu.contracts.ticket.TicketResolved;
import io.bongsu.platform.database.Write;
import io.bongsu.platform.messaging.Outbox;
import io.bongsu.ticket.history.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What other services are told about tickets, in the transaction that makes it true. */
@Component
class TicketFacts {
    private final Outbox outbox;

    TicketFacts(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Also which situation it speaks for, and who has it, where that is so from the beginning. */
    Mono<Write> opened(Ticket ticket, Actor actor) {
        List<Object> facts = new ArrayList<>();
        UUID situation = ticket.situationId();
        if (situation != null) {
            facts.add(link(ticket, situation));
        }
        facts.add(opening(ticket));
        if (ticket.acknowledgedAt() != null) {
            facts.add(acknowledgement(ticket, actor, ticket.acknowledgedAt()));
        }
        return outbox.writing(ticket.id(), facts);
    }

    private static TicketOpened opening(Ticket ticket) {
        return new TicketOpened(
                ticket.id(),
                ticket.number(),
                ticket.type(),
                ticket.content().title(),
                ticket.status().state(),
                ticket.status().category().word(),
                ticket.priority(),
                ticket.requester().id(),
                ticket.situationId(),
                ticket.createdAt());
    }

    Mono<Void> linked(Ticket ticket, UUID situation) {
        return outbox.add(ticket.id(), link(ticket, situation));
    }

    private static IncidentLinked link(Ticket ticket, UUID situation) {
        return new IncidentLinked(situation, ticket.id(), ticket.number());
    }

    Mono<Write> changed(Ticket before, Ticket after, List<String> fields, Actor actor) {
        List<Object> facts = new ArrayList<>();
        facts.add(change(after, fields));
        if (before.acknowledgedAt() == null && after.acknowledgedAt() != null) {
            facts.add(acknowledgement(after, actor, after.acknowledgedAt()));
        }
        if (before.status().category() != Category.DONE && after.status().category() == Category.DONE) {
            facts.add(resolution(after));
        }
        return outbox.writing(after.id(), facts);
    }

    Mono<Write> changed(Ticket ticket, List<String> fields) {
        return outbox.writing(ticket.id(), List.of(change(ticket, fields)));
    }

    private static TicketChanged change(Ticket ticket, List<String> fields) {
        Person assignee = ticket.assignee();
        return new TicketChanged(
                ticket.id(),
                ticket.number(),
                ticket.content().title(),
                ticket.status().state(),
                ticket.status().category().word(),
                ticket.priority(),
                ticket.requester().id(),
                assignee == null ? null : assignee.id(),
                ticket.situationId(),
                ticket.majorIncident(),
                fields,
                ticket.updatedAt());
    }

    private static TicketAcknowledged acknowledgement(Ticket ticket, Actor actor, Instant at) {
        return new TicketAcknowledged(ticket.id(), ticket.number(), ticket.situationId(), actor.id(), actor.name(), at);
    }

    private static TicketResolved resolution(Ticket ticket) {
        return new TicketResolved(
                ticket.id(),
                ticket.number(),
                ticket.situationId(),
                ticket.requester().id(),
                ticket.status().recovered(),
                ticket.updatedAt());
    }
}
