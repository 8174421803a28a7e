package io.bongsu.topology.map;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is drawn. */
@Repository
class MapRepository {
    private static final String NODES = """
            SELECT id, type, name, health, alert_count FROM entity WHERE tenant_id = :tenant
             ORDER BY health DESC, name, id LIMIT :limit""";
    private static final String EDGES = """
            SELECT id, type, from_id, to_id FROM relation
             WHERE tenant_id = :tenant AND last_seen_at >= :aliveSince
               AND from_id = ANY(:nodes) AND to_id = ANY(:nodes)
             ORDER BY id LIMIT :limit""";
    private static final String TOTAL = "SELECT count(*) AS n FROM entity WHERE tenant_id = :tenant";

    private final DatabaseClient database;

    MapRepository(DatabaseClient database) {
        this.database = database;
    }

    Flux<EntityMap.Node> nodes(int limit) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(NODES)
                        .bind("tenant", tenant.id())
                        .bind("limit", limit)
                        .map(row -> {
                            Columns columns = new Columns(row);
                            return new EntityMap.Node(
                                    columns.uuid("id"),
                                    columns.text("type"),
                                    columns.text("name"),
                                    columns.integer("health"),
                                    columns.integer("alert_count"));
                        })
                        .all());
    }

    Flux<EntityMap.Edge> edges(UUID[] nodes, Instant aliveSince, int limit) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(EDGES)
                        .bind("tenant", tenant.id())
                        .bind("aliveSince", aliveSince)
                        .bind("nodes", nodes)
                        .bind("limit", limit)
                        .map(row -> {
                            Columns columns = new Columns(row);
                            return new EntityMap.Edge(
                                    columns.uuid("id"),
                                    columns.text("type"),
                                    columns.uuid("from_id"),
                                    columns.uuid("to_id"));
                        })
                        .all());
    }

    Mono<Long> total() {
        return Tenant.current()
                .flatMap(tenant -> database.sql(TOTAL)
                        .bind("tenant", tenant.id())
                        .map(row -> new Columns(row).number("n"))
                        .one());
    }
}
