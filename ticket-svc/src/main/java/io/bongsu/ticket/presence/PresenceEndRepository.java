package io.bongsu.ticket.presence;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.tenancy.Tenant;
import java.time.Instant;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/** Which tenants have presence that is over? Across tenants; the table holds who is there now and no more. */
@Repository
class PresenceEndRepository {
    private static final String OVER = """
            SELECT DISTINCT tenant_id FROM ticket_presence WHERE seen_until <= :now OR (typing AND typing_until <= :now)""";

    private final SystemDatabase database;

    PresenceEndRepository(SystemDatabase database) {
        this.database = database;
    }

    Flux<Tenant> over(Instant now) {
        return database.client()
                .sql(OVER)
                .bind("now", now)
                .map(row -> new Tenant(new Columns(row).uuid("tenant_id")))
                .all();
    }
}
