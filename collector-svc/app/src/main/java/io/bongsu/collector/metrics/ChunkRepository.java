package io.bongsu.collector.metrics;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.DatabaseProperties;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.tenancy.Tenant;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.r2dbc.connection.SingleConnectionFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sealed samples. Written by the system for all tenants at once; read on connections of their own that get bytes as bytes
 * (the others get hexadecimal text, eight times as slow), each query inside its tenant's transaction.
 */
@Repository
class ChunkRepository implements DisposableBean {
    static final String TABLE = "metric_chunk";

    private static final String COPY = """
            COPY metric_chunk (tenant_id, win, metric, seq, s0, s1, first_at, last_at, samples, data)
            FROM STDIN (FORMAT binary)""";

    private static final String BETWEEN = """
            SELECT win, data FROM metric_chunk
             WHERE tenant_id = :tenant AND metric = ANY (:metrics) AND win > :oldest AND win <= :to
               AND last_at > :from AND first_at <= :to AND s1 >= :firstId AND s0 <= :lastId
             ORDER BY win, seq""";

    private static final String DROP = "DELETE FROM metric_chunk WHERE tenant_id = :tenant AND win < :before";

    private final SystemDatabase system;
    private final ConnectionPool pool;

    ChunkRepository(SystemDatabase system, DatabaseProperties properties) {
        this.system = system;
        ConnectionFactoryOptions options = ConnectionFactoryOptions.builder()
                .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                .option(ConnectionFactoryOptions.HOST, properties.host())
                .option(ConnectionFactoryOptions.PORT, properties.port())
                .option(ConnectionFactoryOptions.DATABASE, properties.name())
                .option(ConnectionFactoryOptions.USER, properties.user() + "_svc")
                .option(ConnectionFactoryOptions.PASSWORD, properties.servicePassword())
                .option(Option.valueOf("forceBinary"), true)
                .build();
        this.pool = new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(options))
                .initialSize(0)
                .maxSize(4)
                .maxIdleTime(Duration.ofMinutes(5))
                .maxAcquireTime(Duration.ofSeconds(5))
                .validationQuery("SELECT 1")
                .build());
    }

    /** A sealed row. */
    @SuppressWarnings("ArrayRecordComponent") // carries bytes, is never compared
    record Chunk(
            UUID tenant,
            long window,
            long metric,
            long seq,
            long firstId,
            long lastId,
            long firstAt,
            long lastAt,
            int samples,
            byte[] data) {}

    /** What of a row a query needs. */
    @SuppressWarnings("ArrayRecordComponent") // carries bytes, is never compared
    record Packed(long window, byte[] data) {}

    /** In the sealing's transaction. */
    Mono<Long> add(Collection<Chunk> chunks) {
        CopyRows rows = new CopyRows(
                chunks.stream().mapToInt(one -> one.data().length + 150).sum());
        for (Chunk one : chunks) {
            rows.row(10)
                    .uuid(one.tenant())
                    .int8(one.window())
                    .int8(one.metric())
                    .int8(one.seq())
                    .int8(one.firstId())
                    .int8(one.lastId())
                    .int8(one.firstAt())
                    .int8(one.lastAt())
                    .int4(one.samples())
                    .bytea(one.data(), 0, one.data().length);
        }
        return system.client().inConnection(connection -> rows.copy(connection, COPY));
    }

    /** Which rows may hold samples of these? By window, and of one window in the order they were sealed. */
    @SuppressWarnings("ArrayRecordComponent") // carries bytes, is never compared
    record Question(Long[] metrics, long firstId, long lastId, long from, long to) {}

    Flux<Packed> between(Question question) {
        return reading((database, tenant) -> database.sql(BETWEEN)
                .filter(statement -> statement.fetchSize(200))
                .bind("tenant", tenant.id())
                .bind("metrics", question.metrics())
                .bind("oldest", question.from() - Windows.LENGTH)
                .bind("from", question.from())
                .bind("to", question.to())
                .bind("firstId", question.firstId())
                .bind("lastId", question.lastId())
                .map(row -> new Packed(new Columns(row).number("win"), new Columns(row).bytes("data")))
                .all());
    }

    /**
     * A transaction of the tenant for reading much: when nobody waits for the rows any more, the statement ends in the
     * database, too. The driver alone would wait until it is done. The connection goes back after the database has heard of it
     * and rolled back, so that nobody else's statement is hit.
     */
    private <T> Flux<T> reading(BiFunction<DatabaseClient, Tenant, Flux<T>> work) {
        return Flux.deferContextual(context -> {
            Tenant tenant = Tenant.of(context);
            return Flux.usingWhen(
                    pool.create(),
                    connection -> enter(connection, tenant).thenMany(work.apply(on(connection), tenant)),
                    connection -> close(connection, connection.commitTransaction()),
                    (connection, error) -> close(connection, connection.rollbackTransaction()),
                    connection -> close(connection, abandon(connection)));
        });
    }

    private static Mono<Void> enter(Connection connection, Tenant tenant) {
        return Mono.from(connection.beginTransaction())
                .then(on(connection)
                        .sql("SELECT set_config('bongsu.tenant', :tenant, true)")
                        .bind("tenant", tenant.id().toString())
                        .then());
    }

    /** When the database cannot be told, the statement runs to its end. */
    private static Mono<Void> abandon(Connection connection) {
        return CopyRows.postgresql(connection)
                .cancelRequest()
                .onErrorComplete()
                .then(Mono.defer(() -> Mono.from(connection.rollbackTransaction())));
    }

    private static Mono<Void> close(Connection connection, Publisher<Void> end) {
        Mono<Void> close = Mono.defer(() -> Mono.from(connection.close()));
        return Mono.from(end)
                .onErrorResume(error -> close.onErrorComplete().then(Mono.error(error)))
                .then(close);
    }

    /** On this connection and no other; it stays open. */
    private static DatabaseClient on(Connection connection) {
        return DatabaseClient.create(new SingleConnectionFactory(
                connection, () -> connection.getMetadata().getDatabaseProductName(), true));
    }

    /** For a tenant that keeps its samples for less time than others. */
    Mono<Void> dropBefore(UUID tenant, long window) {
        return system.client()
                .sql(DROP)
                .bind("tenant", tenant)
                .bind("before", window)
                .then();
    }

    @Override
    public void destroy() {
        pool.dispose();
    }
}
