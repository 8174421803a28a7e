package io.bongsu.collector.metrics;

import io.bongsu.collector.metrics.Slices.Slice;
import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.DatabaseProperties;
import io.r2dbc.pool.ConnectionPool;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes rows out and puts merged ones in. All of one step is one transaction with one snapshot: what it deletes is what it has
 * read, rows that are sealed meanwhile stay, and of two that merge the same rows one fails.
 */
@Repository
class CompactionRepository implements DisposableBean {
    private static final String PARTITIONS = """
            SELECT substr(c.relname, length(:parent) + 2)::integer AS part
              FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = :parent::regclass ORDER BY 1""";

    private static final String WHERE = " FROM %1$s WHERE win >= :from AND win < :to AND %3$d <= :target";
    private static final String OF_METRIC = " AND tenant_id = :tenant AND metric = :metric";
    private static final String OF_SLICE = " AND s0 >= :first AND s0 < :limit";

    private static final String GROUPS = all("SELECT tenant_id, metric" + WHERE, " UNION ") + " ORDER BY 1, 2";

    private static final String SURVEY =
            all("SELECT '%2$s' AS tier, s0, s1, samples, first_at, last_at, cleaned" + WHERE + OF_METRIC, " UNION ALL ")
                    + " ORDER BY s0, s1";

    private static final String UNCLEANED = all(
            "SELECT '%2$s' AS tier, win, s0, s1, samples, first_at, last_at, cleaned FROM %1$s"
                    + " WHERE tenant_id = :tenant AND metric = :metric AND win > :from - 86400000 AND win <= :to"
                    + " AND first_at <= :to AND last_at >= :from AND cleaned < :upTo",
            " UNION ALL ");

    private static final String ROWS = all(
            "SELECT '%2$s' AS tier, win, seq, s0, s1, first_at, last_at, samples, cleaned, data" + WHERE + OF_METRIC
                    + OF_SLICE,
            " UNION ALL ");

    private static final String DELETE = "WITH "
            + all("gone_%2$s AS (DELETE" + WHERE + OF_METRIC + OF_SLICE + " RETURNING 1)", ", ")
            + " SELECT " + all("(SELECT count(*) FROM gone_%2$s)", " + ") + " AS deleted";

    /** Waits for who takes over at this moment, and then fails: the snapshot is older. */
    private static final String OWNS = "SELECT epoch FROM metric_owner WHERE epoch = :epoch FOR SHARE";

    private final ConnectionPool pool;
    private final DatabaseClient client;
    private final TransactionalOperator transactions;

    CompactionRepository(DatabaseProperties properties) {
        this.pool = BinaryConnections.pool(properties, "_system", properties.systemPassword(), 2);
        this.client = DatabaseClient.create(pool);
        this.transactions = TransactionalOperator.create(new R2dbcTransactionManager(pool));
    }

    private static String all(String ofTier, String between) {
        return String.join(
                between,
                Tier.RAW.stream()
                        .map(tier -> ofTier.formatted(tier.table(), tier, tier.rank()))
                        .toList());
    }

    /** A metric of a tenant. */
    record Group(UUID tenant, long metric) {}

    /** What is known of a row without its samples. */
    record Found(Tier tier, long firstId, long lastId, int samples, long firstAt, long lastAt, long cleaned) {}

    record Uncleaned(long window, Found row) {}

    Flux<Integer> partitions(Tier tier) {
        return client.sql(PARTITIONS)
                .bind("parent", tier.table())
                .map(row -> new Columns(row).integer("part"))
                .all();
    }

    Mono<List<Group>> groups(MergeSpan span) {
        return in(client.sql(GROUPS), span)
                .map(row -> new Group(new Columns(row).uuid("tenant_id"), new Columns(row).number("metric")))
                .all()
                .collectList();
    }

    /** All rows of a metric, by their lowest series. */
    Mono<List<Found>> survey(MergeSpan span, Group group) {
        return of(in(client.sql(SURVEY), span), group)
                .map(row -> found(new Columns(row)))
                .all()
                .collectList();
    }

    private static Found found(Columns columns) {
        return new Found(
                Tier.valueOf(columns.text("tier")),
                columns.number("s0"),
                columns.number("s1"),
                columns.integer("samples"),
                columns.number("first_at"),
                columns.number("last_at"),
                columns.number("cleaned"));
    }

    /** Roll-ups that may hold something of this time and are not cleaned of deletes up to there. */
    Flux<Chunk> uncleanedRollUps(Tier tier, Group group, Deleted deleted) {
        return of(client.sql(uncleaned(tier)), group)
                .filter(statement -> statement.fetchSize(20))
                .bind("from", deleted.from())
                .bind("to", deleted.to())
                .bind("upTo", deleted.newest())
                .map(row -> chunk(group, new Columns(row)))
                .all();
    }

