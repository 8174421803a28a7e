package io.bongsu.ticket.automation;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.tenancy.Tenant;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/** Which schedulers want to look at their tickets? Across tenants, by one indexed column. */
@Repository
class DueScheduleRepository {
    private static final String DUE = """
            SELECT tenant_id, id FROM automation_rule WHERE next_fire_at <= :now ORDER BY next_fire_at LIMIT :limit""";

    private final SystemDatabase database;

    DueScheduleRepository(SystemDatabase database) {
        this.database = database;
    }

    record Due(Tenant tenant, UUID rule) {}

    Flux<Due> due(Instant now, int limit) {
        return database.client()
                .sql(DUE)
                .bind("now", now)
                .bind("limit", limit)
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Due(new Tenant(columns.uuid("tenant_id")), columns.uuid("id"));
                })
                .all();
    }
}
