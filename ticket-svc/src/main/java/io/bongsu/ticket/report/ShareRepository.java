package io.bongsu.ticket.report;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.tenancy.Tenant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What each ticket adds to which hour, and the sums. */
@Repository
class ShareRepository {
    private static final String WAITING = "SELECT DISTINCT tenant_id FROM report_dirty LIMIT 1000";
    /** One at a time sums a tenant's tickets: two would wait for each other's hours. */
    private static final String LEASE = "SELECT pg_try_advisory_xact_lock(hashtext('report ' || :tenant)) AS leased";

    private static final String TAKE = """
            WITH taken AS (
                DELETE FROM report_dirty WHERE tenant_id = :tenant AND seq IN (
                    SELECT seq FROM report_dirty WHERE tenant_id = :tenant ORDER BY seq LIMIT :limit)
                RETURNING ticket_id)
            SELECT DISTINCT ticket_id FROM taken""";
    private static final String SUM = """
            INSERT INTO report_hour (tenant_id, hour, measure, type, queue, priority, assignee_id, n, total)
            SELECT :tenant, hour, measure, type, queue, priority, assignee_id, %s FROM moved
             GROUP BY hour, measure, type, queue, priority, assignee_id
             ORDER BY hour, measure, type, queue, priority, assignee_id
            ON CONFLICT (tenant_id, hour, measure, type, queue, priority, assignee_id) DO UPDATE
               SET n = report_hour.n + excluded.n, total = report_hour.total + excluded.total""";
    private static final String TAKE_AWAY = """
            WITH moved AS (
                DELETE FROM report_share WHERE tenant_id = :tenant AND ticket_id = ANY (:tickets)
                RETURNING hour, measure, type, queue, priority, assignee_id, total)
            """ + SUM.formatted("-count(*), -sum(total)");
    /**
     * "MTTA = mean(first acknowledgement − created). MTTR = mean(resolved − created), in real and working time, with and without
     * pauses. FCR: resolved by the first handler, without reassignment and without reopen. SLA attainment per metric, both by
     * closed in period and by due in period." A merged ticket adds nothing: another one speaks for it.
     */
    private static final String ADD = """
            WITH moved AS (
                INSERT INTO report_share (tenant_id, ticket_id, measure, nth, hour, type, queue, priority, assignee_id, total)
                SELECT t.tenant_id, t.id, m.measure, m.nth, date_trunc('hour', m.at, 'UTC'), t.type, coalesce(t.queue, ''),
                       t.priority, coalesce(t.assignee_id, ''), m.total
                  FROM ticket t
                 CROSS JOIN LATERAL (
                    SELECT count(*) FILTER (WHERE e.field = 'assignee' AND e.before IS NOT NULL) AS reassigned,
                           count(*) FILTER (WHERE e.field = 'state' AND e.before IN ('resolved', 'fulfilled', 'review')
                                              AND e.after NOT IN ('closed', 'cancelled', 'resolved')) AS reopened
                      FROM ticket_event e
                     WHERE e.tenant_id = t.tenant_id AND e.ticket_id = t.id AND e.kind = 'change') AS past
                 CROSS JOIN LATERAL (
                    SELECT coalesce(sum(extract(epoch FROM s.until - s.at)) FILTER (WHERE s.type IN ('pause', 'stop')), 0)
                               * 1000 AS ms
                      FROM (SELECT e.at, e.type, lead(e.at) OVER (ORDER BY e.number) AS until FROM sla_clock_event e
                             WHERE e.tenant_id = t.tenant_id AND e.ticket_id = t.id AND e.metric = 'resolve') AS s) AS paused
                 CROSS JOIN LATERAL (
                    SELECT 'opened' AS measure, 0 AS nth, t.created_at AS at, 0::bigint AS total
                    UNION ALL
                    SELECT 'acknowledged', 0, t.acknowledged_at, extract(epoch FROM t.acknowledged_at - t.created_at) * 1000
                     WHERE t.acknowledged_at IS NOT NULL
                    UNION ALL
                    SELECT kind.name, 0, t.resolved_at,
                           extract(epoch FROM t.resolved_at - t.created_at) * 1000 - kind.share * paused.ms
                      FROM (VALUES ('resolved', 0), ('resolvedUnpaused', 1)) AS kind (name, share)
                     WHERE t.resolved_at IS NOT NULL
                    UNION ALL
                    SELECT kind.name, 0, t.resolved_at, c.consumed_ms + kind.share * c.paused_ms
                      FROM sla_clock c, (VALUES ('working', 1), ('workingUnpaused', 0)) AS kind (name, share)
                     WHERE c.tenant_id = t.tenant_id AND c.ticket_id = t.id AND c.metric = 'resolve' AND c.cycle = 1
                       AND c.state = 'stopped' AND t.resolved_at IS NOT NULL
                    UNION ALL
                    SELECT 'firstContact', 0, t.resolved_at, 0
                     WHERE t.resolved_at IS NOT NULL AND past.reassigned = 0 AND past.reopened = 0
                    UNION ALL
                    SELECT 'reopened', row_number() OVER (ORDER BY e.id)::integer, e.at, 0
                      FROM ticket_event e
                     WHERE past.reopened > 0 AND e.tenant_id = t.tenant_id AND e.ticket_id = t.id AND e.kind = 'change'
                       AND e.field = 'state' AND e.before IN ('resolved', 'fulfilled', 'review')
                       AND e.after NOT IN ('closed', 'cancelled', 'resolved')
                    UNION ALL
                    SELECT 'closed' || CASE WHEN c.breach_deadline IS NULL THEN 'Met:' ELSE 'Missed:' END || c.metric, c.cycle,
                           c.since, 0
                      FROM sla_clock c
                     WHERE c.tenant_id = t.tenant_id AND c.ticket_id = t.id AND c.state = 'stopped' AND NOT c.merged
                    UNION ALL
                    SELECT 'due' || CASE WHEN c.breach_deadline IS NULL THEN 'Met:' ELSE 'Missed:' END || c.metric, c.cycle,
                           coalesce(c.breach_deadline, c.due_at, c.since), 0
                      FROM sla_clock c
                     WHERE c.tenant_id = t.tenant_id AND c.ticket_id = t.id AND NOT c.merged
                       AND (c.state = 'stopped' OR (c.state <> 'cancelled' AND c.breach_deadline IS NOT NULL))) AS m
                 WHERE t.tenant_id = :tenant AND t.id = ANY (:tickets) AND t.merged_into IS NULL
                RETURNING hour, measure, type, queue, priority, assignee_id, total)
            """ + SUM.formatted("count(*), sum(total)");

