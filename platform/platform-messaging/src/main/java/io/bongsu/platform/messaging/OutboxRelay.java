package io.bongsu.platform.messaging;

import io.bongsu.platform.database.DatabaseProperties;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Carries committed outbox rows to the broker: one virtual thread per service, one relay at a time by advisory lock, woken by
 * NOTIFY. A row is deleted after the broker confirmed it, so a crash repeats messages and loses none. Plain JDBC: it only
 * waits, and a wait costs a virtual thread nothing.
 */
final class OutboxRelay implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int LEASE = 0x626f6e67; // "bong": one relay per database
    private static final int QUERY_SECONDS = 30;
    private static final Duration LISTEN = Duration.ofSeconds(2);
    private static final Duration BACK_OFF = Duration.ofMillis(500);
    private static final String NEXT = """
            SELECT seq, id, tenant_id, exchange, routing_key, content_type, headers, payload
              FROM outbox ORDER BY seq LIMIT ?""";

    private final DatabaseProperties database;
    private final Publisher publisher;
    private final int batch;
    private final Counter relayed;
    private final Counter failed;
    private volatile boolean running;
    private @Nullable Thread thread;

    OutboxRelay(DatabaseProperties database, Publisher publisher, int batch, MeterRegistry meters) {
        this.database = database;
        this.publisher = publisher;
        this.batch = batch;
        this.relayed = meters.counter("bongsu.outbox.relayed");
        this.failed = meters.counter("bongsu.outbox.failures");
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("outbox-relay").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try (Connection connection = DriverManager.getConnection(
                    database.jdbcUrl() + "?tcpKeepAlive=true",
                    database.user() + "_system",
                    database.systemPassword())) {
                relay(connection);
            } catch (SQLException | PublishFailed e) {
                failed.increment();
                if (running) {
                    LOG.atWarn().addKeyValue("reason", e.getMessage()).log("outbox relay interrupted, trying again");
                    LockSupport.parkNanos(BACK_OFF.toNanos());
                }
            }
        }
    }

    private void relay(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN outbox");
            while (running && !lease(statement)) {
                LockSupport.parkNanos(BACK_OFF.toNanos());
            }
        }
        PGConnection notifications = connection.unwrap(PGConnection.class);
        while (running) {
            List<OutboxMessage> messages = next(connection);
            if (messages.isEmpty()) {
                notifications.getNotifications((int) LISTEN.toMillis());
            } else {
                publisher.publish(messages);
                delete(connection, messages);
                relayed.increment(messages.size());
            }
        }
    }

    private static boolean lease(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT pg_try_advisory_lock(" + LEASE + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private List<OutboxMessage> next(Connection connection) throws SQLException {
        List<OutboxMessage> messages = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(NEXT)) {
            select.setInt(1, batch);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    messages.add(OutboxMessage.of(row));
                }
            }
        }
        return messages;
    }

    private static void delete(Connection connection, List<OutboxMessage> messages) throws SQLException {
        Long[] done = messages.stream().map(OutboxMessage::seq).toArray(Long[]::new);
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM outbox WHERE seq = ANY (?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", done));
            delete.setQueryTimeout(QUERY_SECONDS);
            delete.executeUpdate();
        }
    }
}
