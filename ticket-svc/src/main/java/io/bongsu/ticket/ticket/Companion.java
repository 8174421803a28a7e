package io.bongsu.ticket.ticket;

import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.history.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Something kept true to the record, in the transaction that changes it: its own fields, tags, search words, counters. */
public interface Companion {

    /** @param before null when the ticket is opened */
    Mono<Void> keep(@Nullable Ticket before, Ticket after);

    /** A message was written on the ticket, or a file put on it. */
    default Mono<Void> said(Ticket ticket, Entry message) {
        return Mono.empty();
    }

    /** The same for who needs to know who wrote it. */
    default Mono<Void> said(Ticket ticket, Actor actor, Entry message) {
        return said(ticket, message);
    }

    /** Something happened to the ticket that is neither a change nor a message, e.g. a clock gave a warning. */
    default Mono<Void> happened(Ticket ticket, Entry fact) {
        return Mono.empty();
    }

    /** Tickets with a past were brought in; override it where one by one is slow. */
    default Mono<Void> broughtIn(List<PastTicket> some) {
        return Flux.fromIterable(some)
                .concatMap(past -> keep(null, past.ticket())
                        .thenMany(Flux.fromIterable(past.messages()))
                        .concatMap(message -> said(past.ticket(), message.entry()))
                        .then())
                .then();
    }
}
