package io.bongsu.collector.metrics;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.DatabaseProperties;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.tenancy.Tenant;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
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
    /** One statement sees rows before a merge or after it, never both. */
    private static final String BETWEEN = String.join(
                    "UNION ALL ",
                    Tier.RAW.stream().map(ChunkRepository::between).toList())
            + "ORDER BY win, seq";

    private final SystemDatabase system;
    private final ConnectionPool pool;

    ChunkRepository(SystemDatabase system, DatabaseProperties properties) {
        this.system = system;
        this.pool = BinaryConnections.pool(properties, "_svc", properties.servicePassword(), 4);
    }

    private static String between(Tier tier) {
        return """
            SELECT win, seq, cleaned, data FROM %s
             WHERE tenant_id = :tenant AND metric = ANY (:metrics) AND win > :oldest%s AND win <= :to
               AND last_at > :from AND first_at <= :to AND s1 >= :firstId AND s0 <= :lastId
            """.formatted(tier.table(), tier);
    }

    private static String rolled(Tier tier) {
        return """
            SELECT win, seq, cleaned, data FROM %s
             WHERE tenant_id = :tenant AND metric = ANY (:metrics) AND win >= :begin AND win < :end
               AND last_at > :from AND first_at <= :to AND s1 >= :firstId AND s0 <= :lastId
             ORDER BY win, seq""".formatted(tier.table());
    }

    /**
     * The newest sample of all rows. Rows of a day are looked at that begin two days ago or later: what is older may be in any.
     */
    private static final String NEWEST = "SELECT greatest(:known, "
            + String.join(
                    ", ",
                    Tier.RAW.stream()
                            .map(tier -> "(SELECT max(last_at) FROM " + tier.table() + " WHERE win > :begun)")
                            .toList())
            + ") AS newest";

    /** What of a row a query needs. */
    @SuppressWarnings("ArrayRecordComponent") // carries bytes, is never compared
    record Packed(long window, long cleaned, byte[] data) {}

    /** In the sealing's transaction. */
    Mono<Long> add(Collection<Chunk> sealed) {
        CopyRows rows = Chunk.rows(sealed);
        return system.client().inConnection(connection -> rows.copy(connection, Tier.WINDOW.copy()));
    }

    /** Which rows may hold samples of these? By window, and of one window in the order they were sealed. */
    @SuppressWarnings("ArrayRecordComponent") // carries bytes, is never compared
    record Question(Long[] metrics, long firstId, long lastId, long from, long to) {}

    /** Up to which time rows hold samples, or a later one. */
    Mono<Long> newest(long now) {
        return system.client()
                .sql(NEWEST)
                .bind("known", now - Windows.DAY)
                .bind("begun", now - 2 * Windows.DAY)
                .map(row -> new Columns(row).number("newest"))
                .one();
    }

    /**
     * @param rawFrom rows before it are passed over
     */
    Flux<Packed> between(Question question, long rawFrom) {
        return reading((database, tenant) -> rows(of(question, database.sql(BETWEEN), tenant)
                .bind("oldestWINDOW", Math.max(rawFrom - 1, question.from() - Windows.LENGTH))
                .bind("oldestBLOCK", Math.max(rawFrom - 1, question.from() - Windows.BLOCK))
                .bind("oldestDAY", Math.max(rawFrom - 1, question.from() - Windows.DAY))));
    }

    /** What is left of samples in a part of the time. */
    Flux<Packed> rolled(Question question, Horizon.Part part) {
        return reading((database, tenant) -> rows(of(question, database.sql(rolled(part.tier())), tenant)
                .bind("begin", part.from())
                .bind("end", part.to())));
    }

    private static DatabaseClient.GenericExecuteSpec of(
            Question question, DatabaseClient.GenericExecuteSpec spec, Tenant tenant) {
        return spec.filter(statement -> statement.fetchSize(50))
                .bind("tenant", tenant.id())
                .bind("metrics", question.metrics())
                .bind("from", question.from())
                .bind("to", question.to())
                .bind("firstId", question.firstId())
                .bind("lastId", question.lastId());
    }

    private static Flux<Packed> rows(DatabaseClient.GenericExecuteSpec spec) {
        return spec.map(row -> new Packed(
                        new Columns(row).number("win"),
                        new Columns(row).number("cleaned"),
                        new Columns(row).bytes("data")))
                .all();
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
    Mono<Void> dropBefore(UUID tenant, long before) {
        return Flux.fromIterable(Tier.RAW)
                .concatMap(tier -> system.client()
                        .sql("DELETE FROM " + tier.table()
                                + " WHERE tenant_id = :tenant AND last_at < :before AND win < :before")
                        .bind("tenant", tenant)
                        .bind("before", before)
                        .then())
                .then();
    }

    @Override
    public void destroy() {
        pool.dispose();
    }
}
