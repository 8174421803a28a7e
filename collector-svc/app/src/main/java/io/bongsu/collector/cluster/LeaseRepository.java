package io.bongsu.collector.cluster;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.DatabaseProperties;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * The lease and who is there, on a connection of its own: PostgreSQL frees its advisory lock the moment this process ends,
 * however it ends. All times are the database's.
 */
@Repository
class LeaseRepository implements DisposableBean {
    /** A session that was replaced has lost its lock: it is taken again. */
    private static final String LIVE = """
            SELECT pg_try_advisory_lock(:lock) AS held
             WHERE NOT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid())""";

    private static final String SEEN = """
            INSERT INTO collector_instance (id, address, seen_at) VALUES (:id, :address, clock_timestamp())
                ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at""";

    private static final String LEASE = """
            SELECT holder, address, token, epoch, expires_at <= clock_timestamp() AS expired FROM collector_lease""";

    /** Free when its session ended; given back at once. */
    private static final String GONE = "SELECT pg_try_advisory_xact_lock(:lock) AS gone";

    private static final String RENEW = """
            UPDATE collector_lease SET expires_at = clock_timestamp() + make_interval(secs => :seconds)
             WHERE holder = :id AND epoch = :epoch""";

    private static final String TAKE = "UPDATE collector_lease SET holder = :id WHERE epoch = :seen";

    /** Waits for the commit of the owner before; those that come later find another epoch and fail. */
    private static final String RAISE = "UPDATE metric_owner SET epoch = epoch + 1 RETURNING epoch";

    private static final String TAKEN = """
            UPDATE collector_lease SET address = :address, token = :token, epoch = :epoch,
                   expires_at = clock_timestamp() + make_interval(secs => :seconds)""";

    private static final String FORGET =
            "DELETE FROM collector_instance WHERE seen_at < clock_timestamp() - interval '1 hour'";

    private static final String OTHERS = """
            SELECT count(*) AS others FROM collector_instance
             WHERE id <> :id AND seen_at > clock_timestamp() - make_interval(secs => :seconds)""";

    private static final String LEAVE = "DELETE FROM collector_instance WHERE id = :id";

    private static final String GIVE_BACK = "UPDATE collector_lease SET holder = NULL WHERE holder = :id";

    private final DatabaseProperties properties;
    /** One connection, never a second one at the same time. */
    private final AtomicReference<ConnectionPool> session;

    LeaseRepository(DatabaseProperties properties) {
        this.properties = properties;
        this.session = new AtomicReference<>(open());
    }

    /** The row as it stands. */
    record Lease(@Nullable UUID holder, String address, String token, long epoch, boolean expired) {}

    private ConnectionPool open() {
        ConnectionFactoryOptions options = ConnectionFactoryOptions.builder()
                .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                .option(ConnectionFactoryOptions.HOST, properties.host())
                .option(ConnectionFactoryOptions.PORT, properties.port())
                .option(ConnectionFactoryOptions.DATABASE, properties.name())
                .option(ConnectionFactoryOptions.USER, properties.user() + "_system")
                .option(ConnectionFactoryOptions.PASSWORD, properties.systemPassword())
                .build();
        return new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(options))
                .initialSize(0)
                .maxSize(1)
                .maxIdleTime(Duration.ofDays(1))
                .maxAcquireTime(Duration.ofSeconds(5))
                .build());
    }

    /** After a failure: whatever is left of the connection is given up. */
    void reset() {
        session.getAndSet(open()).dispose();
    }

    private DatabaseClient client() {
        return DatabaseClient.create(session.get());
    }

    /** Holds the lock that says that this process lives. */
    Mono<Void> live(Instance me) {
        return client().sql(LIVE)
                .bind("lock", Instance.lock(me.id()))
                .fetch()
                .first()
                .then();
    }

    /** Says that this collector may take over. */
    Mono<Void> seen(Instance me) {
        return client().sql(SEEN)
                .bind("id", me.id())
                .bind("address", me.address())
                .then();
    }

    Mono<Lease> lease() {
        return client().sql(LEASE).map(LeaseRepository::lease).one();
    }

    private static Lease lease(Readable row) {
        Columns columns = new Columns(row);
        return new Lease(
                columns.uuidOrNull("holder"),
                columns.text("address"),
                columns.text("token"),
                columns.number("epoch"),
                columns.flag("expired"));
    }

    /** Has the process of this collector ended? */
    Mono<Boolean> isGone(UUID holder) {
        return client().sql(GONE)
                .bind("lock", Instance.lock(holder))
                .map(row -> new Columns(row).flag("gone"))
                .one();
    }

    /** False when it is somebody else's by now. */
    Mono<Boolean> renew(Instance me, long epoch, Duration lease) {
        return client().sql(RENEW)
                .bind("id", me.id())
                .bind("epoch", epoch)
                .bind("seconds", seconds(lease))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** The new epoch; empty when somebody was faster. */
    Mono<Long> takeOver(Instance me, Lease seen, String token, Duration lease) {
        Mono<Long> raised = client().sql(RAISE)
                .map(row -> new Columns(row).number("epoch"))
                .one()
                .flatMap(epoch -> client().sql(TAKEN)
                        .bind("address", me.address())
                        .bind("token", token)
                        .bind("epoch", epoch)
                        .bind("seconds", seconds(lease))
                        .then()
                        .then(client().sql(FORGET).then())
                        .thenReturn(epoch));
        return TransactionalOperator.create(new R2dbcTransactionManager(session.get()))
                .transactional(client().sql(TAKE)
                        .bind("id", me.id())
                        .bind("seen", seen.epoch())
                        .fetch()
                        .rowsUpdated()
                        .flatMap(rows -> rows == 1 ? raised : Mono.empty()));
    }

    Mono<Boolean> hasOthers(Instance me, Duration lease) {
        return client().sql(OTHERS)
                .bind("id", me.id())
                .bind("seconds", seconds(lease))
                .map(row -> new Columns(row).number("others") > 0)
                .one();
    }

    Mono<Void> giveBack(Instance me) {
        return client().sql(GIVE_BACK)
                .bind("id", me.id())
                .then()
                .then(client().sql(LEAVE).bind("id", me.id()).then());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    @Override
    public void destroy() {
        session.get().dispose();
    }
}
