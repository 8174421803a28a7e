package io.bongsu.ticket.ticket;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.ticket.sla.OpenTickets;
import io.bongsu.ticket.sla.ServedTicket;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Open tickets by the batch. */
@Repository
class OpenTicketsRepository implements OpenTickets {
    private static final String OPEN = "SELECT " + TicketRow.COLUMNS + """
              FROM ticket t WHERE t.tenant_id = :tenant AND t.category IN ('new', 'active', 'hold') AND t.merged_into IS NULL
               AND (t.created_at, t.id) > (:createdAt, :id)
             ORDER BY t.created_at, t.id LIMIT :limit""";

    private static final String NUMBERS =
            "SELECT id, number FROM ticket WHERE tenant_id = :tenant AND id = ANY (:tickets)";

    private final DatabaseClient database;
    private final TicketRepository tickets;
    private final OwnFieldsRepository own;

    OpenTicketsRepository(DatabaseClient database, TicketRepository tickets, OwnFieldsRepository own) {
        this.database = database;
        this.tickets = tickets;
        this.own = own;
    }

    @Override
    public Mono<List<ServedTicket>> batch(@Nullable ServedTicket after, int limit) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(OPEN)
                        .bind("tenant", tenant.id())
                        .bind("createdAt", after == null ? Instant.EPOCH : after.createdAt())
                        .bind("id", after == null ? new UUID(0, 0) : after.id())
                        .bind("limit", limit)
                        .map(TicketRow::read)
                        .all())
                .collectList() // what belongs to them is read when all have been
                .flatMapMany(Flux::fromIterable)
                .concatMap(own::complete)
                .map(Tickets::served)
                .collectList();
    }

    @Override
    public Mono<ServedTicket> held(UUID ticket) {
        return tickets.lock(ticket)
                .filter(found -> found.isOpen() && found.mergedInto() == null)
                .flatMap(own::complete)
                .map(Tickets::served);
    }

    private record Named(UUID id, String number) {}

    @Override
    public Mono<Map<UUID, String>> numbers(Collection<UUID> tickets) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(NUMBERS)
                        .bind("tenant", tenant.id())
                        .bind("tickets", tickets.toArray(UUID[]::new))
                        .map(row -> {
                            Columns columns = new Columns(row);
                            return new Named(columns.uuid("id"), columns.text("number"));
                        })
                        .all())
                .collectMap(Named::id, Named::number);
    }
}
