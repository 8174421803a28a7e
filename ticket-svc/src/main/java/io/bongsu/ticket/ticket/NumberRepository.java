package io.bongsu.ticket.ticket;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.ticket.ticket.Numbers.Series;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** How far the numbers of tickets are given away. */
@Repository
class NumberRepository {
    private static final String RESERVE = """
            INSERT INTO ticket_number (tenant_id, prefix, year, last) VALUES (:tenant, :prefix, :year, :count)
            ON CONFLICT (tenant_id, prefix, year) DO UPDATE SET last = ticket_number.last + :count
            RETURNING last""";

    private final SystemDatabase database;

    NumberRepository(SystemDatabase database) {
        this.database = database;
    }

    /**
     * Gives {@code count} numbers away and answers the last of them: committed at once and by itself, whatever becomes of the
     * caller's transaction, so that the row is never held longer than the statement takes.
     */
    Mono<Long> reserve(Series series, int count) {
        return database.client()
                .sql(RESERVE)
                .bind("tenant", series.tenant().id())
                .bind("prefix", series.prefix())
                .bind("year", series.year())
                .bind("count", (long) count)
                .map(row -> new Columns(row).number("last"))
                .one()
                .contextWrite(context -> Context.empty());
    }
}
