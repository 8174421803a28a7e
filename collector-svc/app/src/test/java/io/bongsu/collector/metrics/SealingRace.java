package io.bongsu.collector.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.collector.metrics.Collectors.Collector;
import io.bongsu.collector.resource.Labels;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.test.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Somebody writes, some ask for the newest samples, and all the while everything is sealed. */
final class SealingRace {
    private static final int STEP = 100;
    private static final int SERIES = 3;
    private static final int SEALINGS = 25;

    private final Collector collector;
    /** Later than whatever else the rows hold. */
    private final long begun = System.currentTimeMillis() + 3_600_000;

    private final Series[] series = new Series[SERIES];
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong answeredFromMemory = new AtomicLong();
    private final AtomicLong answeredFromRows = new AtomicLong();
    private final AtomicBoolean end = new AtomicBoolean();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** Each of the series, of different shards, has a sample n at {@code begun + n * STEP} with value n. */
    SealingRace(Collector collector) {
        this.collector = collector;
        for (int i = 0; i < SERIES; i++) {
            series[i] = new Series("raced.metric" + i, Labels.of(Map.of("n", "1")), "gauge", "", Labels.NONE, null);
        }
    }

    void run() throws InterruptedException {
        collector.store().ready().block(Duration.ofSeconds(20));
        collector.newest().look(System.currentTimeMillis()).block(Duration.ofSeconds(20));
        List<Thread> threads =
                List.of(start(this::write), start(() -> read(new Random(1), 5)), start(() -> read(new Random(2), 300)));
        for (int n = 0; n < SEALINGS && failure.get() == null; n++) {
            awaitMore();
            collector.sealing().sealAll().block(Duration.ofSeconds(20));
        }
        end.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failure.get()).isNull();
        assertThat(answeredFromRows.get()).isPositive();
    }

    private void awaitMore() {
        long some = acknowledged.get() + 20;
        long asked = answeredFromMemory.get();
        while (failure.get() == null && (acknowledged.get() < some || answeredFromMemory.get() == asked)) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private Thread start(Runnable work) {
        return Thread.ofPlatform().start(() -> {
            try {
                while (!end.get()) {
                    work.run();
                }
            } catch (RuntimeException | AssertionError e) {
                failure.compareAndSet(null, e);
                end.set(true);
            }
        });
    }

    private void write() {
        long first = sent.get();
        long last = sent.addAndGet(4);
        List<Sample> batch = new ArrayList<>();
        for (long n = first + 1; n <= last; n++) {
            for (Series one : series) {
                batch.add(new Sample(one, begun + n * STEP, n));
            }
        }
        collector.store().append(new Batch(Tokens.DEFAULT, batch, List.of())).block(Duration.ofSeconds(20));
        acknowledged.set(last);
    }

    /** Asks for the newest samples, so that some questions are about the memory alone and some not quite. */
    private void read(Random random, int most) {
        long known = acknowledged.get();
        long after = Math.max(0, known - 1 - random.nextInt(most));
        Series one = series[random.nextInt(SERIES)];
        List<Samples> found = select(one.metric(), begun + after * STEP);
        long seen = after;
        for (Samples samples : found) {
            for (int i = 0; i < samples.size(); i++) {
                seen++;
                assertThat(samples.time(i)).isEqualTo(begun + seen * STEP);
                assertThat(samples.value(i)).isEqualTo((double) seen);
            }
        }
        assertThat(seen).isBetween(known, sent.get());
        List<LiveSeries> live = collector.store().book().of(Tokens.DEFAULT).ofMetric(one.metric());
        boolean memory = collector.newest().areBefore(begun + after * STEP, live); // then it was so before, too
        (memory ? answeredFromMemory : answeredFromRows).incrementAndGet();
    }

    private List<Samples> select(String metric, long after) {
        List<Samples> found = collector
                .store()
                .select(
                        new Selector(List.of(Matcher.of(Matcher.METRIC, Matcher.Op.EQUAL, metric))),
                        after,
                        Long.MAX_VALUE / 2)
                .contextWrite(new Tenant(Tokens.DEFAULT)::in)
                .block(Duration.ofSeconds(20));
        return found == null ? List.of() : found;
    }
}
