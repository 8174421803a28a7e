package io.bongsu.collector.targets;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.paging.Cursor;
import io.bongsu.platform.tenancy.Tenant;
import io.r2dbc.spi.Readable;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class TargetRepository {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final String COLUMNS = """
            id, job, url, interval_ms, timeout_ms, labels::text AS labels, enabled, credential_type, credential,
            version, created_at, updated_at""";
    private static final String ENABLED = "SELECT tenant_id, " + COLUMNS + " FROM scrape_target WHERE enabled";
    private static final String BY_ID =
            "SELECT " + COLUMNS + " FROM scrape_target WHERE tenant_id = :tenant AND id = :id";
    private static final String LIST = """
            SELECT %s FROM scrape_target WHERE tenant_id = :tenant
             ORDER BY created_at DESC, id DESC LIMIT :limit""".formatted(COLUMNS);
    private static final String LIST_AFTER = """
            SELECT %s FROM scrape_target WHERE tenant_id = :tenant AND (created_at, id) < (:at, :after)
             ORDER BY created_at DESC, id DESC LIMIT :limit""".formatted(COLUMNS);
    private static final String COUNT = "SELECT count(*) AS n FROM scrape_target WHERE tenant_id = :tenant";
    private static final String ADD = """
            INSERT INTO scrape_target (tenant_id, id, job, url, interval_ms, timeout_ms, labels, enabled,
                   credential_type, credential, version, created_at, updated_at)
            VALUES (:tenant, :id, :job, :url, :interval, :timeout, :labels::jsonb, :enabled,
                   :credentialType, :credential, :version, :createdAt, :updatedAt)""";
    private static final String STORE = """
            UPDATE scrape_target SET job = :job, url = :url, interval_ms = :interval, timeout_ms = :timeout,
                   labels = :labels::jsonb, enabled = :enabled, credential_type = :credentialType,
                   credential = :credential, version = :version, updated_at = :updatedAt
             WHERE tenant_id = :tenant AND id = :id""";
    private static final String DELETE = "DELETE FROM scrape_target WHERE tenant_id = :tenant AND id = :id";

    private final DatabaseClient database;
    private final SystemDatabase system;
    private final JsonMapper json;

    TargetRepository(DatabaseClient database, SystemDatabase system, JsonMapper json) {
        this.database = database;
        this.system = system;
        this.json = json;
    }

    record Owned(UUID tenant, ScrapeTarget target) {}

    /** Of all tenants, to be asked. */
    Flux<Owned> enabled() {
        return system.client()
                .sql(ENABLED)
                .map(row -> new Owned(new Columns(row).uuid("tenant_id"), target(row)))
                .all();
    }

    Mono<ScrapeTarget> find(UUID id) {
        return byId(BY_ID, id);
    }

    Mono<ScrapeTarget> lock(UUID id) {
        return byId(BY_ID + " FOR UPDATE", id);
    }

    private Mono<ScrapeTarget> byId(String sql, UUID id) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(sql)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .map(this::target)
                        .one());
    }

    Flux<ScrapeTarget> list(Optional<Cursor> after, int limit) {
        GenericExecuteSpec spec = after.map(cursor ->
                        database.sql(LIST_AFTER).bind("at", cursor.instant(0)).bind("after", cursor.uuid(1)))
                .orElseGet(() -> database.sql(LIST));
        return Tenant.current()
                .flatMapMany(tenant -> spec.bind("tenant", tenant.id())
                        .bind("limit", limit)
                        .map(this::target)
                        .all());
    }

    Mono<Long> count() {
        return Tenant.current()
                .flatMap(tenant -> database.sql(COUNT)
                        .bind("tenant", tenant.id())
                        .map(row -> new Columns(row).number("n"))
                        .one());
    }

    Mono<Void> add(ScrapeTarget target) {
        return Tenant.current()
                .flatMap(tenant -> bound(database.sql(ADD), tenant, target)
                        .bind("createdAt", target.createdAt())
                        .then());
    }

    Mono<Void> store(ScrapeTarget target) {
        return Tenant.current()
                .flatMap(tenant -> bound(database.sql(STORE), tenant, target).then());
    }

    Mono<Void> delete(UUID id) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(DELETE)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .then());
    }

    private GenericExecuteSpec bound(GenericExecuteSpec spec, Tenant tenant, ScrapeTarget target) {
        KeptCredential kept = target.credential();
        GenericExecuteSpec with = kept == null
                ? spec.bindNull("credentialType", String.class).bindNull("credential", byte[].class)
                : spec.bind("credentialType", kept.type().name()).bind("credential", kept.sealed());
        return with.bind("tenant", tenant.id())
                .bind("id", target.id())
                .bind("job", target.job())
                .bind("url", target.url().toString())
                .bind("interval", target.interval().toMillis())
                .bind("timeout", target.timeout().toMillis())
                .bind("labels", json.writeValueAsString(target.labels()))
                .bind("enabled", target.enabled())
                .bind("version", target.version())
                .bind("updatedAt", target.updatedAt());
    }

    private ScrapeTarget target(Readable row) {
        Columns columns = new Columns(row);
        return new ScrapeTarget(
                columns.uuid("id"),
                columns.text("job"),
                URI.create(columns.text("url")),
                Duration.ofMillis(columns.number("interval_ms")),
                Duration.ofMillis(columns.number("timeout_ms")),
                json.readValue(columns.text("labels"), TEXTS),
                columns.flag("enabled"),
                credential(columns),
                columns.number("version"),
                columns.instant("created_at"),
                columns.instant("updated_at"));
    }

    private static @Nullable KeptCredential credential(Columns columns) {
        String type = columns.textOrNull("credential_type");
        return type == null
                ? null
                : new KeptCredential(SoundCredential.Type.valueOf(type), columns.bytes("credential"));
    }
}
