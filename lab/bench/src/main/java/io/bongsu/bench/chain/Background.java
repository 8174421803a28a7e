package io.bongsu.bench.chain;

import io.bongsu.bench.suite.NotMeasurable;
import io.bongsu.bench.suite.RunningSuite;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Other people's samples: a steady stream by the clock, whatever the answers; what is not accepted is counted, not repeated. */
final class Background implements AutoCloseable {
    private static final int BATCHES_A_SECOND = 10;
    private static final int HOSTS = 20;
    private static final int MOST_IN_FLIGHT = 20;

    private final RunningSuite suite;
    private final Clock clock;
    private final String run;
    private final int batch;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicInteger inFlight = new AtomicInteger();
    private long sent;
    private long startedAt;

    Background(RunningSuite suite, Clock clock, String run, int samplesASecond) {
        this.suite = suite;
        this.clock = clock;
        this.run = run;
        this.batch = samplesASecond / BATCHES_A_SECOND;
    }

    void start() {
        startedAt = System.nanoTime();
        if (batch > 0) {
            var _ = timer.scheduleAtFixedRate(this::send, 0, 1000 / BATCHES_A_SECOND, TimeUnit.MILLISECONDS);
        }
    }

    private void send() {
        if (inFlight.get() >= MOST_IN_FLIGHT) {
            lost.addAndGet(batch); // the other side does not keep up: that is a finding, not a reason to wait
            return;
        }
        String host = "bench-" + run + "-other-" + sent++ % HOSTS;
        inFlight.incrementAndGet();
        try {
            var _ = suite.sendLater(Otlp.others(host, batch, (double) (sent % 100), clock.instant()))
                    .whenComplete((status, error) -> {
                        inFlight.decrementAndGet();
                        (error == null && status == 200 ? accepted : lost).addAndGet(batch);
                    });
        } catch (IOException | InterruptedException | NotMeasurable e) {
            inFlight.decrementAndGet();
            lost.addAndGet(batch);
        }
    }

    /** Samples accepted a second since the start. */
    double rate() {
        return accepted.get() / ((System.nanoTime() - startedAt) / 1e9);
    }

    long lost() {
        return lost.get();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
