package io.bongsu.ticket.policy;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The tenant's policy; the defaults where none was written. */
@Repository
class PolicyRepository implements IncidentPolicies {
    private static final String CURRENT = """
            SELECT open_from_severity, resolve_on_recovery, reopen_within_days, version FROM incident_policy WHERE tenant_id = :tenant""";
    private static final String STORE = """
            INSERT INTO incident_policy AS p (tenant_id, open_from_severity, resolve_on_recovery, reopen_within_days, version)
            VALUES (:tenant, :severity, :resolve, :reopen, :before + 1)
            ON CONFLICT (tenant_id) DO UPDATE SET open_from_severity = excluded.open_from_severity,
                   resolve_on_recovery = excluded.resolve_on_recovery, reopen_within_days = excluded.reopen_within_days,
                   version = excluded.version
             WHERE p.version = :before""";

    private final DatabaseClient database;

    PolicyRepository(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<IncidentPolicy> current() {
        return Tenant.current()
                .flatMap(tenant -> database.sql(CURRENT)
                        .bind("tenant", tenant.id())
                        .map(row -> {
                            Columns columns = new Columns(row);
                            return new IncidentPolicy(
                                    columns.integer("open_from_severity"),
                                    columns.flag("resolve_on_recovery"),
                                    columns.integer("reopen_within_days"),
                                    columns.number("version"));
                        })
                        .one())
                .defaultIfEmpty(IncidentPolicy.DEFAULT);
    }

    /** Empty when another version stood. */
    Mono<IncidentPolicy> store(IncidentPolicy policy) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(STORE)
                        .bind("tenant", tenant.id())
                        .bind("severity", policy.openFromSeverity())
                        .bind("resolve", policy.resolveOnRecovery())
                        .bind("reopen", policy.reopenWithinDays())
                        .bind("before", policy.version())
                        .fetch()
                        .rowsUpdated())
                .filter(rows -> rows == 1)
                .map(rows -> new IncidentPolicy(
                        policy.openFromSeverity(),
                        policy.resolveOnRecovery(),
                        policy.reopenWithinDays(),
                        policy.version() + 1));
    }
}
