package io.bongsu.webtest;

import io.bongsu.platform.tenancy.TenantTransaction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Notes in a table of a tenant; deliberately without a tenant predicate, so that row-level security is what guards. */
@Repository
class NoteRepository {
    private final DatabaseClient database;
    private final TenantTransaction transaction;

    NoteRepository(DatabaseClient database, TenantTransaction transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    Mono<Void> add(String text) {
        return transaction.run(database.sql("INSERT INTO heard (number) VALUES (:text)")
                .bind("text", text)
                .then());
    }

    Flux<String> all() {
        return transaction.stream(database.sql("SELECT number FROM heard ORDER BY number")
                .map(row -> String.valueOf(row.get("number", String.class)))
                .all());
    }
}
