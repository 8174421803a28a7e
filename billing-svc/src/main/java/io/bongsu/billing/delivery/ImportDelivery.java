package io.bongsu.billing.delivery;

import io.bongsu.billing.charge.Charges;
import io.bongsu.billing.delivery.Delivery.Progress;
import io.bongsu.platform.messaging.Outbox;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/**
 * Imports one file: staged piece by piece, each in a transaction of its own, invisible; then active at once, or gone. Reading
 * runs on threads of its own, as many as imports are allowed.
 */
@Component
class ImportDelivery implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(ImportDelivery.class);
    /** A database that is away comes back; until then the delivery cannot be marked. */
    private static final Retry UNTIL_STORED =
            Retry.backoff(Long.MAX_VALUE, Duration.ofSeconds(1)).maxBackoff(Duration.ofSeconds(15));

    /** An outage of some minutes is waited for; the file is still here. */
    private static final RetryBackoffSpec AGAIN =
            Retry.backoff(40, Duration.ofSeconds(1)).maxBackoff(Duration.ofSeconds(15));

    private final TenantTransaction transaction;
    private final DeliveryRepository deliveries;
    private final Charges charges;
    private final DeliveryOutcome outcome;
    private final Outbox outbox;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Duration progressEvery;
    private final Scheduler readers;

    ImportDelivery(
            TenantTransaction transaction,
            DeliveryRepository deliveries,
            Charges charges,
            DeliveryOutcome outcome,
            Outbox outbox,
            Clock clock,
            MeterRegistry meters,
            DeliveryProperties properties) {
        this.transaction = transaction;
        this.deliveries = deliveries;
        this.charges = charges;
        this.outcome = outcome;
        this.outbox = outbox;
        this.clock = clock;
        this.meters = meters;
        this.progressEvery = properties.progressEvery();
        this.readers = Schedulers.newBoundedElastic(properties.concurrency(), 1_000, "delivery-import");
    }

    @Override
    public void destroy() {
        readers.dispose();
    }

    /** Completes when the delivery has ended one way or the other; the tenant is in the context. */
    Mono<Void> run(UUID id, String name, Path file) {
        Running running = new Running(id, name, clock.instant());
        return Mono.defer(() -> attempt(running, file))
                .retryWhen(AGAIN.filter(ImportDelivery::databaseIsAway).doBeforeRetry(retry -> again(running)))
                .onErrorResume(error -> failed(running, error));
    }

    /** From the first row; what an attempt before staged is forgotten. */
    private Mono<Void> attempt(Running running, Path file) {
        return transaction
                .run(stillRunning(running.id, Progress.NONE)
                        .flatMap(delivery -> charges.discard(running.id).thenReturn(delivery)))
                .flatMap(delivery -> Flux.generate(() -> ImportRun.open(file), ImportRun::next, ImportRun::close)
                        .subscribeOn(readers)
                        .concatMap(piece -> store(running, piece).thenReturn(piece), 1)
                        .last())
                .flatMap(last -> end(running, last));
    }

    private void again(Running running) {
        LOG.atWarn().addKeyValue("delivery", running.id).log("the database went away, the import begins again");
        meters.counter("bongsu.billing.import.retries").increment();
    }

    private static boolean databaseIsAway(Throwable error) {
        return error instanceof DataAccessResourceFailureException
                || error instanceof TransientDataAccessException
                || error instanceof TransactionException;
    }

    /** The state of one import; its pieces come one after the other. */
    private static final class Running {
        private final UUID id;
        private final String name;
        private Instant told;
        private Progress progress = Progress.NONE;

        Running(UUID id, String name, Instant begun) {
            this.id = id;
            this.name = name;
            this.told = begun;
        }
    }

    /** Under the delivery's own row: who declares it dead meanwhile waits, and then finds all that was staged. */
    private Mono<Void> store(Running running, ImportRun.Piece piece) {
        running.progress = piece.progress();
        return transaction.run(stillRunning(running.id, piece.progress())
                .flatMap(delivery -> charges.stage(running.id, running.name, piece.charges())
                        .then(Mono.defer(() -> tell(running, delivery, piece.last())))));
    }

    private Mono<Delivery> stillRunning(UUID id, Progress progress) {
        return deliveries.progress(id, progress).switchIfEmpty(Mono.error(() -> new NoLongerRunning(id)));
    }

    /** The last piece is told by how the import ends. */
    private Mono<Void> tell(Running running, Delivery delivery, boolean last) {
        Instant now = clock.instant();
        if (last || Duration.between(running.told, now).compareTo(progressEvery) < 0) {
            return Mono.empty();
        }
        running.told = now;
        return outbox.add(running.id, delivery.progressed());
    }

    private Mono<Void> end(Running running, ImportRun.Piece last) {
        Mono<Void> end = last.clean()
                ? outcome.activate(running.id, last.progress(), last.report())
                : outcome.reject(running.id, "rows-rejected", last.progress(), last.report());
        return end.doOnSuccess(done -> count(last.clean() ? "active" : "rejected"))
                .then(Mono.defer(() -> prune(running)));
    }

    private Mono<Void> prune(Running running) {
        return outcome.prune(running.id)
                .onErrorResume(
                        DataAccessException.class,
                        error -> Mono.fromRunnable(() -> {
                            LOG.atWarn().setCause(error).log("replaced charges stay until the next delivery");
                            meters.counter("bongsu.billing.prune.failures").increment();
                        }));
    }

    private Mono<Void> failed(Running running, Throwable error) {
        LOG.atError()
                .addKeyValue("delivery", running.id)
                .setCause(error)
                .log("import failed, the delivery is rejected");
        count("failed");
        return Mono.defer(() -> outcome.reject(running.id, "failed", running.progress, DeliveryReport.EMPTY))
                .retryWhen(UNTIL_STORED);
    }

    private void count(String ending) {
        meters.counter("bongsu.billing.imports", "outcome", ending).increment();
    }

    /** Somebody declared this import dead while it lived, e.g. another instance that started. */
    private static final class NoLongerRunning extends RuntimeException {
        NoLongerRunning(UUID id) {
            super("delivery " + id + " no longer runs");
        }
    }
}
