package io.bongsu.ticket.ticket;

import reactor.core.publisher.Mono;

/** Something outside the record that has to agree before a person brings a ticket to another state. */
public interface Gate {

    /** Ends with the failure that says what stands in the way. */
    Mono<Void> pass(Ticket before, Ticket wanted);
}
