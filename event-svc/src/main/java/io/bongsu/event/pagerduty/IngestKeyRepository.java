package io.bongsu.event.pagerduty;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.tenancy.Tenant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Ingest keys as collector-svc tells them: hashes only. */
@Repository
class IngestKeyRepository {
    private static final String ISSUED = """
            INSERT INTO ingest_key (tenant_id, key_id, key_hash, name) VALUES (:tenant, :id, :hash, :name)
                ON CONFLICT (tenant_id, key_id) DO NOTHING""";
    // Also when it was never issued here: a late "issued" must not revive it.
    private static final String REVOKED = """
            INSERT INTO ingest_key (tenant_id, key_id, key_hash, name, revoked) VALUES (:tenant, :id, :hash, '', true)
                ON CONFLICT (tenant_id, key_id) DO UPDATE SET revoked = true""";
    private static final String WHOSE = """
            SELECT tenant_id, key_id FROM ingest_key WHERE key_hash = :hash AND NOT revoked""";

    private final DatabaseClient database;
    private final SystemDatabase system;

    IngestKeyRepository(DatabaseClient database, SystemDatabase system) {
        this.database = database;
        this.system = system;
    }

    /** Who sends with a key. */
    record Integration(Tenant tenant, UUID keyId) {}

    Mono<Integration> whose(String hash) {
        return system.client()
                .sql(WHOSE)
                .bind("hash", hash)
                .map(row -> new Integration(
                        new Tenant(new Columns(row).uuid("tenant_id")), new Columns(row).uuid("key_id")))
                .one();
    }

    Mono<Void> issued(UUID id, String hash, String name) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(ISSUED)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .bind("hash", hash)
                        .bind("name", name)
                        .then());
    }

    Mono<Void> revoked(UUID id, String hash) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(REVOKED)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .bind("hash", hash)
                        .then());
    }
}
