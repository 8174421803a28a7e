package io.bongsu.ticket.ticket;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** All tickets of the tenant, page by page in the order of their ids, with the fields of their kinds. */
@Component
public class TicketPages {
    private final TicketPagesRepository tickets;
    private final OwnFieldsRepository own;

    TicketPages(TicketPagesRepository tickets, OwnFieldsRepository own) {
        this.tickets = tickets;
        this.own = own;
    }

    /** @param types all when empty, like {@code categories} */
    public record Filter(List<String> types, List<String> categories, Instant updatedFrom) {}

    /** Call it inside a transaction of the tenant. */
    public Flux<Ticket> after(@Nullable UUID last, Filter filter, int limit) {
        return tickets.after(last, filter, limit)
                .collectList()
                .flatMapIterable(some -> some)
                .concatMap(own::complete);
    }
}
