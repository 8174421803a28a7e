package io.bongsu.ticket.webhook;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.tenancy.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which webhooks of all tenants have something to be told? */
@Repository
class DueWebhookRepository {
    private static final String DUE = """
            SELECT w.tenant_id, w.id FROM webhook w
             WHERE w.state = 'active' AND w.id <> ALL (:busy)
               AND EXISTS (SELECT 1 FROM webhook_delivery d
                            WHERE d.tenant_id = w.tenant_id AND d.webhook_id = w.id AND d.state = 'waiting'
                              AND d.next_at <= :now)
             ORDER BY random() LIMIT :limit""";
    private static final String ANY =
            "SELECT EXISTS (SELECT 1 FROM webhook WHERE tenant_id = :tenant AND state <> 'disabled') AS wanted";
    private static final String SWEEP =
            "DELETE FROM webhook_delivery WHERE state <> 'waiting' AND created_at < :before";

    private final SystemDatabase database;

    DueWebhookRepository(SystemDatabase database) {
        this.database = database;
    }

    record Due(Tenant tenant, UUID webhook) {}

    /** @param busy those that are being told something already */
    Flux<Due> due(Instant now, Collection<UUID> busy, int limit) {
        return database.client()
                .sql(DUE)
                .bind("now", now)
                .bind("busy", busy.toArray(UUID[]::new))
                .bind("limit", limit)
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Due(new Tenant(columns.uuid("tenant_id")), columns.uuid("id"));
                })
                .all();
    }

    /** Whether anybody of the tenant wants to be told anything. */
    Mono<Boolean> any(Tenant tenant) {
        return database.client()
                .sql(ANY)
                .bind("tenant", tenant.id())
                .map(row -> new Columns(row).flag("wanted"))
                .one();
    }

    Mono<Long> sweep(Instant before) {
        return database.client().sql(SWEEP).bind("before", before).fetch().rowsUpdated();
    }
}
