package io.bongsu.collector.metrics;

import io.bongsu.collector.metrics.Tombstones.Tombstone;
import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.tenancy.Tenant;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Deletes that are not carried out in all rows yet. */
@Repository
class TombstoneRepository {
    /** Nothing when another collector has taken over. */
    private static final String ADD = """
            INSERT INTO metric_tombstone (tenant_id, series, seq, metric, from_at, to_at)
            SELECT :tenant, series, :seq, metric, :from, :to
              FROM unnest(:series::bigint[], :metrics::bigint[]) AS t (series, metric),
                   (SELECT 1 FROM metric_owner WHERE epoch = :epoch FOR SHARE) AS owner""";

    private static final String ALL = "SELECT tenant_id, metric, series, from_at, to_at, seq FROM metric_tombstone";

    private static final String REMOVE =
            "DELETE FROM metric_tombstone WHERE tenant_id = :tenant AND metric = :metric AND seq <= :upTo";

    private final DatabaseClient database;
    private final SystemDatabase system;

    TombstoneRepository(DatabaseClient database, SystemDatabase system) {
        this.database = database;
        this.system = system;
    }

    /** In the tenant's transaction; all are of one delete. False when this collector is not the owner any more. */
    Mono<Boolean> add(Tenant tenant, long epoch, List<Tombstone> all) {
        Tombstone first = all.getFirst();
        return database.sql(ADD)
                .bind("tenant", tenant.id())
                .bind("seq", first.seq())
                .bind("from", first.from())
                .bind("to", first.to())
                .bind("series", numbers(all, Tombstone::series))
                .bind("metrics", numbers(all, Tombstone::metric))
                .bind("epoch", epoch)
                .fetch()
                .rowsUpdated()
                .map(added -> added == all.size());
    }

    private static Long[] numbers(List<Tombstone> all, ToLongFunction<Tombstone> number) {
        return all.stream().mapToLong(number).boxed().toArray(Long[]::new);
    }

    Mono<List<Tombstone>> all() {
        return system.client()
                .sql(ALL)
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Tombstone(
                            columns.uuid("tenant_id"),
                            columns.number("metric"),
                            columns.number("series"),
                            columns.number("from_at"),
                            columns.number("to_at"),
                            columns.number("seq"));
                })
                .all()
                .collectList();
    }

    Mono<Void> remove(UUID tenant, long metric, long upTo) {
        return system.client()
                .sql(REMOVE)
                .bind("tenant", tenant)
                .bind("metric", metric)
                .bind("upTo", upTo)
                .then();
    }
}
