package io.bongsu.ticket.conversation;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.history.Entry;
import io.bongsu.ticket.history.TimelineItem;
import io.bongsu.ticket.history.Visibility;
import io.bongsu.ticket.policy.IncidentPolicies;
import io.bongsu.ticket.ticket.Category;
import io.bongsu.ticket.ticket.Person;
import io.bongsu.ticket.ticket.Practices;
import io.bongsu.ticket.ticket.Ticket;
import io.bongsu.ticket.ticket.Tickets;
import io.bongsu.ticket.ticket.Viewer;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A person writes on a ticket: a public reply or an internal note. */
@Component
class AddMessage {
    private final Tickets tickets;
    private final Practices practices;
    private final IncidentPolicies policies;
    private final TenantTransaction transaction;

    AddMessage(Tickets tickets, Practices practices, IncidentPolicies policies, TenantTransaction transaction) {
        this.tickets = tickets;
        this.practices = practices;
        this.policies = policies;
        this.transaction = transaction;
    }

    Mono<TimelineItem> add(String idOrNumber, MessageWish wish, Caller caller) {
        if (wish.visibility() == Visibility.INTERNAL && !caller.may(Permission.TICKET_WRITE)) {
            throw new AccessDeniedException("internal notes are for those who work on tickets");
        }
        Actor actor = Actor.of(caller);
        return tickets.find(idOrNumber, Viewer.of(caller))
                .flatMap(written -> tickets.speaksFor(written)
                        .flatMap(spokesman -> tickets.locked(spokesman.id()))
                        .flatMap(ticket -> tickets.note(
                                        ticket, written.id(), actor, Entry.message(wish.visibility(), wish.body()))
                                .flatMap(item -> answered(ticket, written.requester(), wish, caller)
                                        .thenReturn(item))))
                .as(transaction::run);
    }

    /** What was resolved not long ago is worked on again when its requester writes; later they open another one. */
    private Mono<Ticket> reopened(Ticket ticket) {
        Instant resolvedAt = ticket.status().resolvedAt();
        if (ticket.status().category() != Category.DONE || resolvedAt == null) {
            return Mono.just(ticket);
        }
        return policies.current().flatMap(policy -> {
            Instant last = resolvedAt.plus(Duration.ofDays(policy.reopenWithinDays()));
            Ticket again = practices.of(ticket).askedAgain(ticket);
            boolean reopens = !again.equals(ticket) && tickets.now().isBefore(last);
            return reopens
                    ? tickets.note(ticket, Actor.SYSTEM, Entry.fact("askedAgain", "The requester wrote again."))
                            .thenReturn(again)
                    : Mono.just(ticket);
        });
    }

    /** A requester's public word ends the wait for it and wants an answer; staff's public word is one. */
    private Mono<Void> answered(Ticket ticket, Person requester, MessageWish wish, Caller caller) {
        boolean byRequester = requester.id().equals(caller.id()) && wish.visibility() == Visibility.PUBLIC;
        boolean staff = caller.may(Permission.TICKET_WRITE);
        if (byRequester) {
            return (staff ? Mono.just(ticket) : reopened(ticket))
                    .flatMap(
                            wanted -> tickets.store(ticket, practices.of(wanted).answered(wanted), Actor.SYSTEM))
                    .flatMap(now -> staff ? Mono.empty() : tickets.asked(now));
        }
        return staff && wish.visibility() == Visibility.PUBLIC ? tickets.answered(ticket) : Mono.empty();
    }
}
