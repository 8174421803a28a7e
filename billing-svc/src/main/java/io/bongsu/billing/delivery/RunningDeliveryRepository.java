package io.bongsu.billing.delivery;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.tenancy.Tenant;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/** Imports of all tenants that a process before this one began and did not end. */
@Repository
class RunningDeliveryRepository {
    private static final String BEGUN_BEFORE =
            "SELECT tenant_id, id FROM delivery WHERE state = 'running' AND received_at < :moment ORDER BY received_at, id";

    private final SystemDatabase database;

    RunningDeliveryRepository(SystemDatabase database) {
        this.database = database;
    }

    record Begun(Tenant tenant, UUID id) {}

    Flux<Begun> begunBefore(Instant moment) {
        return database.client()
                .sql(BEGUN_BEFORE)
                .bind("moment", moment)
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Begun(new Tenant(columns.uuid("tenant_id")), columns.uuid("id"));
                })
                .all();
    }
}
