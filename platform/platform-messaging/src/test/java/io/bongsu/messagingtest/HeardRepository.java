package io.bongsu.messagingtest;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What the test service heard, in a table of a tenant. */
@Repository
class HeardRepository {
    private final DatabaseClient database;

    HeardRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> add(String number) {
        return Tenant.current()
                .flatMap(tenant -> database.sql("INSERT INTO heard (tenant_id, number) VALUES (:tenant, :number)")
                        .bind("tenant", tenant.id())
                        .bind("number", number)
                        .then());
    }

    Mono<Long> count() {
        return database.sql("SELECT count(*) AS n FROM heard")
                .map(row -> new Columns(row).number("n"))
                .one();
    }
}
