package io.bongsu.collector.usage;

import io.bongsu.collector.commit.Retained;
import io.bongsu.collector.metrics.MetricUses;
import io.bongsu.collector.metrics.MetricUses.Use;
import io.bongsu.collector.metrics.StoreUsage;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Turns the tallies in time and keeps in the database, a batch a minute, when metrics were asked for. */
@Component
class UsageAccount implements SmartLifecycle, Retained {
    private static final Logger LOG = LoggerFactory.getLogger(UsageAccount.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int SAMPLES_TURN = 5;
    private static final int FRESH_TURN = 60;
    private static final int AT_ONCE = 5_000;
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private final StoreUsage usage;
    private final MetricUses uses;
    private final MetricUseRepository repository;
    private final TenantTransaction transaction;
    private final Set<UUID> read = ConcurrentHashMap.newKeySet();
    private final Disposable.Swap running = Disposables.swap();

    UsageAccount(StoreUsage usage, MetricUses uses, MetricUseRepository repository, TenantTransaction transaction) {
        this.usage = usage;
        this.uses = uses;
        this.repository = repository;
        this.transaction = transaction;
    }

    @Override
    public void start() {
        running.update(Flux.interval(Duration.ofSeconds(5), EVERY)
                .onBackpressureDrop()
                .doOnNext(this::turn)
                .concatMap(tick -> keep().onErrorResume(UsageAccount::notKept))
                .subscribe(
                        done -> {}, error -> LOG.atError().setCause(error).log("use of metrics is not kept any more")));
    }

    private void turn(long minute) {
        if (minute > 0 && minute % SAMPLES_TURN == 0) {
            usage.turnSamples();
        }
        if (minute > 0 && minute % FRESH_TURN == 0) {
            usage.turnFresh();
        }
    }

    /** What was asked for since the last time; first what is known of a tenant from before the start. */
    Mono<Void> keep() {
        return uses.ready()
                .thenMany(Flux.defer(() -> Flux.fromIterable(uses.tenants())))
                .concatMap(tenant -> read(tenant).then(Mono.defer(() -> keep(tenant))))
                .then();
    }

    private Mono<Void> read(UUID tenant) {
        if (read.contains(tenant)) {
            return Mono.empty();
        }
        return transaction
                .run(new Tenant(tenant), repository.all(tenant).collectList())
                .doOnNext(before -> {
                    uses.remember(tenant, before);
                    read.add(tenant);
                })
                .then();
    }

    private Mono<Void> keep(UUID tenant) {
        List<Use> all = uses.toKeep(tenant, AT_ONCE);
        return all.isEmpty()
                ? Mono.empty()
                : transaction
                        .run(new Tenant(tenant), repository.keep(tenant, all))
                        .doOnSuccess(done -> uses.kept(tenant, all));
    }

    private static Mono<Void> notKept(Throwable error) {
        return Mono.fromRunnable(() -> LOG.atWarn()
                .addKeyValue("reason", error.getMessage())
                .log("use of metrics was not kept, trying again in a minute"));
    }

    @Override
    public Mono<Void> dropOld(Instant now) {
        return Flux.fromIterable(read)
                .concatMap(
                        tenant -> transaction.run(new Tenant(tenant), repository.forget(tenant, now.minus(REMEMBERED))))
                .then();
    }

    @Override
    public void stop() {
        running.update(Disposables.disposed());
    }

    @Override
    public boolean isRunning() {
        return running.get() != null && !running.isDisposed();
    }
}
