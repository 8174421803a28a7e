package io.bongsu.ticket.ticket;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.history.Entry;
import io.bongsu.ticket.people.People;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A person opens a ticket. */
@Component
class CreateTicket {
    private final Practices practices;
    private final People people;
    private final Tickets tickets;
    private final CustomWords words;
    private final EvidenceRepository evidence;
    private final TicketDetails details;
    private final TenantTransaction transaction;

    CreateTicket(
            Practices practices,
            People people,
            Tickets tickets,
            CustomWords words,
            EvidenceRepository evidence,
            TicketDetails details,
            TenantTransaction transaction) {
        this.practices = practices;
        this.people = people;
        this.tickets = tickets;
        this.words = words;
        this.evidence = evidence;
        this.details = details;
        this.transaction = transaction;
    }

    Mono<TicketDetail> create(TicketWish wish, Caller caller) {
        Practice practice = practices
                .find(wish.type())
                .orElseThrow(() -> Failures.invalid(
                        "/type", "unknown-value", "type is one of: " + String.join(", ", practices.types()) + "."));
        if (!caller.may(Permission.TICKET_WRITE) && (wish.sorts() || !practice.openToRequesters())) {
            throw new AccessDeniedException(
                    "queue, assignee, tags, problems and changes are for those who work on tickets");
        }
        Content content = wish.content(practice);
        return assignee(wish, caller)
                .flatMap(assignee -> words.read(wish.custom(), wish.type(), content.queue(), caller)
                        .map(CustomValues.NONE::with)
                        .flatMap(custom -> words.complete(custom, wish.type(), content.queue(), caller)
                                .then(Mono.defer(() ->
                                        open(wish, content.with(custom), practice, assignee.orElse(null), caller)))
                                .as(transaction::run)));
    }

    /** Asked before the transaction begins: no connection waits for the directory. */
    private Mono<Optional<Person>> assignee(TicketWish wish, Caller caller) {
        return wish.assigneeId() == null
                ? Mono.just(Optional.empty())
                : people.assignable(wish.assigneeId(), caller)
                        .map(person -> Optional.of(new Person(person.id(), person.name())));
    }

    private Mono<TicketDetail> open(
            TicketWish wish, Content content, Practice practice, @Nullable Person assignee, Caller caller) {
        Person requester = new Person(caller.id(), caller.name());
        NewTicket ticket =
                new NewTicket(practice, content, requester, assignee, null, !caller.may(Permission.TICKET_WRITE));
        return tickets.begin(ticket, Actor.of(caller), Entry.opened())
                .flatMap(begun -> evidence.keepNamed(begun.ticket().id(), wish.entities())
                        .then(Mono.defer(() -> wish.entities().isEmpty()
                                ? details.withoutEvidence(begun, caller)
                                : details.of(begun.ticket(), caller))));
    }
}
