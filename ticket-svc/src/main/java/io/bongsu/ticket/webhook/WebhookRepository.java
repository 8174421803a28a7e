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
            SELECT id, name, url, format, events, state, why, signature, secret, public_key, old_secret, old_until,
                   sealed, version, created_at, updated_at
              FROM webhook WHERE tenant_id = :tenant""";
    private static final String ALL = SELECT + " ORDER BY created_at, id LIMIT 500";
    private static final String FIND = SELECT + " AND id = :id";
    private static final String HOLD = FIND + " FOR UPDATE";
    private static final String ADD = """
            INSERT INTO webhook (tenant_id, id, name, url, format, events, state, why, signature, secret, public_key, old_secret,
                   old_until, sealed, version, created_at, updated_at)
            VALUES (:tenant, :id, :name, :url, :format, :events, :state, :why, :signature, :secret, :publicKey, :oldSecret,
                   :oldUntil, :sealed, :version, :createdAt, :updatedAt)""";
    /** All but the secrets, which may be sealed by another key or just now. */
    private static final String CHANGE = """
            UPDATE webhook SET name = :name, url = :url, events = :events, state = :state, why = :why, version = :version,
                   updated_at = :updatedAt
             WHERE tenant_id = :tenant AND id = :id""";

    private static final String ROTATE = """
            UPDATE webhook SET signature = :signature, secret = :secret, public_key = :publicKey, old_secret = :oldSecret,
                   old_until = :oldUntil, sealed = :sealed, version = :version, updated_at = :updatedAt
             WHERE tenant_id = :tenant AND id = :id""";
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

    Mono<Void> add(Webhook webhook) {
        return sql(ADD).flatMap(sql -> secrets(details(sql, webhook), webhook)
                .bind("format", webhook.format())
                .bind("createdAt", webhook.createdAt())
                .then());
    }

    Mono<Void> change(Webhook webhook) {
        return sql(CHANGE).flatMap(sql -> details(sql, webhook).then());
    }

    Mono<Void> rotate(Webhook webhook) {
        return sql(ROTATE).flatMap(sql -> secrets(row(sql, webhook), webhook).then());
    }

    private static GenericExecuteSpec row(GenericExecuteSpec sql, Webhook webhook) {
        return sql.bind("id", webhook.id()).bind("version", webhook.version()).bind("updatedAt", webhook.updatedAt());
    }

    private static GenericExecuteSpec details(GenericExecuteSpec sql, Webhook webhook) {
        GenericExecuteSpec bound = row(sql, webhook)
                .bind("name", webhook.name())
                .bind("url", webhook.url().toString())
                .bind("events", webhook.events().toArray(String[]::new))
                .bind("state", word(webhook.state()));
        return nullable(bound, "why", webhook.why(), String.class);
    }

    private static GenericExecuteSpec secrets(GenericExecuteSpec sql, Webhook webhook) {
        KeptSecrets secrets = webhook.secrets();
        GenericExecuteSpec bound = sql.bind("signature", secrets.signing().word())
                .bind("secret", secrets.current())
                .bind("sealed", secrets.sealed());
        bound = nullable(bound, "publicKey", secrets.publicKey(), byte[].class);
        bound = nullable(bound, "oldSecret", secrets.old(), byte[].class);
        return nullable(bound, "oldUntil", secrets.oldUntil(), Instant.class);
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
        return new Webhook(
                columns.uuid("id"),
                columns.text("name"),
                URI.create(columns.text("url")),
                columns.text("format"),
                events == null ? List.of() : List.of(events),
                Webhook.State.valueOf(columns.text("state").toUpperCase(Locale.ROOT)),
                columns.textOrNull("why"),
                secrets(row),
                columns.number("version"),
                columns.instant("created_at"),
                columns.instant("updated_at"));
    }

    /** Of any row with these columns. */
    static KeptSecrets secrets(Readable row) {
        Columns columns = new Columns(row);
        return new KeptSecrets(
                Signing.of(columns.text("signature")),
                columns.bytes("secret"),
                row.get("public_key", byte[].class),
                row.get("old_secret", byte[].class),
                columns.instantOrNull("old_until"),
                columns.flag("sealed"));
    }
}
