package io.bongsu.ticket.view;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.tenancy.Tenant;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where is there something to fold or to count? Across tenants. */
@Repository
class CounterWorkRepository {
    /** One look per tenant into the key, however many changes wait. */
    private static final String TO_FOLD = """
            WITH RECURSIVE waiting (tenant_id) AS (
                (SELECT tenant_id FROM ticket_view_delta ORDER BY tenant_id LIMIT 1)
                UNION ALL
                SELECT (SELECT d.tenant_id FROM ticket_view_delta d WHERE d.tenant_id > w.tenant_id
                         ORDER BY d.tenant_id LIMIT 1)
                  FROM waiting w WHERE w.tenant_id IS NOT NULL)
            SELECT tenant_id FROM waiting WHERE tenant_id IS NOT NULL""";

    private static final String TO_COUNT = "SELECT tenant_id, counter_id FROM ticket_view WHERE NOT counted LIMIT 100";
    private static final String BEGUN = "SELECT CAST(pg_snapshot_xmax(pg_current_snapshot()) AS text) AS horizon";
    private static final String ENDED =
            "SELECT pg_snapshot_xmin(pg_current_snapshot()) >= CAST(:horizon AS xid8) AS ended";

    private final SystemDatabase database;

    CounterWorkRepository(SystemDatabase database) {
        this.database = database;
    }

    record Uncounted(Tenant tenant, UUID counter) {}

    Flux<Tenant> toFold() {
        return database.client()
                .sql(TO_FOLD)
                .map(row -> new Tenant(new Columns(row).uuid("tenant_id")))
                .all();
    }

    Flux<Uncounted> toCount() {
        return database.client()
                .sql(TO_COUNT)
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Uncounted(new Tenant(columns.uuid("tenant_id")), columns.uuid("counter_id"));
                })
                .all();
    }

    /** Beyond every transaction that has written until now. */
    Mono<String> horizon() {
        return database.client()
                .sql(BEGUN)
                .map(row -> new Columns(row).text("horizon"))
                .one();
    }

    /** Has every transaction before that horizon ended? */
    Mono<Boolean> passed(String horizon) {
        return database.client()
                .sql(ENDED)
                .bind("horizon", horizon)
                .map(row -> new Columns(row).flag("ended"))
                .one();
    }
}
