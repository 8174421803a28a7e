package io.bongsu.collector.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bongsu.collector.CollectorTest;
import io.bongsu.collector.metrics.Collectors.Collector;
import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.test.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** What was deleted is gone at once and stays gone; what comes later stays. */
@CollectorTest
@Import(Collectors.class)
@DirtiesContext
class DeletionIT {
    private static final long DAY = 86_400_000;

    @Autowired
    Collectors collectors;

    @Autowired
    SystemDatabase database;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final long now = System.currentTimeMillis();

    @Test
    @Timeout(300)
    void deletedSamplesAreGoneInMemoryInRowsInMergedRowsAndAfterRestarts() {
        Collector collector = collectors.start();
        Ledger ledger = new Ledger(Tokens.DEFAULT, "cut.metric", random);
        for (int step = 0; step < 25; step++) {
            ledger.write(collector, 20, 600, now - 3 * DAY, now);
            switch (random.nextInt(5)) {
                case 0 -> collector.sealing().sealAll().block();
                case 1 -> {
                    collector.sealing().sealAll().block();
                    collector
                            .compaction()
                            .compact(now + random.nextLong(2 * DAY))
                            .block(Duration.ofSeconds(60));
                }
                case 2 -> collector = collectors.start();
                default -> deleteSome(collector, ledger);
            }
            ledger.compare(collector, "step " + step + ", seed " + seed);
        }
        deleteSome(collector, ledger);
        ledger.compare(collectors.start(), "after a restart, seed " + seed);
    }

    private void deleteSome(Collector collector, Ledger ledger) {
        int series = random.nextInt(ledger.series());
        long from = now - random.nextLong(4 * DAY);
        long to = from + random.nextLong(2 * DAY);
        delete(collector, Tokens.DEFAULT, "cut.metric", series, from, to);
        ledger.delete(series, from, to);
    }

    private static void delete(Collector collector, UUID tenant, String metric, int series, long from, long to) {
        collector
                .store()
                .delete(
                        List.of(new Selector(List.of(
                                Matcher.of(Matcher.METRIC, Matcher.Op.EQUAL, metric),
                                Matcher.of("n", Matcher.Op.EQUAL, String.valueOf(series))))),
                        from,
                        to)
                .contextWrite(new Tenant(tenant)::in)
                .block(Duration.ofSeconds(10));
    }

    @Test
    @Timeout(120)
    void deletedSamplesLeaveTheDiskAndTheDeleteIsForgotten() {
        Collector collector = collectors.start();
        Ledger ledger = new Ledger(Tokens.DEFAULT, "emptied.metric", random);
        ledger.write(collector, 5, 500, now - 2 * DAY, now - DAY);
        collector.sealing().sealAll().block();
        collector.compaction().compact(now + 2 * DAY).block(Duration.ofSeconds(30));
        long before = number("SELECT sum(samples) FROM metric_day");

        delete(collector, Tokens.DEFAULT, "emptied.metric", 3, 0, now);
        ledger.delete(3, 0, now);
        assertThat(number("SELECT count(*) FROM metric_tombstone")).isPositive();
        collector.compaction().compact(now + 2 * DAY).block(Duration.ofSeconds(30));
        collector.compaction().compact(now + 2 * DAY).block(Duration.ofSeconds(30));

        assertThat(number("SELECT sum(samples) FROM metric_day")).isLessThan(before);
        assertThat(number("SELECT count(*) FROM metric_tombstone WHERE from_at = 0"))
                .isZero();
        ledger.compare(collector, "seed " + seed);
    }

    @Test
    @Timeout(120)
    void whoCannotWaitHasDeletedSamplesTakenOffTheDiskAtOnce() {
        UUID tenant = UUID.randomUUID();
        Collector collector = collectors.start();
        Ledger ledger = new Ledger(tenant, "hurried.metric", random);
        ledger.write(collector, 5, 400, now - 2 * DAY, now - DAY);
        ledger.write(collector, 5, 400, now - DAY / 24, now);
        collector.sealing().sealAll().block();
        long before = settled(tenant);
        int ofSeries = ledger.samples(3);

        delete(collector, tenant, "hurried.metric", 3, 0, now);
        ledger.delete(3, 0, now);
        clean(collector, Tokens.ACME);
        assertThat(number(held(tenant))).as("what others deleted is theirs").isEqualTo(before);
        clean(collector, tenant);

        assertThat(number(held(tenant))).isPositive().isLessThanOrEqualTo(before - ofSeries);
        assertThat(number("SELECT count(*) FROM metric_tombstone WHERE tenant_id = '" + tenant + "'"))
                .isZero();
        ledger.write(collector, 5, 50, now - 2 * DAY, now);
        collector.sealing().sealAll().block();
        collector.compaction().compact(now + 2 * DAY).block(Duration.ofSeconds(30));
        ledger.compare(collectors.start(), "seed " + seed);
    }

    /** Rows hold as many samples for a while: the collector seals beside the test, some windows a second time. */
    private long settled(UUID tenant) {
        AtomicLong last = new AtomicLong(-1);
        await().atMost(Duration.ofSeconds(30))
                .during(Duration.ofSeconds(2))
                .until(() -> last.getAndSet(number(held(tenant))) == last.get());
        return last.get();
    }

    private static String held(UUID tenant) {
        return """
                SELECT sum(samples) FROM (
                    SELECT tenant_id, samples FROM metric_chunk UNION ALL SELECT tenant_id, samples FROM metric_block
                    UNION ALL SELECT tenant_id, samples FROM metric_day) AS rows
                 WHERE tenant_id = '%s'""".formatted(tenant);
    }

    private static void clean(Collector collector, UUID tenant) {
        collector.store().cleanDeleted().contextWrite(new Tenant(tenant)::in).block(Duration.ofSeconds(30));
    }

    private long number(String sql) {
        Long found = database.client()
                .sql("SELECT coalesce((" + sql + "), 0)::bigint AS n")
                .map(row -> new Columns(row).number("n"))
                .one()
                .block();
        return found == null ? -1 : found;
    }
}
