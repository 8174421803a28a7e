package io.bongsu.platform.database;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * The database as the system sees it, across tenants (role with BYPASSRLS): for timers, start-up and looking up whose a key
 * is. Never for anything a caller steers. A pool of its own, at most 4 connections.
 */
public final class SystemDatabase implements DisposableBean {
    private final ConnectionPool pool;
    private final DatabaseClient client;
    private final TransactionalOperator transactions;

    public SystemDatabase(DatabaseProperties properties) {
        ConnectionFactoryOptions options = ConnectionFactoryOptions.builder()
                .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                .option(ConnectionFactoryOptions.HOST, properties.host())
                .option(ConnectionFactoryOptions.PORT, properties.port())
                .option(ConnectionFactoryOptions.DATABASE, properties.name())
                .option(ConnectionFactoryOptions.USER, properties.user() + "_system")
                .option(ConnectionFactoryOptions.PASSWORD, properties.systemPassword())
                .build();
        this.pool = new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(options))
                .initialSize(0)
                .maxSize(4)
                .maxIdleTime(Duration.ofMinutes(5))
                .maxAcquireTime(Duration.ofSeconds(5))
                .build());
        this.client = DatabaseClient.create(pool);
        this.transactions = TransactionalOperator.create(new R2dbcTransactionManager(pool));
    }

    public DatabaseClient client() {
        return client;
    }

    public <T> Mono<T> inTransaction(Mono<T> work) {
        return transactions.transactional(work);
    }

    @Override
    public void destroy() {
        pool.dispose();
    }
}
