package io.bongsu.ticket.ticket;

import io.bongsu.platform.database.Write;
import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.history.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Something kept true to the record, in the transaction that changes it: its own fields, tags, search words, counters. */
public interface Companion {

    /**
     * What is written together with the record.
     *
     * @param before null when the ticket is opened
     */
    default Flux<Write> kept(@Nullable Ticket before, Ticket after) {
        return Flux.empty();
    }

    /** The same where more is needed than to write: called when the record stands. */
    default Mono<Void> keep(@Nullable Ticket before, Ticket after) {
        return Mono.empty();
    }

    /** A message was written on the ticket, or a file put on it. */
    default Flux<Write> said(Ticket ticket, Actor actor, Entry message) {
        return Flux.empty();
    }

    /** Something happened to the ticket that is neither a change nor a message, e.g. a clock gave a warning. */
    default Flux<Write> happened(Ticket ticket, Entry fact) {
        return Flux.empty();
    }

    /** Tickets with a past were brought in. */
    Mono<Void> broughtIn(List<PastTicket> some);
}
