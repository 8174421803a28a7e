package io.bongsu.collector.metrics;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.DatabaseProperties;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.tenancy.Tenant;
import io.r2dbc.pool.ConnectionPool;
import java.util.List;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What is committed, in the order it was. A record is cut into pieces that fill a page each. PostgreSQL refuses COPY into a
 * table with row-level security: pieces are copied into a temporary table and inserted from there.
 */
@Repository
class WalRepository implements DisposableBean {
    static final String TABLE = "metric_wal";
    /** 8,192 less page header, item, tuple header and the other columns. */
    private static final int PIECE = 8_040;

    private static final String STAGE = """
            CREATE TEMPORARY TABLE IF NOT EXISTS metric_wal_in
                (seq bigint, piece integer, slot integer, data bytea STORAGE PLAIN) ON COMMIT DELETE ROWS""";

    private static final String COPY = "COPY metric_wal_in (seq, piece, slot, data) FROM STDIN (FORMAT binary)";

    /**
     * Nothing when another collector has taken over: it waits for us to end, we never write behind its back. But not for long:
     * a process that was stopped here loses the transaction.
     */
    private static final String KEEP = """
            INSERT INTO metric_wal (tenant_id, slot, seq, piece, data)
            SELECT :tenant, slot, seq, piece, data FROM metric_wal_in,
                   (SELECT set_config('idle_in_transaction_session_timeout', '5s', true)
                      FROM metric_owner WHERE epoch = :epoch FOR SHARE) AS owner
             WHERE seq = :seq""";

    private static final String ALL = """
            SELECT seq, data FROM metric_wal WHERE slot = :slot AND seq <= :last ORDER BY seq, piece""";

    private static final String LAST = """
            SELECT coalesce(max(newest.seq), 0) AS seq
              FROM (SELECT DISTINCT slot FROM metric_wal) AS known,
                   LATERAL (SELECT seq FROM metric_wal WHERE slot = known.slot ORDER BY seq DESC LIMIT 1) AS newest""";

    private static final String SLOTS = "SELECT DISTINCT slot FROM metric_wal ORDER BY slot";

    private final DatabaseClient database;
    private final SystemDatabase system;
    private final ConnectionPool pool;
    private final DatabaseClient reading;

    WalRepository(DatabaseClient database, SystemDatabase system, DatabaseProperties properties) {
        this.database = database;
        this.system = system;
        this.pool = BinaryConnections.pool(properties, "_system", properties.systemPassword(), 2);
        this.reading = DatabaseClient.create(pool);
    }

    @SuppressWarnings("ArrayRecordComponent") // carries bytes, is never compared
    private record Piece(long seq, byte[] data) {}

    /** A record as it was written. */
    @SuppressWarnings("ArrayRecordComponent") // carries bytes, is never compared
    record Stored(long seq, int slot, byte[] bytes) {

        private static Stored of(int slot, List<Piece> pieces) {
            byte[] bytes =
                    new byte[pieces.stream().mapToInt(one -> one.data().length).sum()];
            int at = 0;
            for (Piece one : pieces) {
                System.arraycopy(one.data(), 0, bytes, at, one.data().length);
                at += one.data().length;
            }
            return new Stored(pieces.getFirst().seq(), slot, bytes);
        }
    }

    /** Writes the record in the transaction of its tenant; false when this collector is not the owner any more. */
    Mono<Boolean> add(Tenant tenant, long epoch, long seq, int slot, byte[] bytes) {
        int pieces = (bytes.length + PIECE - 1) / PIECE;
        CopyRows rows = new CopyRows(bytes.length + pieces * 40);
        for (int piece = 0; piece < pieces; piece++) {
            int from = piece * PIECE;
            rows.row(4).int8(seq).int4(piece).int4(slot).bytea(bytes, from, Math.min(PIECE, bytes.length - from));
        }
        return database.sql(STAGE)
                .then()
                .then(database.inConnection(connection -> rows.copy(connection, COPY)))
                .then(database.sql(KEEP)
                        .bind("tenant", tenant.id())
                        .bind("epoch", epoch)
                        .bind("seq", seq)
                        .fetch()
                        .rowsUpdated())
                .map(kept -> kept == pieces);
    }

    /** The slots there are, oldest first. */
    Flux<Integer> slots() {
        return system.client()
                .sql(SLOTS)
                .map(row -> new Columns(row).integer("slot"))
                .all();
    }

    /** The number of the newest record; 0 when there is none. */
    Mono<Long> lastSeq() {
        return system.client()
                .sql(LAST)
                .map(row -> new Columns(row).number("seq"))
                .one();
    }

    /** A slot's records up to this one, in order. */
    Flux<Stored> records(int slot, long last) {
        return reading.sql(ALL)
                .filter(statement -> statement.fetchSize(200))
                .bind("slot", slot)
                .bind("last", last)
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Piece(columns.number("seq"), columns.bytes("data"));
                })
                .all()
                .bufferUntilChanged(Piece::seq)
                .map(pieces -> Stored.of(slot, pieces));
    }

    @Override
    public void destroy() {
        pool.dispose();
    }
}
