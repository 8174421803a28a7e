package io.bongsu.collector.scrape;

import io.bongsu.collector.cluster.Ownership;
import io.bongsu.collector.metrics.Batch;
import io.bongsu.collector.metrics.MetricStore;
import io.bongsu.collector.metrics.MetricsProperties;
import io.bongsu.collector.metrics.PatientAppend;
import io.bongsu.collector.metrics.Source;
import io.bongsu.collector.otlp.OtlpProperties;
import io.bongsu.collector.protocol.prometheus.PrometheusCollector;
import io.bongsu.collector.spi.CollectionFailed;
import io.bongsu.collector.spi.Observation;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Asks every target at its own times, spread over the interval. Files are looked at every few seconds. While the store is
 * away the last visits to each target wait for it; older ones are dropped. Of several collectors the owner of the store asks.
 */
@Component
class ScrapeWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ScrapeWatch.class);
    private static final Duration FILES_EVERY = Duration.ofSeconds(5);
    private static final int WAITING = 8;

    private final ScrapeProperties properties;
    private final MetricStore store;
    private final Ownership ownership;
    private final MetricsProperties kept;
    private final OtlpProperties limits;
    private final Clock clock;
    private final MeterRegistry meters;
    private final PrometheusCollector collector = new PrometheusCollector();
    /** Collectors block: each visit has a virtual thread. */
    private final Scheduler visits = Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor());

    private final Semaphore atOnce;
    private final Disposable.Swap running = Disposables.swap();
    private final Map<Target, Watched> watched = new HashMap<>();

    ScrapeWatch(
            ScrapeProperties properties,
            MetricStore store,
            Ownership ownership,
            MetricsProperties kept,
            OtlpProperties limits,
            Clock clock,
            MeterRegistry meters) {
        this.properties = properties;
        this.store = store;
        this.ownership = ownership;
        this.kept = kept;
        this.limits = limits;
        this.clock = clock;
        this.meters = meters;
        this.atOnce = new Semaphore(properties.atOnce());
    }

    @Override
    public void start() {
        UUID tenant = properties.tenant();
        if (tenant == null || properties.folder().isEmpty()) {
            return;
        }
        TargetFolder folder = new TargetFolder(Path.of(properties.folder()), collector, properties);
        running.update(Flux.interval(Duration.ZERO, FILES_EVERY)
                .onBackpressureDrop()
                .concatMap(tick -> Mono.fromCallable(folder::targets)
                        .subscribeOn(visits)
                        .onErrorResume(error -> {
                            LOG.atWarn().setCause(error).log("the folder of targets cannot be read");
                            return Mono.empty();
                        }))
                .subscribe(
                        targets -> follow(tenant, targets),
                        error -> LOG.atError().setCause(error).log("targets are not followed any more")));
    }

    private record Watched(Disposable visiting, ScrapedSamples samples) {}

    private synchronized void follow(UUID tenant, Set<Target> targets) {
        if (ownership.elsewhere().isPresent()) {
            watched.values().forEach(one -> one.visiting().dispose()); // without an end: the owner goes on
            watched.clear();
            return;
        }
        watched.entrySet().removeIf(one -> {
            boolean gone = !targets.contains(one.getKey());
            if (gone) {
                end(one.getValue());
            }
            return gone;
        });
        targets.forEach(target -> watched.computeIfAbsent(target, added -> watch(tenant, added)));
    }

    private void end(Watched one) {
        one.visiting().dispose();
        leave(one.samples());
    }

    private Watched watch(UUID tenant, Target target) {
        ScrapedSamples samples = new ScrapedSamples(
                tenant,
                target.settings().labels(),
                new ScrapedSamples.Believed(kept.retention(tenant), limits.future()));
        Duration offset = target.every()
                .multipliedBy(Math.floorMod(target.hashCode(), 1_000))
                .dividedBy(1_000);
        Source source = new Source(
                Source.Kind.TARGET,
                target.settings().url().toString(),
                target.settings().labels().getOrDefault("job", ""));
        Disposable visiting = Flux.interval(offset, target.every())
                .onBackpressureDrop()
                .concatMap(tick -> visit(target, samples))
                .onBackpressureBuffer(WAITING, BufferOverflowStrategy.DROP_OLDEST)
                .map(batch -> batch.from(source))
                .concatMap(batch -> PatientAppend.to(store, batch), 1)
                .subscribe(kept -> {}, error -> LOG.atError().setCause(error).log("a target is not watched any more"));
        return new Watched(visiting, samples);
    }

    private Mono<Batch> visit(Target target, ScrapedSamples samples) {
        Instant at = clock.instant();
        return Mono.fromCallable(() -> ask(target))
                .subscribeOn(visits)
                .timeout(target.timeout().plusSeconds(1))
                .map(seen -> samples.of(seen, Duration.between(at, clock.instant())))
                .onErrorResume(error -> Mono.fromSupplier(() -> failed(target, samples, at, error)));
    }

    private Observation ask(Target target) throws CollectionFailed, InterruptedException {
        atOnce.acquire();
        try {
            return collector.collect(target.settings(), clock.instant().plus(target.timeout()));
        } finally {
            atOnce.release();
        }
    }

    private Batch failed(Target target, ScrapedSamples samples, Instant at, Throwable error) {
        String reason = error instanceof CollectionFailed known ? known.reason().name() : "TIMEOUT";
        meters.counter("bongsu.collector.scrape.failures", "error.type", reason).increment();
        LOG.atDebug()
                .addKeyValue("target", target.settings().url())
                .addKeyValue("reason", error.getMessage())
                .log("a target could not be asked");
        return samples.failed(at, Duration.between(at, clock.instant()));
    }

    /** Once, and without waiting: when the store is away the series end by lookback. */
    private void leave(ScrapedSamples samples) {
        store.append(samples.over(clock.instant()))
                .subscribe(
                        done -> {}, error -> LOG.atDebug().setCause(error).log("the end of a target was not stored"));
    }

    @Override
    public synchronized void stop() {
        running.update(Disposables.disposed());
        watched.values().forEach(this::end);
        watched.clear();
    }

    @Override
    public boolean isRunning() {
        return running.get() != null && !running.isDisposed();
    }
}
