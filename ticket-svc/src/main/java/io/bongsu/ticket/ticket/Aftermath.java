package io.bongsu.ticket.ticket;

import reactor.core.publisher.Mono;

/** What else happens when a person has brought a ticket to another state, in the same transaction. */
public interface Aftermath {
    Mono<Void> moved(Ticket before, Ticket after);
}
