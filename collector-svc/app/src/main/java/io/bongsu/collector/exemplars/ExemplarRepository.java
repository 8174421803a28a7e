package io.bongsu.collector.exemplars;

import io.bongsu.collector.resource.Labels;
import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Exemplars, a partition a day. */
@Repository
class ExemplarRepository {
    static final String TABLE = "exemplar";
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private static final String ADD = """
            INSERT INTO exemplar (tenant_id, series, at, value, labels)
            SELECT :tenant, series, at, value, labels
              FROM unnest(:series::bigint[], :ats::bigint[], :values::double precision[], :labels::text[])
                   AS t (series, at, value, labels)
                ON CONFLICT DO NOTHING""";

    private static final String BETWEEN = """
            SELECT series, at, value, labels FROM exemplar
             WHERE tenant_id = :tenant AND series = ANY (:series) AND at >= :from AND at <= :to
             ORDER BY series, at LIMIT :limit""";

    private final DatabaseClient database;
    private final TenantTransaction transaction;
    private final JsonMapper json;

    ExemplarRepository(DatabaseClient database, TenantTransaction transaction, JsonMapper json) {
        this.database = database;
        this.transaction = transaction;
        this.json = json;
    }

    /** In the tenant's transaction. */
    Mono<Void> add(Tenant tenant, List<Exemplar> all) {
        return database.sql(ADD)
                .bind("tenant", tenant.id())
                .bind("series", all.stream().map(Exemplar::series).toArray(Long[]::new))
                .bind("ats", all.stream().map(Exemplar::at).toArray(Long[]::new))
                .bind("values", all.stream().map(Exemplar::value).toArray(Double[]::new))
                .bind(
                        "labels",
                        all.stream()
                                .map(one -> json.writeValueAsString(one.labels().asMap()))
                                .toArray(String[]::new))
                .then();
    }

    Mono<List<Exemplar>> between(Tenant tenant, List<Long> series, long from, long to, int limit) {
        return transaction.run(database.sql(BETWEEN)
                .bind("tenant", tenant.id())
                .bind("series", series.toArray(Long[]::new))
                .bind("from", from)
                .bind("to", to)
                .bind("limit", limit)
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Exemplar(
                            columns.number("series"),
                            columns.number("at"),
                            Objects.requireNonNull(row.get("value", Double.class)),
                            Labels.of(json.readValue(columns.text("labels"), TEXTS)));
                })
                .all()
                .collectList());
    }
}
