package io.bongsu.collector.remotestore;

import io.bongsu.platform.database.SystemDatabase;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Sends what waits, one request after the other in the order it came, and removes it when it was taken. What the store does
 * not take now is tried again, later and later; what it will never take is set aside. One collector sends at a time.
 */
@Component
@StoredElsewhere
class Delivery implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration COUNT_EVERY = Duration.ofSeconds(1);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(500);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);
    private static final int LONGEST_ANSWER = 500;

    private final QueueRepository repository;
    private final Queue queue;
    private final RemoteApi api;
    private final SystemDatabase system;
    private final Counter sent;
    private final Counter refused;
    private final Counter failures;
    private final Disposable.Swap running = Disposables.swap();
    private final Disposable.Swap counting = Disposables.swap();

    Delivery(QueueRepository repository, Queue queue, RemoteApi api, SystemDatabase system, MeterRegistry meters) {
        this.repository = repository;
        this.queue = queue;
        this.api = api;
        this.system = system;
        this.sent = meters.counter("bongsu.collector.remote.sent");
        this.refused = meters.counter("bongsu.collector.remote.refused");
        this.failures = meters.counter("bongsu.collector.remote.failures");
        Gauge.builder("bongsu.collector.remote.waiting", queue, Queue::waiting).register(meters);
    }

    @Override
    public void start() {
        running.update(Flux.defer(this::next)
                .repeatWhen(ended -> ended.concatMap(found -> found > 0 ? Mono.just(found) : Mono.delay(LOOK_EVERY)))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_BACKOFF)
                        .maxBackoff(LONGEST_BACKOFF)
                        .transientErrors(true)
                        .doBeforeRetry(signal -> failed(signal.failure())))
                .subscribe());
        counting.update(Flux.interval(Duration.ZERO, COUNT_EVERY)
                .onBackpressureDrop()
                .concatMap(
                        tick -> repository.samples().doOnNext(queue::counted).onErrorResume(error -> Mono.empty()), 1)
                .subscribe());
    }

    private void failed(Throwable error) {
        failures.increment();
        LOG.atWarn()
                .addKeyValue("reason", String.valueOf(error.getMessage()))
                .log("samples were not sent to the other store, trying again");
    }

    /** Sends the oldest request; empty when there is none. Removed in the transaction that found it: nobody else sends it. */
    private Flux<QueueRepository.Waiting> next() {
        return system.inTransaction(repository.oldest().flatMap(this::deliver))
                .doOnNext(one -> queue.left(one.samples()))
                .flux();
    }

    private Mono<QueueRepository.Waiting> deliver(QueueRepository.Waiting one) {
        return api.write(one.data()).flatMap(answer -> {
            if (answer.isTaken()) {
                return repository.remove(one).then(Mono.fromSupplier(() -> {
                    sent.increment(one.samples());
                    return one;
                }));
            }
            if (answer.mayPassLater()) {
                return Mono.error(new IllegalStateException("answered " + answer.status() + " " + answer.text()));
            }
            return setAside(one, answer);
        });
    }

    private Mono<QueueRepository.Waiting> setAside(QueueRepository.Waiting one, RemoteApi.Answer answer) {
        String text = answer.text().replace("\0", "");
        String words = text.length() > LONGEST_ANSWER ? text.substring(0, LONGEST_ANSWER) : text;
        return repository.refuse(one, answer.status(), words).then(Mono.fromSupplier(() -> {
            refused.increment(one.samples());
            LOG.atError()
                    .addKeyValue("status", answer.status())
                    .addKeyValue("answer", words)
                    .addKeyValue("samples", one.samples())
                    .log("the other store will not take these samples; they are set aside in remote_refused");
            return one;
        }));
    }

    @Override
    public void stop() {
        running.update(Disposables.disposed());
        counting.update(Disposables.disposed());
    }

    @Override
    public boolean isRunning() {
        return running.get() != null && !running.isDisposed();
    }
}
