package io.bongsu.ticket.ticket;

import io.bongsu.contracts.ticket.IncidentLinked;
import io.bongsu.contracts.ticket.TicketAcknowledged;
import io.bongsu.contracts.ticket.TicketChanged;
import io.bongsu.contracts.ticket.TicketOpened;
import io.bongsu.contracts.ticket.TicketResolved;
import io.bongsu.platform.messaging.Outbox;
import io.bongsu.ticket.history.Actor;
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

    Mono<Void> opened(Ticket ticket) {
        return outbox.add(
                ticket.id(),
                new TicketOpened(
                        ticket.id(),
                        ticket.number(),
                        ticket.type(),
                        ticket.content().title(),
                        ticket.status().state(),
                        ticket.status().category().word(),
                        ticket.priority(),
                        ticket.requester().id(),
                        ticket.situationId(),
                        ticket.createdAt()));
    }

    Mono<Void> linked(Ticket ticket, UUID situation) {
        return outbox.add(ticket.id(), new IncidentLinked(situation, ticket.id(), ticket.number()));
    }

    Mono<Void> changed(Ticket before, Ticket after, List<String> fields, Actor actor) {
        return changed(after, fields)
                .then(Mono.defer(() -> acknowledged(before, after, actor)))
                .then(Mono.defer(() -> resolved(before, after)));
    }

    Mono<Void> changed(Ticket ticket, List<String> fields) {
        Person assignee = ticket.assignee();
        return outbox.add(
                ticket.id(),
                new TicketChanged(
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
                        ticket.updatedAt()));
    }

    Mono<Void> acknowledged(Ticket before, Ticket after, Actor actor) {
        if (before.acknowledgedAt() != null || after.acknowledgedAt() == null) {
            return Mono.empty();
        }
        return outbox.add(
                after.id(),
                new TicketAcknowledged(
                        after.id(),
                        after.number(),
                        after.situationId(),
                        actor.id(),
                        actor.name(),
                        after.acknowledgedAt()));
    }

    private Mono<Void> resolved(Ticket before, Ticket after) {
        if (before.status().category() == Category.DONE || after.status().category() != Category.DONE) {
            return Mono.empty();
        }
        return outbox.add(
                after.id(),
                new TicketResolved(
                        after.id(),
                        after.number(),
                        after.situationId(),
                        after.requester().id(),
                        after.status().recovered(),
                        after.updatedAt()));
    }
}
