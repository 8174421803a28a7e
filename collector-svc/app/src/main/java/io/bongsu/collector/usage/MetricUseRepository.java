package io.bongsu.collector.usage;

import io.bongsu.collector.metrics.MetricUses.Use;
import io.bongsu.platform.database.Columns;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** When metrics were asked for, in the tenant's transaction. */
@Repository
class MetricUseRepository {
    private static final String ALL = "SELECT metric, known_since, asked_at FROM metric_use WHERE tenant_id = :tenant";

    private static final String KEEP = """
            INSERT INTO metric_use AS before (tenant_id, metric, known_since, asked_at)
            SELECT :tenant, metric, known_since, asked_at
              FROM unnest(:metrics::text[], :since::timestamptz[], :asked::timestamptz[])
                   AS t (metric, known_since, asked_at)
                ON CONFLICT (tenant_id, metric) DO UPDATE
                   SET known_since = least(before.known_since, excluded.known_since),
                       asked_at = greatest(before.asked_at, excluded.asked_at)""";

    /** Metrics that were not asked for in all that time and are not there any more. */
    private static final String FORGET = """
            DELETE FROM metric_use AS old
             WHERE tenant_id = :tenant AND known_since < :before AND coalesce(asked_at, known_since) < :before
               AND NOT EXISTS (SELECT FROM series WHERE tenant_id = :tenant AND series.metric = old.metric)""";

    private final DatabaseClient database;

    MetricUseRepository(DatabaseClient database) {
        this.database = database;
    }

    Flux<Use> all(UUID tenant) {
        return database.sql(ALL)
                .bind("tenant", tenant)
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Use(
                            columns.text("metric"), columns.instant("known_since"), columns.instantOrNull("asked_at"));
                })
                .all();
    }

    Mono<Void> keep(UUID tenant, List<Use> uses) {
        return database.sql(KEEP)
                .bind("tenant", tenant)
                .bind("metrics", uses.stream().map(Use::metric).toArray(String[]::new))
                .bind("since", texts(uses, Use::knownSince))
                .bind("asked", texts(uses, Use::askedAt))
                .then();
    }

    Mono<Void> forget(UUID tenant, Instant before) {
        return database.sql(FORGET)
                .bind("tenant", tenant)
                .bind("before", before)
                .then();
    }

    private static @Nullable String[] texts(List<Use> uses, Function<Use, @Nullable Instant> what) {
        @Nullable String[] texts = new @Nullable String[uses.size()];
        for (int i = 0; i < texts.length; i++) {
            Instant one = what.apply(uses.get(i));
            texts[i] = one == null ? null : one.toString();
        }
        return texts;
    }
}
