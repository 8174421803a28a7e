package io.bongsu.ticket.report;

import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sums the tickets that have changed, a moment after they did. Each batch is one transaction: a crash repeats it whole. */
@Component
class KeepFigures implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(KeepFigures.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int BATCH = 1_000;

    private final ShareRepository shares;
    private final TenantTransaction transaction;
    private Disposable running = Disposables.disposed();

    KeepFigures(ShareRepository shares, TenantTransaction transaction) {
        this.shares = shares;
        this.transaction = transaction;
    }

    @Override
    public void start() {
        running = Flux.interval(PERIOD)
                .onBackpressureDrop()
                .concatMap(tick -> run().onErrorResume(Exception.class, KeepFigures::tryAgain), 1)
                .subscribe();
    }

    private static Mono<Void> tryAgain(Exception e) {
        return Mono.fromRunnable(() ->
                LOG.atWarn().addKeyValue("reason", e.toString()).log("summing tickets failed, it is tried again"));
    }

    /** Sums all that waits. */
    Mono<Void> run() {
        return shares.waiting()
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(this::all)
                .then();
    }

    private Mono<Void> all(Tenant tenant) {
        return batch(tenant)
                .expand(taken -> taken == 0 ? Mono.empty() : batch(tenant))
                .then();
    }

    /** How many tickets it has summed; none when somebody else does. */
    private Mono<Integer> batch(Tenant tenant) {
        Mono<Integer> work = shares.lease()
                .flatMap(leased -> leased ? shares.take(BATCH) : Mono.just(List.<UUID>of()))
                .flatMap(taken ->
                        taken.isEmpty() ? Mono.just(0) : shares.sum(taken).thenReturn(taken.size()));
        return transaction.run(tenant, work);
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
