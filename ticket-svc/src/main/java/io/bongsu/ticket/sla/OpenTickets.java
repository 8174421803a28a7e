package io.bongsu.ticket.sla;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Which tickets are being worked on? Asked of the shared record when other promises are made for all of them. */
public interface OpenTickets {

    /**
     * In the order they were opened.
     *
     * @param after the last one of the batch before; null from the beginning
     */
    Mono<List<ServedTicket>> batch(@Nullable ServedTicket after, int limit);

    /** One of them, held until the transaction ends; empty when there is none any more. */
    Mono<ServedTicket> held(UUID ticket);

    /** What people call them. */
    Mono<Map<UUID, String>> numbers(Collection<UUID> tickets);
}
