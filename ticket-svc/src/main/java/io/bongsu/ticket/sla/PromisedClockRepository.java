package io.bongsu.ticket.sla;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.ticket.sla.clock.Life;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Clocks that may come to another promise, of many tickets at once: what runs, and what was cancelled and can go on. */
@Repository
class PromisedClockRepository {
    private static final String PROMISED =
            " AND (c.state IN ('running', 'paused') OR (c.state = 'cancelled' AND c.metric IN ('ack', 'resolve')))"
                    + " AND NOT c.merged ";
    private static final String CLOCKS = "SELECT " + ClockRepository.FIELDS
            + " FROM sla_clock c WHERE c.tenant_id = :tenant AND c.ticket_id = ANY (:tickets)" + PROMISED
            + "ORDER BY ticket_id, metric, cycle";
    private static final String LIVES = """
            SELECT e.ticket_id, e.metric, e.cycle,
                   CASE WHEN e.number = 1 THEN least(e.at, coalesce(c.counted_from, e.at)) ELSE e.at END AS at, e.type
              FROM sla_clock_event e JOIN sla_clock c USING (tenant_id, ticket_id, metric, cycle)
             WHERE e.tenant_id = :tenant AND e.ticket_id = ANY (:tickets)""" + PROMISED + "ORDER BY e.ticket_id, e.metric, e.cycle, e.number";

    private final DatabaseClient database;

    PromisedClockRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Map<UUID, List<TicketClock>>> of(Collection<UUID> tickets) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(CLOCKS)
                        .bind("tenant", tenant.id())
                        .bind("tickets", tickets.toArray(UUID[]::new))
                        .map(ClockRepository::read)
                        .all())
                .collect(Collectors.groupingBy(TicketClock::ticketId));
    }

    /** What they went through. */
    Mono<Map<ClockKey, Life>> lives(Collection<UUID> tickets) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(LIVES)
                        .bind("tenant", tenant.id())
                        .bind("tickets", tickets.toArray(UUID[]::new))
                        .map(row -> {
                            Columns columns = new Columns(row);
                            ClockKey key = new ClockKey(
                                    columns.uuid("ticket_id"),
                                    Metric.of(columns.text("metric")).orElseThrow(),
                                    columns.integer("cycle"));
                            return Map.entry(key, ClockRepository.event(columns));
                        })
                        .all())
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.collectingAndThen(
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList()), Life::new)));
    }
}
