package io.bongsu.ticket.presence;

import io.bongsu.platform.messaging.Outbox;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who has not said for a while that they are there has left, and others are told. */
@Component
class PresenceSweep implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(PresenceSweep.class);
    private static final Duration PERIOD = Duration.ofSeconds(3);

    private final PresenceEndRepository ends;
    private final PresenceRepository presence;
    private final Outbox outbox;
    private final TenantTransaction transaction;
    private final Clock clock;
    private Disposable running = Disposables.disposed();

    PresenceSweep(
            PresenceEndRepository ends,
            PresenceRepository presence,
            Outbox outbox,
            TenantTransaction transaction,
            Clock clock) {
        this.ends = ends;
        this.presence = presence;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = Flux.interval(PERIOD)
                .onBackpressureDrop()
                .concatMap(tick -> sweep(), 1)
                .subscribe();
    }

    private Mono<Void> sweep() {
        return Flux.defer(() -> ends.over(clock.instant()))
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(this::sweep)
                .then()
                .onErrorResume(
                        Exception.class,
                        e -> Mono.fromRunnable(() -> LOG.atWarn()
                                .addKeyValue("reason", e.toString())
                                .log("presence was not swept, the next tick tries again")));
    }

    private Mono<Void> sweep(Tenant tenant) {
        Instant now = clock.instant();
        return transaction.run(
                tenant,
                presence.expire(now)
                        .distinct()
                        .collectList()
                        .flatMap(tickets -> presence.present(tickets, now))
                        .flatMapIterable(all -> all)
                        .concatMap(people -> outbox.add(people.ticketId(), people))
                        .then());
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
