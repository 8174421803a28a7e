package io.bongsu.collector.watch;

import io.bongsu.contracts.event.WatchEnded;
import io.bongsu.contracts.event.WatchRequested;
import io.bongsu.platform.tenancy.Tenant;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The watches that stand now: kept in the database, served from memory, read again every few seconds. */
@Component
class Watches implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Watches.class);

    private final WatchRepository repository;
    private final WatchProperties properties;
    private final AtomicReference<WatchIndex> index = new AtomicReference<>(WatchIndex.EMPTY);
    private volatile boolean loaded;
    private final Disposable.Swap running = Disposables.swap();

    Watches(WatchRepository repository, WatchProperties properties) {
        this.repository = repository;
        this.properties = properties;
    }

    /** Never an index that was not read yet: a sample stored unseen would be judged by nobody. */
    Mono<WatchIndex> current() {
        return loaded ? Mono.just(index.get()) : reload();
    }

    Mono<Void> request(WatchRequested wish) {
        return Tenant.current()
                .map(tenant -> new Watch(tenant.id(), wish.watchId(), wish.metric(), wish.matchers(), wish.expr()))
                .flatMap(watch -> repository
                        .keep(watch)
                        .then(current())
                        .doOnSuccess(known -> index.updateAndGet(now -> now.with(watch))))
                .then();
    }

    Mono<Void> end(WatchEnded ended) {
        return Tenant.current()
                .flatMap(tenant -> repository.end(tenant.id(), ended.watchId()))
                .then(current())
                .doOnSuccess(known -> index.updateAndGet(now -> now.without(ended.watchId())))
                .then();
    }

    private Mono<WatchIndex> reload() {
        return repository.all().map(all -> {
            loaded = true;
            return index.updateAndGet(known -> known.isOf(all) ? known : new WatchIndex(all));
        });
    }

    @Override
    public void start() {
        running.update(Flux.interval(properties.reloadEvery(), properties.reloadEvery())
                .onBackpressureDrop()
                .concatMap(tick -> reload().then()
                        .onErrorResume(error -> Mono.fromRunnable(() -> LOG.atWarn()
                                .addKeyValue("reason", error.getMessage())
                                .log("watches not read again"))))
                .subscribe());
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
