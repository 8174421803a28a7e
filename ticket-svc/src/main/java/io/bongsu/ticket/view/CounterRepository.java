package io.bongsu.ticket.view;

import io.bongsu.contracts.ticket.ViewsCounted.ViewCount;
import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Counters of views. The database keeps them in the transactions that change tickets: each adds what it changed, nobody
 * waits for anybody. Here they are summed, and what was added is folded into one row per counter.
 */
@Repository
class CounterRepository {
    /** One statement, so one snapshot: a fold that commits meanwhile is seen whole or not at all. */
    private static final String COUNTS = """
            SELECT counter_id, CAST(sum(n) AS bigint) AS n FROM (
                SELECT counter_id, tickets AS n FROM ticket_view_count
                 WHERE tenant_id = :tenant AND counter_id = ANY (:counters) AND person_id IN ('', :viewer)
                UNION ALL
                SELECT counter_id, change FROM ticket_view_delta
                 WHERE tenant_id = :tenant AND counter_id = ANY (:counters) AND person_id IN ('', :viewer)) parts
             GROUP BY counter_id""";

    private static final String FOLD = """
            WITH taken AS (
                DELETE FROM ticket_view_delta WHERE tenant_id = :tenant AND id IN (
                    SELECT id FROM ticket_view_delta WHERE tenant_id = :tenant ORDER BY id LIMIT :limit
                       FOR UPDATE SKIP LOCKED)
                RETURNING counter_id, person_id, change),
            known (counter_id) AS (
                SELECT counter_id FROM ticket_view WHERE tenant_id = :tenant
                UNION ALL SELECT id FROM ticket_view_built_in)
            INSERT INTO ticket_view_count AS c (tenant_id, counter_id, person_id, tickets)
            SELECT :tenant, counter_id, person_id, sum(change) FROM taken
             WHERE counter_id IN (SELECT counter_id FROM known)
             GROUP BY counter_id, person_id ORDER BY counter_id, person_id
            ON CONFLICT (tenant_id, counter_id, person_id) DO UPDATE SET tickets = c.tickets + excluded.tickets
            RETURNING c.counter_id, c.person_id""";
    private static final String TOLD = """
            SELECT coalesce(v.id, w.counter_id) AS view_id, nullif(w.person_id, '') AS person_id,
                   c.tickets + coalesce((SELECT sum(d.change) FROM ticket_view_delta d WHERE d.tenant_id = :tenant
                        AND d.counter_id = w.counter_id AND d.person_id = w.person_id), 0)::bigint AS n
              FROM unnest(CAST(:counters AS uuid[]), CAST(:persons AS text[])) AS w (counter_id, person_id)
              JOIN ticket_view_count c ON c.tenant_id = :tenant AND c.counter_id = w.counter_id AND c.person_id = w.person_id
              LEFT JOIN ticket_view v ON v.tenant_id = :tenant AND v.counter_id = w.counter_id
             WHERE v.id IS NULL OR v.counted""";
    /** Adds what the tickets say minus what the counter has: both as of the same snapshot. */
    private static final String COUNT_ONCE = """
            INSERT INTO ticket_view_delta (tenant_id, counter_id, person_id, change)
            SELECT :tenant, :counter, person_id, sum(n) FROM (
                SELECT CASE WHEN v.assignee = 'me' THEN t.assignee_id ELSE '' END AS person_id, count(*) AS n
                  FROM ticket_view v JOIN ticket t ON t.tenant_id = v.tenant_id
                 WHERE v.tenant_id = :tenant AND v.counter_id = :counter
                   AND in_ticket_view(v.types, v.states, v.categories, v.priorities, v.queues, v.tags, v.risks, v.assignee,
                                      t.type, t.state, t.category, t.priority, t.queue, t.tags, t.sla_risk, t.assignee_id,
                                      t.merged_into)
                 GROUP BY 1
                UNION ALL
                SELECT person_id, -change FROM ticket_view_delta WHERE tenant_id = :tenant AND counter_id = :counter
                UNION ALL
                SELECT person_id, -tickets FROM ticket_view_count WHERE tenant_id = :tenant AND counter_id = :counter) parts
             GROUP BY person_id""";

    private static final String COUNTED = """
            UPDATE ticket_view SET counted = true WHERE tenant_id = :tenant AND counter_id = :counter AND NOT counted""";
    private static final String FORGET_FOLDED =
            "DELETE FROM ticket_view_count WHERE tenant_id = :tenant AND counter_id = :counter";
    private static final String FORGET_ADDED =
            "DELETE FROM ticket_view_delta WHERE tenant_id = :tenant AND counter_id = :counter";
    private static final int AT_ONCE = 50_000;

    private final DatabaseClient database;

    CounterRepository(DatabaseClient database) {
        this.database = database;
    }

    /** Nothing for counters of which nothing was ever counted. */
    Mono<Map<UUID, Long>> counts(List<UUID> counters, String viewer) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(COUNTS)
                        .bind("tenant", tenant.id())
                        .bind("counters", counters.toArray(UUID[]::new))
                        .bind("viewer", viewer)
                        .map(row -> {
                            Columns columns = new Columns(row);
                            return Map.entry(columns.uuid("counter_id"), columns.number("n"));
                        })
                        .all()
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    record Folded(UUID counter, String person) {}

    /** Takes the oldest changes into their counters. */
    Flux<Folded> fold() {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(FOLD)
                        .bind("tenant", tenant.id())
                        .bind("limit", AT_ONCE)
                        .map(row -> {
                            Columns columns = new Columns(row);
                            return new Folded(columns.uuid("counter_id"), columns.text("person_id"));
                        })
                        .all());
    }

    Flux<ViewCount> told(List<Folded> folded) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(TOLD)
                        .bind("tenant", tenant.id())
                        .bind("counters", folded.stream().map(Folded::counter).toArray(UUID[]::new))
                        .bind("persons", folded.stream().map(Folded::person).toArray(String[]::new))
                        .map(row -> {
                            Columns columns = new Columns(row);
                            return new ViewCount(
                                    columns.uuid("view_id"), columns.textOrNull("person_id"), columns.number("n"));
                        })
                        .all());
    }

    /** Only when every transaction that did not know the view yet has ended. Once, whoever else tries. */
    Mono<Void> countOnce(UUID counter) {
        return run(COUNTED, counter)
                .filter(rows -> rows == 1)
                .flatMap(mine -> run(COUNT_ONCE, counter))
                .then();
    }

    Mono<Void> forget(UUID counter) {
        return run(FORGET_FOLDED, counter)
                .then(Mono.defer(() -> run(FORGET_ADDED, counter)))
                .then();
    }

    private Mono<Long> run(String sql, UUID counter) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(sql)
                        .bind("tenant", tenant.id())
                        .bind("counter", counter)
                        .fetch()
                        .rowsUpdated());
    }
}
