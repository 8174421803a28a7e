package io.bongsu.ticket.webhook;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The queue and the log of what receivers are told. */
@Repository
class DeliveryRepository {
    private static final String COLUMNS = """
            id, webhook_id, event_id, type, body, state, attempts, next_at, status, problem, duration_ms, attempted_at,
            created_at""";
    private static final String ADD = """
            INSERT INTO webhook_delivery (tenant_id, id, webhook_id, event_id, type, body, state, next_at, created_at)
            VALUES (:tenant, :id, :webhook, :event, :type, :body, 'waiting', :at, :at)""";
    /** Taken until next_at: who dies while sending leaves it to the next. */
    private static final String CLAIM = """
            UPDATE webhook_delivery SET attempts = attempts + 1, next_at = :until
             WHERE tenant_id = :tenant AND id IN (
                   SELECT d.id FROM webhook_delivery d JOIN webhook w ON w.tenant_id = d.tenant_id AND w.id = d.webhook_id
                    WHERE d.tenant_id = :tenant AND d.webhook_id = :webhook AND d.state = 'waiting' AND d.next_at <= :now
                      AND w.state = 'active'
                    ORDER BY d.next_at, d.id LIMIT :limit FOR UPDATE OF d SKIP LOCKED)
            RETURNING %s""".formatted(COLUMNS);

    private static final String SETTLE = """
            UPDATE webhook_delivery SET state = :state, next_at = :next, status = :status, problem = :problem,
                   duration_ms = :took, attempted_at = :at
             WHERE tenant_id = :tenant AND id = :id""";
    private static final String PAGE = "SELECT " + COLUMNS + """
             FROM webhook_delivery WHERE tenant_id = :tenant AND webhook_id = :webhook
              AND (CAST(:state AS text) IS NULL OR state = :state) AND (CAST(:after AS uuid) IS NULL OR id < :after)
            ORDER BY id DESC LIMIT :limit""";
    private static final String AGAIN = """
            UPDATE webhook_delivery SET state = 'waiting', attempts = 0, next_at = :now
             WHERE tenant_id = :tenant AND webhook_id = :webhook AND id = :id
            RETURNING %s""".formatted(COLUMNS);
    private static final String FAILED_AGAIN = """
            UPDATE webhook_delivery SET state = 'waiting', attempts = 0, next_at = :now
             WHERE tenant_id = :tenant AND webhook_id = :webhook AND state = 'failed' AND created_at >= :since""";
    private static final String GIVE_UP = """
            UPDATE webhook_delivery SET state = 'failed', next_at = NULL, problem = coalesce(problem, :why)
             WHERE tenant_id = :tenant AND webhook_id = :webhook AND state = 'waiting'""";

    private final DatabaseClient database;

    DeliveryRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> add(UUID id, UUID webhook, UUID event, String type, String body, Instant now) {
        return sql(ADD).flatMap(sql -> sql.bind("id", id)
                .bind("webhook", webhook)
                .bind("event", event)
                .bind("type", type)
                .bind("body", body)
                .bind("at", now)
                .then());
    }

    Flux<Delivery> claim(UUID webhook, Instant now, Instant until, int limit) {
        return sql(CLAIM)
                .flatMapMany(sql -> sql.bind("webhook", webhook)
                        .bind("now", now)
                        .bind("until", until)
                        .bind("limit", limit)
                        .map(DeliveryRepository::read)
                        .all());
    }

    Mono<Void> settle(UUID id, String state, @Nullable Instant next, Outcome outcome) {
        return sql(SETTLE).flatMap(sql -> {
            GenericExecuteSpec bound = sql.bind("id", id)
                    .bind("state", state)
                    .bind("took", outcome.took().toMillis())
                    .bind("at", outcome.at());
            bound = nullable(bound, "next", next, Instant.class);
            bound = nullable(bound, "status", outcome.status(), Integer.class);
            return nullable(bound, "problem", outcome.problem(), String.class).then();
        });
    }

    /** Newest first. */
    Flux<Delivery> page(UUID webhook, @Nullable String state, @Nullable UUID after, int limit) {
        return sql(PAGE).flatMapMany(sql -> {
            GenericExecuteSpec bound = sql.bind("webhook", webhook).bind("limit", limit);
            bound = nullable(bound, "state", state, String.class);
            return nullable(bound, "after", after, UUID.class)
                    .map(DeliveryRepository::read)
                    .all();
        });
    }

    Mono<Delivery> again(UUID webhook, UUID id, Instant now) {
        return sql(AGAIN)
                .flatMap(sql -> sql.bind("webhook", webhook)
                        .bind("id", id)
                        .bind("now", now)
                        .map(DeliveryRepository::read)
                        .one());
    }

    Mono<Long> failedAgain(UUID webhook, Instant since, Instant now) {
        return sql(FAILED_AGAIN)
                .flatMap(sql -> sql.bind("webhook", webhook)
                        .bind("since", since)
                        .bind("now", now)
                        .fetch()
                        .rowsUpdated());
    }

    Mono<Void> giveUp(UUID webhook, String why) {
        return sql(GIVE_UP)
                .flatMap(sql -> sql.bind("webhook", webhook).bind("why", why).then());
    }

    private Mono<GenericExecuteSpec> sql(String sql) {
        return Tenant.current().map(tenant -> database.sql(sql).bind("tenant", tenant.id()));
    }

    private static GenericExecuteSpec nullable(
            GenericExecuteSpec sql, String name, @Nullable Object value, Class<?> type) {
        return value == null ? sql.bindNull(name, type) : sql.bind(name, value);
    }

    private static Delivery read(Readable row) {
        Columns columns = new Columns(row);
        return new Delivery(
                columns.uuid("id"),
                columns.uuid("webhook_id"),
                columns.uuid("event_id"),
                columns.text("type"),
                columns.text("body"),
                columns.text("state"),
                columns.integer("attempts"),
                columns.instantOrNull("next_at"),
                columns.integerOrNull("status"),
                columns.textOrNull("problem"),
                row.get("duration_ms", Long.class),
                columns.instantOrNull("attempted_at"),
                columns.instant("created_at"));
    }
}
