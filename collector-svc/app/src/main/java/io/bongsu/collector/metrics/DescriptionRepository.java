package io.bongsu.collector.metrics;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.tenancy.Tenant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What senders said of their metrics. Read once at the start. */
@Repository
class DescriptionRepository {
    private static final String WRITE = """
            INSERT INTO metric_description (tenant_id, metric, kind, unit, help)
            SELECT :tenant, metric, kind, unit, help
              FROM unnest(:metrics::text[], :kinds::text[], :units::text[], :helps::text[])
                   AS t (metric, kind, unit, help)
                ON CONFLICT (tenant_id, metric)
                DO UPDATE SET kind = excluded.kind, unit = excluded.unit, help = excluded.help""";

    private static final String ALL = "SELECT tenant_id, metric, kind, unit, help FROM metric_description";

    private final DatabaseClient database;
    private final SystemDatabase system;

    DescriptionRepository(DatabaseClient database, SystemDatabase system) {
        this.database = database;
        this.system = system;
    }

    record Row(UUID tenant, Metadata metadata) {}

    /** In the tenant's transaction. */
    Mono<Void> write(Tenant tenant, List<Metadata> all) {
        return database.sql(WRITE)
                .bind("tenant", tenant.id())
                .bind("metrics", texts(all, Metadata::metric))
                .bind("kinds", texts(all, Metadata::kind))
                .bind("units", texts(all, Metadata::unit))
                .bind("helps", texts(all, Metadata::help))
                .then();
    }

    private static String[] texts(List<Metadata> all, Function<Metadata, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    Flux<Row> all() {
        return system.client()
                .sql(ALL)
                .filter(statement -> statement.fetchSize(5_000))
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Row(
                            columns.uuid("tenant_id"),
                            new Metadata(
                                    columns.text("metric"),
                                    columns.text("kind"),
                                    columns.text("unit"),
                                    columns.text("help")));
                })
                .all();
    }
}