    private final DatabaseClient database;
    private final SystemDatabase system;

    ShareRepository(DatabaseClient database, SystemDatabase system) {
        this.database = database;
        this.system = system;
    }

    /** Tenants with tickets that wait to be summed. */
    Flux<Tenant> waiting() {
        return system.client()
                .sql(WAITING)
                .map(row -> new Tenant(new Columns(row).uuid("tenant_id")))
                .all();
    }

    /** Held until the transaction ends; false when somebody else sums. */
    Mono<Boolean> lease() {
        return Tenant.current()
                .flatMap(tenant -> database.sql(LEASE)
                        .bind("tenant", tenant.id().toString())
                        .map(row -> new Columns(row).flag("leased"))
                        .one());
    }

    Mono<List<UUID>> take(int limit) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(TAKE)
                        .bind("tenant", tenant.id())
                        .bind("limit", limit)
                        .map(row -> new Columns(row).uuid("ticket_id"))
                        .all()
                        .collectList());
    }

    /** Takes away what these tickets had added and adds what they are now. */
    Mono<Void> sum(List<UUID> tickets) {
        return run(TAKE_AWAY, tickets).then(Mono.defer(() -> run(ADD, tickets)));
    }

    private Mono<Void> run(String sql, List<UUID> tickets) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(sql)
                        .bind("tenant", tenant.id())
                        .bind("tickets", tickets.toArray(UUID[]::new))
                        .then());
    }
}
