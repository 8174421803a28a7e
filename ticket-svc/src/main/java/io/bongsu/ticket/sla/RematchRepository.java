package io.bongsu.ticket.sla;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.tenancy.Tenant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tenants whose policies were written and whose running clocks have not come to them all yet. */
@Repository
class RematchRepository {
    private static final String ASK = """
            INSERT INTO sla_rematch (tenant_id, asked, done) VALUES (:tenant, 1, 0)
            ON CONFLICT (tenant_id) DO UPDATE SET asked = sla_rematch.asked + 1""";
    private static final String PENDING = "SELECT tenant_id, asked FROM sla_rematch WHERE done < asked LIMIT 100";
    private static final String DONE =
            "UPDATE sla_rematch SET done = :asked WHERE tenant_id = :tenant AND done < :asked";

    private final DatabaseClient database;
    private final SystemDatabase system;

    RematchRepository(DatabaseClient database, SystemDatabase system) {
        this.database = database;
        this.system = system;
    }

    /** @param asked how often policies had been written when the work began */
    record Pending(Tenant tenant, long asked) {}

    Mono<Void> ask() {
        return Tenant.current()
                .flatMap(tenant -> database.sql(ASK).bind("tenant", tenant.id()).then());
    }

    Flux<Pending> pending() {
        return system.client()
                .sql(PENDING)
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Pending(new Tenant(columns.uuid("tenant_id")), columns.number("asked"));
                })
                .all();
    }

    Mono<Void> done(Pending work) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(DONE)
                        .bind("tenant", tenant.id())
                        .bind("asked", work.asked())
                        .then());
    }
}
