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
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

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
        return Flux.generate(() -> ImportRun.open(file), ImportRun::next, ImportRun::close)
                .subscribeOn(readers)
                .concatMap(piece -> store(running, piece).thenReturn(piece), 1)
                .last()
                .flatMap(last -> end(running, last))
                .onErrorResume(error -> failed(running, error));
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

    private Mono<Void> store(Running running, ImportRun.Piece piece) {
        running.progress = piece.progress();
        Mono<Void> staged = charges.stage(running.id, running.name, piece.charges());
        Instant now = clock.instant();
        if (piece.last() || Duration.between(running.told, now).compareTo(progressEvery) < 0) {
            return piece.charges().isEmpty() ? Mono.empty() : transaction.run(staged);
        }
        running.told = now;
        return transaction.run(staged.then(Mono.defer(() -> tell(running))));
    }

    private Mono<Void> tell(Running running) {
        return deliveries
                .progress(running.id, running.progress)
                .switchIfEmpty(Mono.error(() -> new NoLongerRunning(running.id)))
                .flatMap(delivery -> outbox.add(running.id, delivery.progressed()));
    }

    private Mono<Void> end(Running running, ImportRun.Piece last) {
        Mono<Void> end = last.clean()
                ? outcome.activate(running.id, last.progress(), last.report())
                : outcome.reject(running.id, "rows-rejected", last.progress(), last.report());
        return end.doOnSuccess(done -> count(last.clean() ? "active" : "rejected"));
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
