package io.bongsu.collector.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.collector.CollectorTest;
import io.bongsu.collector.metrics.Collectors.Collector;
import io.bongsu.collector.resource.Labels;
import io.bongsu.platform.database.DatabaseProperties;
import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.test.Tokens;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/**
 * The rule above all: what was acknowledged is there, once, bit for bit. Collectors end without a word in the middle of
 * writing and sealing: the next one takes over the same database while the one before still tries; connections die at random.
 */
@CollectorTest
@Import(Collectors.class)
@DirtiesContext
class LedgerIT {
    private static final int GENERATIONS = 6;
    private static final int SENDERS = 4;
    private static final int SERIES = 37;

    @Autowired
    Collectors collectors;

    @Autowired
    DatabaseProperties database;

    @Autowired
    HandOver handOver;

    @Autowired
    Clock clock;

    private final UUID tenant = Tokens.DEFAULT;
    private final Map<String, Map<Long, Long>> acknowledged = new ConcurrentHashMap<>();
    private final AtomicLong samples = new AtomicLong();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicBoolean end = new AtomicBoolean();
    private final AtomicReference<Collector> current = new AtomicReference<>();

    @Test
    @Timeout(60)
    void whatIsAcknowledgedIsFoundOnceWhileItIsSealed() throws Exception {
        new SealingRace(collectors.start()).run();
    }

    @Test
    @Timeout(120)
    void whatWasAcknowledgedIsThereOnceBitForBitWhoeverEndsWhenever() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        current.set(collectors.start());
        List<Thread> senders = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
            int number = sender;
            senders.add(Thread.ofPlatform().start(() -> send(number, new Random(seed + number))));
        }
        for (int generation = 1; generation <= GENERATIONS; generation++) {
            await(samples.get() + 20_000 + random.nextInt(20_000));
            Collector now = current();
            var _ = now.sealing()
                    .sealAll()
                    .then(now.compaction().compact(clock.millis() + 86_400_000L))
                    .onErrorComplete()
                    .subscribe();
            if (random.nextBoolean()) {
                killConnections();
            }
            await(samples.get() + random.nextInt(5_000));
            current.set(collectors.start()); // and nobody tells the one before
        }
        await(samples.get() + 10_000);
        end.set(true);
        for (Thread sender : senders) {
            sender.join();
        }
        compare(current(), "seed " + seed);
        compare(collectors.start(), "after a last restart, seed " + seed);
        assertThat(refused.get()).as("some writes were interrupted").isPositive();
    }

    @Test
    @Timeout(60)
    void whoLostTheStoreSealsNothing() {
        Collector before = collectors.start();
        before.store().served().block();
        Sample sample = new Sample(
                new Series("fenced.metric", Labels.of(Map.of("n", "1")), "gauge", "", Labels.NONE, null),
                clock.millis(),
                1);
        before.store().append(new Batch(tenant, List.of(sample), List.of())).block();
        long sealed = sealedWindows();
        Collector after = collectors.start();
        after.store().served().block();

        assertThatThrownBy(() -> before.sealing().sealAll().block()).isInstanceOf(Failure.class);

        assertThat(sealedWindows()).isEqualTo(sealed);
        after.sealing().sealAll().block();
        assertThat(sealedWindows()).isGreaterThan(sealed);
    }

    private long sealedWindows() {
        return number("SELECT count(*) FROM metric_sealed");
    }

    private Collector current() {
        Collector now = current.get();
        assertThat(now).isNotNull();
        return now;
    }

    private void await(long count) {
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> samples.get() >= count);
    }

    /** Sends until it is told to stop; what was not acknowledged is sent again until it is, as senders do. */
    private void send(int sender, Random random) {
        long at = clock.millis() - 6 * 3_600_000L;
        while (!end.get()) {
            at += 500 + random.nextInt(60_000);
            if (at > clock.millis()) {
                at -= 6 * 3_600_000L + random.nextInt(1000);
            }
            Batch batch = batch(sender, at, random);
            while (!accepted(batch)) {
                refused.incrementAndGet();
                Thread.onSpinWait();
            }
            for (Sample one : batch.samples()) {
                Map<Long, Long> ledger =
                        acknowledged.computeIfAbsent(one.series().labels().toString(), _ -> new ConcurrentHashMap<>());
                if (ledger.putIfAbsent(one.at(), Double.doubleToRawLongBits(one.value())) == null) {
                    samples.incrementAndGet();
                }
            }
        }
    }

    private boolean accepted(Batch batch) {
        try {
            current().store().append(batch).block(Duration.ofSeconds(20));
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private Batch batch(int sender, long at, Random random) {
        List<Sample> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Labels labels = Labels.of(Map.of("sender", "s" + sender, "n", "n" + random.nextInt(SERIES)));
            double value =
                    random.nextInt(4) == 0 ? Double.longBitsToDouble(random.nextLong()) : random.nextInt(1000) / 10.0;
            all.add(new Sample(
                    new Series(
                            "ledger.metric." + random.nextInt(3),
                            withMetric(labels, random),
                            "gauge",
                            "",
                            Labels.NONE,
                            null),
                    at + random.nextInt(100_000),
                    value));
        }
        return new Batch(tenant, distinct(all), List.of());
    }

    private static Labels withMetric(Labels labels, Random random) {
        return random.nextInt(500) == 0 ? Labels.of(Map.of("churn", "c" + random.nextInt(1 << 30))) : labels;
    }

    /** One value a time and series: which of two the store keeps is its own choice. */
    private List<Sample> distinct(List<Sample> all) {
        List<Sample> kept = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Sample one : all) {
            Series said = one.series();
            Labels full = Labels.of(with(said.labels().asMap(), "m", said.metric()));
            String key = full.toString();
            Map<Long, Long> ledger = acknowledged.get(key);
            if (seen.add(key + one.at()) && (ledger == null || !ledger.containsKey(one.at()))) {
                kept.add(new Sample(
                        new Series("ledger.metric", full, "gauge", "", Labels.NONE, null), one.at(), one.value()));
            }
        }
        return kept;
    }

    private static Map<String, String> with(Map<String, String> labels, String name, String value) {
        labels.put(name, value);
        return labels;
    }

    private void compare(Collector collector, String when) {
        List<Samples> found = collector
                .store()
                .select(
                        new Selector(List.of(Matcher.of(Matcher.METRIC, Matcher.Op.EQUAL, "ledger.metric"))),
                        0,
                        Long.MAX_VALUE / 2)
                .contextWrite(new Tenant(tenant)::in)
                .block(Duration.ofSeconds(30));
        assertThat(found).as(when).isNotNull();
        long seen = 0;
        for (Samples one : List.copyOf(found == null ? List.of() : found)) {
            Map<Long, Long> ledger =
                    acknowledged.getOrDefault(one.series().labels().toString(), Map.of());
            for (int i = 0; i < one.size(); i++) {
                assertThat(i == 0 || one.time(i - 1) < one.time(i)).as(when).isTrue();
                Long bits = ledger.get(one.time(i));
                assertThat(bits).as(when).isEqualTo(Double.doubleToRawLongBits(one.value(i)));
                seen++;
            }
        }
        assertThat(seen).as(when).isEqualTo(samples.get());
    }

    private long number(String sql) {
        try (Connection connection = DriverManager.getConnection(
                        database.jdbcUrl(), database.user() + "_system", database.systemPassword());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void killConnections() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        database.jdbcUrl(), database.user() + "_svc", database.servicePassword());
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                     WHERE usename = current_user AND pid <> pg_backend_pid()""");
        }
    }
}
