package io.bongsu.ticket.exchange;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.tenancy.Tenant;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/** Imports of all tenants that are not at their end, the oldest of each tenant. */
@Repository
class RunningImportRepository {
    private static final String RUNNING = """
            SELECT DISTINCT ON (tenant_id) tenant_id, id FROM ticket_import WHERE state = 'running'
             ORDER BY tenant_id, begun_at, id""";

    private final SystemDatabase database;

    RunningImportRepository(SystemDatabase database) {
        this.database = database;
    }

    record Running(Tenant tenant, UUID id) {}

    Flux<Running> running() {
        return database.client()
                .sql(RUNNING)
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Running(new Tenant(columns.uuid("tenant_id")), columns.uuid("id"));
                })
                .all();
    }
}
