package io.bongsu.billing.delivery;

import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.tenancy.Tenant;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/**
 * Which import runs when? At most so many at once, and so many files may wait; who comes on top of that is told to come back.
 * Begins with what a crash left: those deliveries are rejected as interrupted before anything new is imported.
 */
@Component
class ImportQueue implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ImportQueue.class);
    private static final Duration COME_BACK = Duration.ofSeconds(10);
    private static final Retry UNTIL_STORED =
            Retry.backoff(Long.MAX_VALUE, Duration.ofSeconds(1)).maxBackoff(Duration.ofSeconds(15));

    private final ImportDelivery imports;
    private final DeliveryOutcome outcome;
    private final RunningDeliveryRepository left;
    private final Uploads uploads;
    private final Clock clock;
    private final int concurrency;
    private final int slots;
    private final AtomicInteger taken = new AtomicInteger();
    private final Sinks.Many<Job> jobs = Sinks.many().unicast().onBackpressureBuffer();
    private Disposable running = Disposables.disposed();

    ImportQueue(
            ImportDelivery imports,
            DeliveryOutcome outcome,
            RunningDeliveryRepository left,
            Uploads uploads,
            Clock clock,
            DeliveryProperties properties) {
        this.imports = imports;
        this.outcome = outcome;
        this.left = left;
        this.uploads = uploads;
        this.clock = clock;
        this.concurrency = properties.concurrency();
        this.slots = properties.concurrency() + properties.waiting();
    }

    record Job(Tenant tenant, UUID id, String name, Path file, Slot slot) {}

    /** A place among those who upload, wait or run; given back once, however often it is released. */
    final class Slot {
        private final AtomicBoolean released = new AtomicBoolean();

        private Slot() {}

        void release() {
            if (released.compareAndSet(false, true)) {
                taken.decrementAndGet();
            }
        }
    }

    /** Taken before the first byte is read, so that a full queue costs nobody an upload. */
    Slot reserve() {
        int before = taken.getAndUpdate(now -> now < slots ? now + 1 : now);
        if (before >= slots) {
            throw Failures.busy(
                    "%d deliveries are being received or imported; send this one again in a moment.".formatted(slots),
                    COME_BACK);
        }
        return new Slot();
    }

    void submit(Job job) {
        jobs.emitNext(job, Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(2)));
    }

    @Override
    public void start() {
        running = endInterrupted(clock.instant())
                .thenMany(jobs.asFlux().flatMap(this::run, concurrency))
                .subscribe();
    }

    private Mono<Void> run(Job job) {
        return imports.run(job.id(), job.name(), job.file())
                .contextWrite(job.tenant()::in)
                .then(uploads.delete(job.file()))
                .doFinally(signal -> job.slot().release());
    }

    private Mono<Void> endInterrupted(Instant before) {
        return uploads.sweep()
                .thenMany(left.begunBefore(before))
                .concatMap(begun -> outcome.interrupt(begun.id())
                        .contextWrite(begun.tenant()::in)
                        .doOnSuccess(done -> LOG.atWarn()
                                .addKeyValue("delivery", begun.id())
                                .log("an import was interrupted; its delivery is rejected")))
                .then()
                .retryWhen(UNTIL_STORED);
    }

    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }
}
