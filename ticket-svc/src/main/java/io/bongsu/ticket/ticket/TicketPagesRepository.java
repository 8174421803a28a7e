package io.bongsu.ticket.ticket;

import io.bongsu.platform.tenancy.Tenant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/** Tickets in the order of their ids. */
@Repository
class TicketPagesRepository {
    private static final UUID BEGINNING = new UUID(0, 0);
    private static final String AFTER = """
            SELECT %s FROM ticket t
             WHERE t.tenant_id = :tenant AND t.id > :last AND (cardinality(:types) = 0 OR t.type = ANY (:types))
               AND (cardinality(:categories) = 0 OR t.category = ANY (:categories)) AND t.updated_at >= :from
             ORDER BY t.id LIMIT :limit""".formatted(TicketRow.COLUMNS);

    private final DatabaseClient database;

    TicketPagesRepository(DatabaseClient database) {
        this.database = database;
    }

    Flux<Ticket> after(@Nullable UUID last, TicketPages.Filter filter, int limit) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(AFTER)
                        .bind("tenant", tenant.id())
                        .bind("last", last == null ? BEGINNING : last)
                        .bind("types", filter.types().toArray(String[]::new))
                        .bind("categories", filter.categories().toArray(String[]::new))
                        .bind("from", filter.updatedFrom())
                        .bind("limit", limit)
                        .map(TicketRow::read)
                        .all());
    }
}
