package io.bongsu.platform.tenancy;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The only way to the service's tables: a transaction that tells row-level security whose data are meant. The tenant comes
 * from the Reactor context; without one nothing runs. Calls nest: an inner one joins the outer transaction. Commits when the
 * work completes, rolls back on error and on cancellation.
 */
public final class TenantTransaction {
    private final DatabaseClient database;
    private final TransactionalOperator transactions;

    public TenantTransaction(DatabaseClient database, ReactiveTransactionManager manager) {
        this.database = database;
        this.transactions = TransactionalOperator.create(manager);
    }

    public <T> Mono<T> run(Mono<T> work) {
        return transactions.transactional(enter().then(work));
    }

    /** For lists: the rows stream while the transaction is open. */
    public <T> Flux<T> stream(Flux<T> work) {
        return transactions.transactional(enter().thenMany(work));
    }

    /** For listeners and jobs that know the tenant themselves. */
    public <T> Mono<T> run(Tenant tenant, Mono<T> work) {
        return run(work).contextWrite(tenant::in);
    }

    /** A plain word of an id: nothing to bind, and no row to answer. */
    private Mono<Void> enter() {
        return Mono.deferContextual(context -> database.sql(
                        "SET LOCAL bongsu.tenant = '" + Tenant.of(context).id() + "'")
                .then());
    }
}