    private static String uncleaned(Tier tier) {
        return "SELECT '" + tier + "' AS tier, win, seq, s0, s1, first_at, last_at, samples, cleaned, data FROM "
                + tier.table() + " WHERE tenant_id = :tenant AND metric = :metric"
                + " AND win > :from - 86400000 AND win <= :to"
                + " AND first_at <= :to AND last_at >= :from AND cleaned < :upTo";
    }

    /** Puts one row in the place of another of the same series and time. */
    Mono<Void> replaceRollUp(Chunk row) {
        return client.sql("DELETE FROM " + row.tier().table()
                        + " WHERE tenant_id = :tenant AND metric = :metric AND win = :win AND s0 = :first")
                .bind("tenant", row.tenant())
                .bind("metric", row.metric())
                .bind("win", row.window())
                .bind("first", row.firstId())
                .then()
                .then(add(List.of(row)));
    }

    /** When the windows of rows begin that may hold samples of this time and are not cleaned of deletes up to there. */
    Flux<Uncleaned> uncleaned(Group group, Deleted deleted) {
        return of(client.sql(UNCLEANED), group)
                .bind("from", deleted.from())
                .bind("to", deleted.to())
                .bind("upTo", deleted.newest())
                .map(row -> new Uncleaned(new Columns(row).number("win"), found(new Columns(row))))
                .all();
    }

    <T> Mono<T> inOneSnapshot(Mono<T> work) {
        return transactions.transactional(client.sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                .then()
                .then(work));
    }

    Flux<Chunk> rows(MergeSpan span, Group group, Slice slice) {
        return of(in(client.sql(ROWS).filter(statement -> statement.fetchSize(20)), span), group)
                .bind("first", slice.from())
                .bind("limit", slice.to())
                .map(row -> chunk(group, new Columns(row)))
                .all();
    }

    private static Chunk chunk(Group group, Columns columns) {
        return new Chunk(
                Tier.valueOf(columns.text("tier")),
                group.tenant(),
                columns.number("win"),
                group.metric(),
                columns.number("seq"),
                columns.number("s0"),
                columns.number("s1"),
                columns.number("first_at"),
                columns.number("last_at"),
                columns.integer("samples"),
                columns.number("cleaned"),
                columns.bytes("data"));
    }

    /** Answers how many rows went; what was made of them goes too. */
    Mono<Long> delete(MergeSpan span, Group group, Slice slice) {
        return of(in(client.sql(DELETE), span), group)
                .bind("first", slice.from())
                .bind("limit", slice.to())
                .map(row -> new Columns(row).number("deleted"))
                .one()
                .delayUntil(deleted -> span.target() == Tier.DAY ? deleteRollUps(span, group, slice) : Mono.empty());
    }

    private Mono<Void> deleteRollUps(MergeSpan span, Group group, Slice slice) {
        return Flux.fromIterable(Tier.ROLLED)
                .concatMap(tier -> of(client.sql(deleteFrom(tier)), group)
                        .bind("from", span.from())
                        .bind("to", span.to())
                        .bind("first", slice.from())
                        .bind("limit", slice.to())
                        .then())
                .then();
    }

    private static String deleteFrom(Tier tier) {
        return "DELETE FROM " + tier.table() + " WHERE win >= :from AND win < :to" + OF_METRIC + OF_SLICE;
    }

    Mono<Void> add(List<Chunk> chunks) {
        return Flux.fromArray(Tier.values())
                .concatMap(tier -> add(
                        tier, chunks.stream().filter(one -> one.tier() == tier).toList()))
                .then();
    }

    private Mono<Long> add(Tier tier, List<Chunk> chunks) {
        if (chunks.isEmpty()) {
            return Mono.empty();
        }
        CopyRows rows = Chunk.rows(chunks);
        return client.inConnection(connection -> rows.copy(connection, tier.copy()));
    }

    /** How much a tier holds. */
    record Storage(String tier, long chunks, long samples, long bytes) {}

    Mono<List<Storage>> storage() {
        return client.sql("SELECT tier, chunks, samples, bytes FROM metric_storage")
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Storage(
                            columns.text("tier"),
                            columns.number("chunks"),
                            columns.number("samples"),
                            columns.number("bytes"));
                })
                .all()
                .collectList();
    }

    Mono<Boolean> owns(long epoch) {
        return client.sql(OWNS).bind("epoch", epoch).map(row -> true).one().defaultIfEmpty(false);
    }

    private static DatabaseClient.GenericExecuteSpec in(DatabaseClient.GenericExecuteSpec spec, MergeSpan span) {
        return spec.bind("from", span.from())
                .bind("to", span.to())
                .bind("target", span.target().rank());
    }

    private static DatabaseClient.GenericExecuteSpec of(DatabaseClient.GenericExecuteSpec spec, Group group) {
        return spec.bind("tenant", group.tenant()).bind("metric", group.metric());
    }

    @Override
    public void destroy() {
        pool.dispose();
    }
}
