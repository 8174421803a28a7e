package io.bongsu.ticket.automation;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Where schedulers are in their rounds, and what they have dealt with. */
@Repository
class ScheduleRepository {
    private static final String CLAIM = """
            UPDATE automation_rule SET next_fire_at = :until
             WHERE tenant_id = :tenant AND id = (SELECT id FROM automation_rule
                    WHERE tenant_id = :tenant AND id = :rule AND next_fire_at <= :now FOR UPDATE SKIP LOCKED)
            RETURNING cursor_at, cursor_id""";
    private static final String MOVE = """
            UPDATE automation_rule SET cursor_at = :at, cursor_id = :ticket, next_fire_at = :next
             WHERE tenant_id = :tenant AND id = :rule AND enabled""";
    private static final String IS_DONE = """
            SELECT 1 AS done FROM automation_done
             WHERE tenant_id = :tenant AND rule_id = :rule AND ticket_id = :ticket AND since = :since""";
    private static final String CANDIDATES = """
            SELECT t.id, t.%1$s AS since FROM ticket t
             WHERE t.tenant_id = :tenant AND t.merged_into IS NULL AND %2$s AND t.%1$s <= :latest
               AND (t.%1$s, t.id) > (:at, :ticket)
               AND NOT EXISTS (SELECT 1 FROM automation_done d WHERE d.tenant_id = :tenant AND d.rule_id = :rule
                                  AND d.ticket_id = t.id AND d.since = t.%1$s)
             ORDER BY t.%1$s, t.id LIMIT :limit""";
    private static final String DONE = """
            INSERT INTO automation_done (tenant_id, rule_id, ticket_id, since) VALUES (:tenant, :rule, :ticket, :since)
            ON CONFLICT (tenant_id, rule_id, ticket_id) DO UPDATE SET since = excluded.since""";
    private static final String OPEN = "t.category IN ('new', 'active', 'hold')";
    private static final UUID FIRST = new UUID(0, 0);

    private final DatabaseClient database;

    ScheduleRepository(DatabaseClient database) {
        this.database = database;
    }

    /** How far the round is: after this ticket. */
    record Cursor(Instant at, UUID ticket) {
        static final Cursor START = new Cursor(Instant.EPOCH, FIRST);
    }

    record Candidate(UUID ticket, Instant since) {}

    /** Nobody else takes the next step before {@code until}. Empty when it is not due any more or another process has it. */
    Mono<Cursor> claim(UUID rule, Instant now, Instant until) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(CLAIM)
                        .bind("tenant", tenant.id())
                        .bind("rule", rule)
                        .bind("now", now)
                        .bind("until", until)
                        .map(row -> {
                            Columns columns = new Columns(row);
                            Instant at = columns.instantOrNull("cursor_at");
                            UUID ticket = columns.uuidOrNull("cursor_id");
                            return at == null || ticket == null ? Cursor.START : new Cursor(at, ticket);
                        })
                        .one());
    }

    /** @param cursor null begins a new round */
    Mono<Void> move(UUID rule, @Nullable Cursor cursor, Instant next) {
        return Tenant.current().flatMap(tenant -> {
            DatabaseClient.GenericExecuteSpec sql = database.sql(MOVE)
                    .bind("tenant", tenant.id())
                    .bind("rule", rule)
                    .bind("next", next);
            sql = cursor == null ? sql.bindNull("at", Instant.class) : sql.bind("at", cursor.at());
            return (cursor == null ? sql.bindNull("ticket", UUID.class) : sql.bind("ticket", cursor.ticket())).then();
        });
    }

    /** Tickets for which the time may have passed, in order, that it has not dealt with. */
    Mono<List<Candidate>> candidates(UUID rule, Wait.Since since, Instant latest, Cursor after, int limit) {
        String sql = switch (since) {
            case CREATED -> CANDIDATES.formatted("created_at", OPEN);
            case UPDATED -> CANDIDATES.formatted("updated_at", OPEN);
            case RESOLVED -> CANDIDATES.formatted("resolved_at", "t.category = 'done'");
        };
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(sql)
                        .bind("tenant", tenant.id())
                        .bind("rule", rule)
                        .bind("latest", latest)
                        .bind("at", after.at())
                        .bind("ticket", after.ticket())
                        .bind("limit", limit)
                        .map(row -> {
                            Columns columns = new Columns(row);
                            return new Candidate(columns.uuid("id"), columns.instant("since"));
                        })
                        .all())
                .collectList();
    }

    Mono<Boolean> isDone(UUID rule, Candidate candidate) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(IS_DONE)
                        .bind("tenant", tenant.id())
                        .bind("rule", rule)
                        .bind("ticket", candidate.ticket())
                        .bind("since", candidate.since())
                        .map(row -> true)
                        .one())
                .defaultIfEmpty(false);
    }

    Mono<Void> done(UUID rule, Candidate candidate) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(DONE)
                        .bind("tenant", tenant.id())
                        .bind("rule", rule)
                        .bind("ticket", candidate.ticket())
                        .bind("since", candidate.since())
                        .then());
    }
}
