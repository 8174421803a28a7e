package io.bongsu.ticket.link;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.history.Entry;
import io.bongsu.ticket.history.History;
import io.bongsu.ticket.history.TimelineItem;
import io.bongsu.ticket.history.Visibility;
import io.bongsu.ticket.ticket.Content;
import io.bongsu.ticket.ticket.NewTicket;
import io.bongsu.ticket.ticket.Person;
import io.bongsu.ticket.ticket.Practices;
import io.bongsu.ticket.ticket.Ticket;
import io.bongsu.ticket.ticket.Tickets;
import io.bongsu.ticket.ticket.Viewer;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A message about something else becomes a ticket of its own; it stays where it was written, too. */
@Component
class SplitTicket {
    private final Tickets tickets;
    private final Practices practices;
    private final History history;
    private final LinkRepository links;
    private final TenantTransaction transaction;

    SplitTicket(
            Tickets tickets,
            Practices practices,
            History history,
            LinkRepository links,
            TenantTransaction transaction) {
        this.tickets = tickets;
        this.practices = practices;
        this.history = history;
        this.links = links;
        this.transaction = transaction;
    }

    Mono<Ticket> split(String idOrNumber, SplitWish wish, Caller caller) {
        Actor actor = Actor.of(caller);
        return tickets.locked(idOrNumber, Viewer.of(caller))
                .flatMap(ticket -> history.message(ticket.id(), wish.messageId())
                        .switchIfEmpty(Mono.error(() -> Failures.invalid(
                                "/messageId", "unknown-message", "The id of a message of this ticket.")))
                        .flatMap(message -> opened(ticket, message, wish, actor)))
                .as(transaction::run);
    }

    private Mono<Ticket> opened(Ticket ticket, TimelineItem message, SplitWish wish, Actor actor) {
        boolean asked = message.visibility() == Visibility.PUBLIC
                && message.actor().id().equals(ticket.requester().id());
        Person requester = asked ? ticket.requester() : new Person(actor.id(), actor.name());
        Content content = new Content(
                wish.title().strip(),
                Objects.toString(message.body(), ""),
                ticket.content().impact(),
                ticket.content().urgency(),
                ticket.content().queue());
        NewTicket part = new NewTicket(practices.of(ticket), content, requester, null, null, asked);
        Entry from = Entry.fact("splitFrom", "Split off from " + ticket.number() + ".", ticket.number(), "");
        return tickets.open(part, actor, from)
                .flatMap(opened -> links.add(
                                UuidCreator.getTimeOrderedEpochPlus1(),
                                opened.id(),
                                LinkKind.RELATES_TO,
                                new LinkRepository.Spoke("ticket", ticket.id().toString(), ticket.id()),
                                actor,
                                tickets.now())
                        .then(tickets.note(
                                ticket,
                                actor,
                                Entry.fact(
                                        "splitInto", "A message became " + opened.number() + ".", "", opened.number())))
                        .thenReturn(opened));
    }
}
