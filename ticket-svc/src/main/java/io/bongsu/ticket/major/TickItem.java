package io.bongsu.ticket.major;

import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.ticket.Person;
import io.bongsu.ticket.ticket.Ticket;
import io.bongsu.ticket.ticket.Tickets;
import io.bongsu.ticket.ticket.Viewer;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A person ticks a line of a checklist off, or takes that back; one after the other under the ticket's lock. */
@Component
class TickItem {
    private final ChecklistItemRepository items;
    private final Tickets tickets;
    private final TenantTransaction transaction;

    TickItem(ChecklistItemRepository items, Tickets tickets, TenantTransaction transaction) {
        this.items = items;
        this.tickets = tickets;
        this.transaction = transaction;
    }

    Mono<ChecklistItem> mark(String idOrNumber, UUID id, long version, boolean done, Caller caller) {
        return tickets.locked(idOrNumber, Viewer.of(caller))
                .flatMap(ticket -> items.of(ticket.id())
                        .filter(item -> item.id().equals(id))
                        .next()
                        .switchIfEmpty(Mono.error(() -> Failures.notFound("checklist item")))
                        .flatMap(item -> item.version() == version
                                ? mark(ticket, item, done, caller)
                                : Mono.error(Failures.preconditionFailed(item))))
                .as(transaction::run);
    }

    private Mono<ChecklistItem> mark(Ticket ticket, ChecklistItem before, boolean done, Caller caller) {
        if (before.isDone() == done) {
            return Mono.just(before);
        }
        ChecklistItem after =
                done ? before.doneBy(new Person(caller.id(), caller.name()), tickets.now()) : before.notDone();
        return items.mark(ticket.id(), after)
                .then(tickets.note(ticket, Actor.of(caller), after.told()))
                .thenReturn(after);
    }
}
