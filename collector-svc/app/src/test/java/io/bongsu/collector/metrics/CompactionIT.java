package io.bongsu.collector.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.collector.CollectorTest;
import io.bongsu.collector.metrics.Collectors.Collector;
import io.bongsu.platform.database.DatabaseProperties;
import io.bongsu.platform.test.Tokens;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** Merging changes how many rows there are and nothing that is answered, at any moment, whoever ends whenever. */
@CollectorTest
@Import(Collectors.class)
@DirtiesContext
class CompactionIT {
    private static final long HOUR = 3_600_000;
    private static final long QUARTER = 6 * HOUR;
    private static final long DAY = 24 * HOUR;

    @Autowired
    Collectors collectors;

    @Autowired
    DatabaseProperties database;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final long now = System.currentTimeMillis();

    @Test
    @Timeout(300)
    void answersAreTheSameBitForBitWhileRowsAreMergedAndLateSamplesComeIn() throws Exception {
        Collector collector = collectors.start();
        Ledger ledger = new Ledger(Tokens.DEFAULT, "merged.metric", random);
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 4; i++) {
                ledger.write(collector, 200, 4_000, now - 3 * DAY, now);
                collector.sealing().sealAll().block();
            }
            CompletableFuture<?> merging =
                    collector.compaction().compact(now + round * QUARTER).toFuture();
            int asked = 0;
            while (!merging.isDone() || asked == 0) {
                long from = now - random.nextLong(4 * DAY);
                ledger.compare(collector, from, from + random.nextLong(2 * DAY), "seed " + seed);
                asked++;
            }
            merging.get();
            ledger.compare(collector, "merged, round " + round + ", seed " + seed);
        }
        collector.compaction().compact(now + 2 * DAY).block(Duration.ofSeconds(60));

        ledger.compare(collector, "all days merged, seed " + seed);
        ledger.compare(collectors.start(), "after a restart, seed " + seed);
        assertThat(count("SELECT count(*) FROM metric_chunk")).isZero();
        assertThat(count("SELECT count(*) FROM metric_block")).isZero();
        assertThat(count("SELECT count(*) FROM metric_day")).isPositive();
        assertThat(count("SELECT count(*) FROM pg_inherits WHERE inhparent = 'metric_chunk'::regclass"))
                .isZero();
    }

    @Test
    @Timeout(300)
    void whoeverTakesOverInTheMiddleOfAMergeFindsEverythingOnce() throws Exception {
        Ledger ledger = new Ledger(Tokens.DEFAULT, "taken.over", random);
        Collector collector = collectors.start();
        int interrupted = 0;
        for (int generation = 0; generation < 4; generation++) {
            for (int i = 0; i < 3; i++) {
                ledger.write(collector, 300, 5_000, now - 2 * DAY, now);
                collector.sealing().sealAll().block();
            }
            CompletableFuture<?> merging =
                    collector.compaction().compact(now + 2 * DAY).toFuture();
            if (random.nextBoolean()) {
                killConnections();
            }
            Collector next = collectors.start();
            ledger.compare(next, "seed " + seed);
            next.compaction().compact(now + 2 * DAY).onErrorComplete().block(Duration.ofSeconds(30));
            interrupted +=
                    merging.handle((done, error) -> error == null ? 0 : 1).get();
            ledger.compare(next, "merged again, seed " + seed);
            collector = next;
        }
        collector.compaction().compact(now + 2 * DAY).block(Duration.ofSeconds(30));
        ledger.compare(collector, "seed " + seed);
        assertThat(interrupted).as("some merges were interrupted").isPositive();
    }

    @Test
    void aRowThatCannotBeReadStaysAndTheRestIsMerged() {
        Collector collector = collectors.start();
        Ledger ledger = new Ledger(Tokens.DEFAULT, "sound.metric", random);
        ledger.write(collector, 10, 1_000, now - 2 * DAY, now - DAY);
        collector.sealing().sealAll().block();
        update(
                "INSERT INTO metric_chunk (tenant_id, win, metric, seq, s0, s1, first_at, last_at, samples, cleaned, data)"
                        + " SELECT tenant_id, win, 1, seq, s0, s1, first_at, last_at, samples, cleaned,"
                        + " 'nonsense' FROM metric_chunk ORDER BY win LIMIT 1");

        collector.compaction().compact(now + 2 * DAY).block(Duration.ofSeconds(30));

        ledger.compare(collector, "seed " + seed);
        assertThat(count("SELECT count(*) FROM metric_chunk WHERE metric <> 1")).isZero();
        assertThat(count("SELECT count(*) FROM metric_chunk WHERE metric = 1")).isEqualTo(1);
        update("DELETE FROM metric_chunk WHERE metric = 1");
    }

    private void killConnections() {
        count("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                + " WHERE usename = current_user AND pid <> pg_backend_pid()");
    }

    private long count(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void update(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user() + "_system", database.systemPassword());
    }
}
