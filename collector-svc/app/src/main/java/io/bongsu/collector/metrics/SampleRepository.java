package io.bongsu.collector.metrics;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Samples by series and time. The table has no row-level security: every statement here names the tenant. */
@Repository
class SampleRepository {
    private static final String ADD = """
            INSERT INTO sample (tenant_id, series_id, at, value)
            SELECT :tenant, * FROM unnest(:series::bigint[], :times::bigint[], :values::float8[])
                ON CONFLICT DO NOTHING""";

    private static final String BETWEEN = """
            SELECT series_id, at, value FROM sample
             WHERE tenant_id = :tenant AND series_id = ANY (:series) AND at > :from AND at <= :to
             ORDER BY series_id, at LIMIT :limit""";

    private final DatabaseClient database;

    SampleRepository(DatabaseClient database) {
        this.database = database;
    }

    /** A sample whose series is known; sorted by series and time before it is written. */
    record Row(long series, long at, double value) {}

    Mono<Void> add(Tenant tenant, List<Row> rows) {
        Long[] series = new Long[rows.size()];
        Long[] times = new Long[rows.size()];
        Double[] values = new Double[rows.size()];
        for (int i = 0; i < series.length; i++) {
            Row row = rows.get(i);
            series[i] = row.series();
            times[i] = row.at();
            values[i] = row.value();
        }
        return database.sql(ADD)
                .bind("tenant", tenant.id())
                .bind("series", series)
                .bind("times", times)
                .bind("values", values)
                .then();
    }

    Mono<List<Samples>> between(Tenant tenant, List<StoredSeries> series, long from, long to, int limit) {
        Map<Long, Samples> byId = new HashMap<>();
        series.forEach(one -> byId.put(one.id(), new Samples(one)));
        int[] read = new int[1];
        return database.sql(BETWEEN)
                .bind("tenant", tenant.id())
                .bind("series", series.stream().map(StoredSeries::id).toArray(Long[]::new))
                .bind("from", from)
                .bind("to", to)
                .bind("limit", limit + 1)
                .map(row -> {
                    Columns columns = new Columns(row);
                    Samples samples = byId.get(columns.number("series_id"));
                    if (samples != null) {
                        samples.add(columns.number("at"), columns.real("value"));
                    }
                    return ++read[0];
                })
                .all()
                .then(Mono.fromCallable(() -> filled(byId, read[0], limit)));
    }

    private static List<Samples> filled(Map<Long, Samples> byId, int read, int limit) {
        if (read > limit) {
            throw new QueryLimit(
                    "too-many-samples",
                    "The query reads more than " + limit + " samples. Choose fewer series or a shorter time.");
        }
        List<Samples> filled = new ArrayList<>();
        for (Samples samples : byId.values()) {
            if (samples.size() > 0) {
                filled.add(samples);
            }
        }
        return filled;
    }
}
