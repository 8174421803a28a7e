package io.bongsu.ticket.webhook;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import io.r2dbc.spi.Readable;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Webhooks as rows. */
@Repository
class WebhookRepository {
    private static final String SELECT = """
            SELECT id, name, url, format, events, state, why, secret, old_secret, old_until, version, created_at, updated_at
              FROM webhook WHERE tenant_id = :tenant""";
    private static final String ALL = SELECT + " ORDER BY created_at, id LIMIT 500";
    private static final String FIND = SELECT + " AND id = :id";
    private static final String HOLD = FIND + " FOR UPDATE";
    private static final String INSERT = """
            INSERT INTO webhook (tenant_id, id, name, url, format, events, state, why, secret, old_secret, old_until, version,
                   created_at, updated_at)
            VALUES (:tenant, :id, :name, :url, :format, :events, :state, :why, :secret, :oldSecret, :oldUntil, :version, :createdAt,
                   :updatedAt)
            ON CONFLICT (tenant_id, id) DO UPDATE SET name = excluded.name, url = excluded.url, events = excluded.events,
                   state = excluded.state, why = excluded.why, secret = excluded.secret, old_secret = excluded.old_secret,
                   old_until = excluded.old_until, version = excluded.version, updated_at = excluded.updated_at""";
    private static final String DELETE = "DELETE FROM webhook WHERE tenant_id = :tenant AND id = :id";
    private static final String WANTING = """
            SELECT id, format FROM webhook WHERE tenant_id = :tenant AND state <> 'disabled' AND :word = ANY (events) ORDER BY id""";
    private static final String DISABLE = """
            UPDATE webhook SET state = 'disabled', why = :why, version = version + 1, updated_at = :at
             WHERE tenant_id = :tenant AND id = :id AND state <> 'disabled'""";

    private final DatabaseClient database;

    WebhookRepository(DatabaseClient database) {
        this.database = database;
    }

    Flux<Webhook> all() {
        return sql(ALL).flatMapMany(sql -> sql.map(WebhookRepository::read).all());
    }

    Mono<Webhook> find(UUID id) {
        return sql(FIND)
                .flatMap(sql -> sql.bind("id", id).map(WebhookRepository::read).one());
    }

    /** Held until the transaction ends. */
    Mono<Webhook> hold(UUID id) {
        return sql(HOLD)
                .flatMap(sql -> sql.bind("id", id).map(WebhookRepository::read).one());
    }

    Mono<Void> store(Webhook webhook) {
        return sql(INSERT).flatMap(sql -> {
            GenericExecuteSpec bound = sql.bind("id", webhook.id())
                    .bind("name", webhook.name())
                    .bind("url", webhook.url().toString())
                    .bind("format", webhook.format())
                    .bind("events", webhook.events().toArray(String[]::new))
                    .bind("state", word(webhook.state()))
                    .bind("secret", webhook.secret().bytes())
                    .bind("version", webhook.version())
                    .bind("createdAt", webhook.createdAt())
                    .bind("updatedAt", webhook.updatedAt());
            Secret old = webhook.oldSecret();
            bound = nullable(bound, "oldSecret", old == null ? null : old.bytes(), byte[].class);
            bound = nullable(bound, "oldUntil", webhook.oldUntil(), Instant.class);
            return nullable(bound, "why", webhook.why(), String.class).then();
        });
    }

    record Wanting(UUID id, String format) {}

    /** Paused ones too: they hear of it when they go on. */
    Flux<Wanting> wanting(Event event) {
        return sql(WANTING)
                .flatMapMany(sql -> sql.bind("word", event.word())
                        .map(row -> {
                            Columns columns = new Columns(row);
                            return new Wanting(columns.uuid("id"), columns.text("format"));
                        })
                        .all());
    }

    /** With all that was or is to be sent to it. */
    Mono<Void> delete(UUID id) {
        return sql(DELETE).flatMap(sql -> sql.bind("id", id).then());
    }

    Mono<Void> disable(UUID id, String why, Instant now) {
        return sql(DISABLE)
                .flatMap(sql ->
                        sql.bind("id", id).bind("why", why).bind("at", now).then());
    }

    private Mono<GenericExecuteSpec> sql(String sql) {
        return Tenant.current().map(tenant -> database.sql(sql).bind("tenant", tenant.id()));
    }

    private static GenericExecuteSpec nullable(
            GenericExecuteSpec sql, String name, @Nullable Object value, Class<?> type) {
        return value == null ? sql.bindNull(name, type) : sql.bind(name, value);
    }

    private static String word(Webhook.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Webhook read(Readable row) {
        Columns columns = new Columns(row);
        String[] events = row.get("events", String[].class);
        byte[] old = row.get("old_secret", byte[].class);
        return new Webhook(
                columns.uuid("id"),
                columns.text("name"),
                URI.create(columns.text("url")),
                columns.text("format"),
                events == null ? List.of() : List.of(events),
                Webhook.State.valueOf(columns.text("state").toUpperCase(Locale.ROOT)),
                columns.textOrNull("why"),
                new Secret(columns.bytes("secret")),
                old == null ? null : new Secret(old),
                columns.instantOrNull("old_until"),
                columns.number("version"),
                columns.instant("created_at"),
                columns.instant("updated_at"));
    }
}
