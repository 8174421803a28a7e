package io.bongsu.collector.remotestore;

import io.bongsu.collector.metrics.Metadata;
import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.tenancy.Tenant;
import java.util.Collection;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Which metrics a tenant has, with type and unit. */
@Repository
@StoredElsewhere
class MetricNameRepository {
    private static final String SEEN = """
            INSERT INTO remote_metric (tenant_id, metric, kind, unit, last_day)
            SELECT :tenant, metric, kind, unit, :day FROM unnest(:metrics, :kinds, :units) AS seen (metric, kind, unit)
            ON CONFLICT (tenant_id, metric) DO UPDATE SET kind = excluded.kind, unit = excluded.unit,
                last_day = greatest(remote_metric.last_day, excluded.last_day)""";
    private static final String ALL = """
            SELECT metric, kind, unit FROM remote_metric WHERE tenant_id = :tenant ORDER BY metric""";
    private static final String FORGET = "DELETE FROM remote_metric WHERE last_day < :day";

    private final DatabaseClient database;
    private final SystemDatabase system;

    MetricNameRepository(DatabaseClient database, SystemDatabase system) {
        this.database = database;
        this.system = system;
    }

    /** In the tenant's transaction. */
    Mono<Void> seen(Tenant tenant, Collection<Metadata> metrics, int day) {
        if (metrics.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(SEEN)
                .bind("tenant", tenant.id())
                .bind("day", day)
                .bind("metrics", metrics.stream().map(Metadata::metric).toArray(String[]::new))
                .bind("kinds", metrics.stream().map(Metadata::kind).toArray(String[]::new))
                .bind("units", metrics.stream().map(Metadata::unit).toArray(String[]::new))
                .then();
    }

    /** In the tenant's transaction. */
    Mono<List<Metadata>> all(Tenant tenant) {
        return database.sql(ALL)
                .bind("tenant", tenant.id())
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Metadata(columns.text("metric"), columns.text("kind"), columns.text("unit"));
                })
                .all()
                .collectList();
    }

    Mono<Void> forgetBefore(int day) {
        return system.client().sql(FORGET).bind("day", day).then();
    }
}
