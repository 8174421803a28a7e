package io.bongsu.topology.health;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The alerts that decide about health. */
@Repository
class AlertRepository {
    /** Raised again after it was resolved it is open again; a raise that only comes late is not. */
    private static final String RAISE = """
            INSERT INTO alert AS a (tenant_id, id, entity_id, severity, changed_at)
            VALUES (:tenant, :id, :entity, :severity, :at)
            ON CONFLICT (tenant_id, id) DO UPDATE
               SET severity = excluded.severity, changed_at = excluded.changed_at, resolved_at = NULL
             WHERE a.resolved_at < excluded.changed_at""";

    private static final String CHANGE = """
            INSERT INTO alert AS a (tenant_id, id, entity_id, severity, changed_at)
            VALUES (:tenant, :id, :entity, :severity, :at)
            ON CONFLICT (tenant_id, id) DO UPDATE SET severity = excluded.severity, changed_at = excluded.changed_at
             WHERE a.resolved_at IS NULL AND a.changed_at <= excluded.changed_at""";
    private static final String RESOLVE = """
            INSERT INTO alert AS a (tenant_id, id, entity_id, severity, changed_at, resolved_at)
            VALUES (:tenant, :id, :entity, :severity, :at, :at)
            ON CONFLICT (tenant_id, id) DO UPDATE SET resolved_at = excluded.resolved_at, heard_at = now()""";
    private static final String FORGET = """
            DELETE FROM alert WHERE tenant_id = :tenant AND resolved_at IS NOT NULL AND heard_at < :before""";
    private static final String HEALTH = """
            SELECT coalesce(max(severity), 0) AS health, count(*)::int AS alerts FROM alert
             WHERE tenant_id = :tenant AND entity_id = :entity AND resolved_at IS NULL""";

    private final DatabaseClient database;

    AlertRepository(DatabaseClient database) {
        this.database = database;
    }

    record Health(int worst, int alerts) {}

    Mono<Void> raise(UUID id, UUID entity, int severity, Instant at) {
        return write(RAISE, id, entity, severity, at);
    }

    Mono<Void> change(UUID id, UUID entity, int severity, Instant at) {
        return write(CHANGE, id, entity, severity, at);
    }

    Mono<Void> resolve(UUID id, UUID entity, int severity, Instant at) {
        return write(RESOLVE, id, entity, severity, at);
    }

    /** By when we heard of it: what it says of its time may be long ago. */
    Mono<Void> forgetResolved(Instant before) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(FORGET)
                        .bind("tenant", tenant.id())
                        .bind("before", before)
                        .then());
    }

    Mono<Health> healthOf(UUID entity) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(HEALTH)
                        .bind("tenant", tenant.id())
                        .bind("entity", entity)
                        .map(row -> new Health(new Columns(row).integer("health"), new Columns(row).integer("alerts")))
                        .one());
    }

    private Mono<Void> write(String sql, UUID id, UUID entity, int severity, Instant at) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(sql)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .bind("entity", entity)
                        .bind("severity", severity)
                        .bind("at", at)
                        .then());
    }
}
