package io.bongsu.collector.watch;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Watches of all tenants. */
@Repository
class WatchRepository {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final String ALL = "SELECT tenant_id, id, metric, matchers::text AS matchers, expr FROM watch";

    private static final String KEEP = """
            INSERT INTO watch (tenant_id, id, metric, matchers, expr)
            VALUES (:tenant, :id, nullif(:metric, ''), :matchers::jsonb, nullif(:expr, ''))
                ON CONFLICT (tenant_id, id) DO UPDATE
                   SET metric = excluded.metric, matchers = excluded.matchers, expr = excluded.expr""";

    private static final String END = "DELETE FROM watch WHERE tenant_id = :tenant AND id = :id";

    private final DatabaseClient database;
    private final SystemDatabase system;
    private final JsonMapper json;

    WatchRepository(DatabaseClient database, SystemDatabase system, JsonMapper json) {
        this.database = database;
        this.system = system;
        this.json = json;
    }

    Mono<List<Watch>> all() {
        return system.client().sql(ALL).map(this::watch).all().collectList();
    }

    Mono<Void> keep(Watch watch) {
        return database.sql(KEEP)
                .bind("tenant", watch.tenant())
                .bind("id", watch.id())
                .bind("metric", watch.metric() == null ? "" : watch.metric())
                .bind("matchers", json.writeValueAsString(watch.matchers()))
                .bind("expr", watch.expr() == null ? "" : watch.expr())
                .then();
    }

    Mono<Void> end(UUID tenant, UUID id) {
        return database.sql(END).bind("tenant", tenant).bind("id", id).then();
    }

    private Watch watch(Readable row) {
        Columns columns = new Columns(row);
        return new Watch(
                columns.uuid("tenant_id"),
                columns.uuid("id"),
                columns.textOrNull("metric"),
                json.readValue(columns.text("matchers"), TEXTS),
                columns.textOrNull("expr"));
    }
}
