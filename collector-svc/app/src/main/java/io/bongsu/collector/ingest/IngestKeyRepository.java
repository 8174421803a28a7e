package io.bongsu.collector.ingest;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.paging.Cursor;
import io.bongsu.platform.tenancy.Tenant;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Ingest keys by hash. */
@Repository
class IngestKeyRepository {
    private static final String LIST = """
            SELECT id, name, prefix, created_at, last_used_at FROM ingest_key
             WHERE tenant_id = :tenant AND revoked_at IS NULL AND (created_at, id) < (:createdAt, :id)
             ORDER BY created_at DESC, id DESC LIMIT :limit""";

    private static final String ADD = """
            INSERT INTO ingest_key (tenant_id, id, name, prefix, key_hash, created_at)
            VALUES (:tenant, :id, :name, :prefix, :hash, :createdAt)
                ON CONFLICT (key_hash) DO NOTHING""";

    private static final String REVOKE = """
            UPDATE ingest_key SET revoked_at = :now
             WHERE tenant_id = :tenant AND id = :id AND revoked_at IS NULL RETURNING key_hash""";

    private static final String OWNER =
            "SELECT tenant_id, id, name FROM ingest_key WHERE key_hash = :hash AND revoked_at IS NULL";

    private static final String USED =
            "UPDATE ingest_key SET last_used_at = :now WHERE tenant_id = :tenant AND id = :id";

    private static final Cursor BEGINNING =
            Cursor.of(List.of("9999-01-01T00:00:00Z", "ffffffff-ffff-ffff-ffff-ffffffffffff"));

    private final DatabaseClient database;
    private final SystemDatabase system;

    IngestKeyRepository(DatabaseClient database, SystemDatabase system) {
        this.database = database;
        this.system = system;
    }

    Mono<List<IngestKey>> list(Optional<Cursor> after, int limit) {
        Cursor from = after.orElse(BEGINNING);
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(LIST)
                        .bind("tenant", tenant.id())
                        .bind("createdAt", from.instant(0))
                        .bind("id", from.uuid(1))
                        .bind("limit", limit)
                        .map(IngestKeyRepository::key)
                        .all())
                .collectList();
    }

    /** False when this very key exists already. */
    Mono<Boolean> add(IngestKey key, String hash) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(ADD)
                        .bind("tenant", tenant.id())
                        .bind("id", key.id())
                        .bind("name", key.name())
                        .bind("prefix", key.prefix())
                        .bind("hash", hash)
                        .bind("createdAt", key.createdAt())
                        .fetch()
                        .rowsUpdated())
                .map(rows -> rows == 1);
    }

    /** The hash of the key that is not valid any more; empty when there is no such valid key. */
    Mono<String> revoke(UUID id, Instant now) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(REVOKE)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .bind("now", now)
                        .map(row -> new Columns(row).text("key_hash"))
                        .one());
    }

    /** Whose key is it? Across tenants: the key is what names the tenant. */
    Mono<Sender> owner(String hash) {
        return system.client()
                .sql(OWNER)
                .bind("hash", hash)
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Sender(new Tenant(columns.uuid("tenant_id")), columns.uuid("id"), columns.text("name"));
                })
                .one();
    }

    Mono<Void> used(Sender sender, Instant now) {
        return system.client()
                .sql(USED)
                .bind("tenant", sender.tenant().id())
                .bind("id", sender.keyId())
                .bind("now", now)
                .then();
    }

    private static IngestKey key(Readable row) {
        Columns columns = new Columns(row);
        return new IngestKey(
                columns.uuid("id"),
                columns.text("name"),
                columns.text("prefix"),
                columns.instant("created_at"),
                columns.instantOrNull("last_used_at"),
                null);
    }
}
