package io.bongsu.ticket.webhook;

import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.webhook.DueWebhookRepository.Due;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Works through the queue. Each receiver is told a few things at a time and waits for itself alone; a process that dies leaves
 * what it had taken to the next.
 */
@Component
class SendDeliveries implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SendDeliveries.class);
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final Duration SWEEP = Duration.ofHours(1);
    private static final int A_FEW = 20;
    private static final int SIDE_BY_SIDE = 4;

    private final DueWebhookRepository due;
    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final CallReceiver receivers;
    private final TenantTransaction transaction;
    private final WebhookProperties properties;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
    private Disposable running = Disposables.disposed();

    SendDeliveries(
            DueWebhookRepository due,
            WebhookRepository webhooks,
            DeliveryRepository deliveries,
            CallReceiver receivers,
            TenantTransaction transaction,
            WebhookProperties properties,
            MeterRegistry meters,
            Clock clock) {
        this.due = due;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.receivers = receivers;
        this.transaction = transaction;
        this.properties = properties;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public void start() {
        Disposable telling = Flux.interval(PERIOD)
                .onBackpressureDrop()
                .concatMap(tick -> next(), 1)
                .flatMap(this::tell, properties.atOnce())
                .subscribe();
        Disposable sweeping = Flux.interval(SWEEP)
                .onBackpressureDrop()
                .concatMap(tick -> sweep(), 1)
                .subscribe();
        running = Disposables.composite(telling, sweeping);
    }

    /** Those that nobody of us tells something right now; as many as may still be called. */
    private Flux<Due> next() {
        int free = properties.atOnce() - busy.size();
        return free <= 0
                ? Flux.empty()
                : due.due(clock.instant(), busy, free)
                        .filter(one -> busy.add(one.webhook()))
                        .onErrorResume(
                                Exception.class,
                                e -> later("looking for webhooks", e).thenMany(Flux.empty()));
    }

    private Mono<Void> tell(Due one) {
        return transaction
                .run(webhooks.find(one.webhook())
                        .zipWhen(webhook -> deliveries
                                .claim(webhook.id(), clock.instant(), lease(), A_FEW)
                                .collectList()))
                .flatMapMany(claimed -> Flux.fromIterable(claimed.getT2())
                        .flatMap(delivery -> attempt(claimed.getT1(), delivery), SIDE_BY_SIDE))
                .then()
                .onErrorResume(Exception.class, e -> later("telling a webhook", e))
                .doFinally(signal -> busy.remove(one.webhook()))
                .contextWrite(one.tenant()::in);
    }

    /** Longer than all that was taken can take. */
    private Instant lease() {
        return clock.instant().plus(properties.timeout().multipliedBy(A_FEW / SIDE_BY_SIDE + 2L));
    }

    private Mono<Void> attempt(Webhook webhook, Delivery delivery) {
        return receivers.call(webhook, delivery).flatMap(outcome -> {
            meters.counter("bongsu.webhook.attempts", "outcome", outcome.isDelivered() ? "delivered" : "failed")
                    .increment();
            return transaction.run(settle(delivery, outcome));
        });
    }

    private Mono<Void> settle(Delivery delivery, Outcome outcome) {
        if (outcome.isDelivered()) {
            return deliveries.settle(delivery.id(), "delivered", null, outcome);
        }
        if (outcome.isGone()) {
            return deliveries
                    .settle(delivery.id(), "failed", null, outcome)
                    .then(webhooks.disable(delivery.webhookId(), "gone", clock.instant()))
                    .then(deliveries.giveUp(delivery.webhookId(), "the receiver said 410 Gone"));
        }
        Optional<Instant> next = Schedule.next(
                        delivery.attempts(), ThreadLocalRandom.current().nextDouble())
                .map(wait -> later(wait, outcome.retryAfter()));
        return deliveries.settle(delivery.id(), next.isPresent() ? "waiting" : "failed", next.orElse(null), outcome);
    }

    private Instant later(Duration wait, @Nullable Duration asked) {
        return clock.instant().plus(asked != null && asked.compareTo(wait) > 0 ? asked : wait);
    }

    private Mono<Long> sweep() {
        return due.sweep(clock.instant().minus(properties.kept()))
                .onErrorResume(
                        Exception.class, e -> later("sweeping deliveries", e).thenReturn(0L));
    }

    private static Mono<Void> later(String what, Exception e) {
        return Mono.fromRunnable(() -> LOG.atWarn()
                .addKeyValue("what", what)
                .addKeyValue("reason", e.toString())
                .log("interrupted, tried again soon"));
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
