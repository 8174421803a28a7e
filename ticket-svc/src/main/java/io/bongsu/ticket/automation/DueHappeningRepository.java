package io.bongsu.ticket.automation;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.tenancy.Tenant;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/** Which tickets have something that waits for triggers? Across tenants, the oldest first. */
@Repository
class DueHappeningRepository {
    private static final String DUE = """
            SELECT DISTINCT tenant_id, ticket_id FROM (
                SELECT tenant_id, ticket_id FROM automation_event WHERE not_before <= :now
                 ORDER BY not_before LIMIT :limit) due""";

    private final SystemDatabase database;

    DueHappeningRepository(SystemDatabase database) {
        this.database = database;
    }

    record Due(Tenant tenant, UUID ticket) {}

    Flux<Due> due(Instant now, int limit) {
        return database.client()
                .sql(DUE)
                .bind("now", now)
                .bind("limit", limit)
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Due(new Tenant(columns.uuid("tenant_id")), columns.uuid("ticket_id"));
                })
                .all();
    }
}
