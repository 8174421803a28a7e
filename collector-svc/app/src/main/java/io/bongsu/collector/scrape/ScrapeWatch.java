package io.bongsu.collector.scrape;

import io.bongsu.collector.cluster.Ownership;
import io.bongsu.collector.metrics.Batch;
import io.bongsu.collector.metrics.MetricStore;
import io.bongsu.collector.metrics.MetricsProperties;
import io.bongsu.collector.metrics.PatientAppend;
import io.bongsu.collector.metrics.Source;
import io.bongsu.collector.otlp.OtlpProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Asks every target at its own times, spread over the interval. Lists are looked at every few seconds. While the store is
 * away the last visits to each target wait for it; older ones are dropped. Of several collectors the owner of the store asks.
 */
@Component
class ScrapeWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ScrapeWatch.class);
    private static final Duration LISTS_EVERY = Duration.ofSeconds(5);
    private static final int WAITING = 8;

    private final List<TargetSource> sources;
    private final Visitor visitor;
    private final MetricStore store;
    private final ScrapedExemplars exemplars;
    private final Ownership ownership;
    private final MetricsProperties kept;
    private final OtlpProperties limits;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Disposable.Swap running = Disposables.swap();
    private final Map<TargetSource, Map<Followed, Watched>> watched = new HashMap<>();

    ScrapeWatch(
            List<TargetSource> sources,
            Visitor visitor,
            MetricStore store,
            ScrapedExemplars exemplars,
            Ownership ownership,
            MetricsProperties kept,
            OtlpProperties limits,
            Clock clock,
            MeterRegistry meters) {
        this.sources = List.copyOf(sources);
        this.visitor = visitor;
        this.store = store;
        this.exemplars = exemplars;
        this.ownership = ownership;
        this.kept = kept;
        this.limits = limits;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public void start() {
        running.update(Flux.interval(Duration.ZERO, LISTS_EVERY)
                .onBackpressureDrop()
                .concatMap(tick -> Flux.fromIterable(sources).concatMap(this::look))
                .subscribe(
                        done -> {}, error -> LOG.atError().setCause(error).log("targets are not followed any more")));
    }

    private Mono<Void> look(TargetSource source) {
        return source.targets()
                .doOnNext(targets -> follow(source, targets))
                .onErrorResume(error -> {
                    LOG.atWarn().setCause(error).log("a list of targets cannot be read");
                    return Mono.empty();
                })
                .then();
    }

    private record Watched(Disposable visiting, ScrapedSamples samples) {}

    private synchronized void follow(TargetSource source, Set<Followed> targets) {
        Map<Followed, Watched> before = watched.computeIfAbsent(source, _ -> new HashMap<>());
        if (ownership.elsewhere().isPresent()) {
            before.values().forEach(one -> one.visiting().dispose()); // without an end: the owner goes on
            before.clear();
            return;
        }
        before.entrySet().removeIf(one -> {
            boolean gone = !targets.contains(one.getKey());
            if (gone) {
                end(one.getValue());
            }
            return gone;
        });
        targets.forEach(target -> before.computeIfAbsent(target, added -> watch(source, added)));
    }

    private void end(Watched one) {
        one.visiting().dispose();
        leave(one.samples());
    }

    private Watched watch(TargetSource source, Followed followed) {
        Target target = followed.target();
        ScrapedSamples samples = new ScrapedSamples(
                followed.tenant(),
                target.settings().labels(),
                new ScrapedSamples.Believed(kept.retention(followed.tenant()), limits.future()));
        Source sender = new Source(
                Source.Kind.TARGET,
                target.settings().url().toString(),
                target.settings().labels().getOrDefault("job", ""));
        Duration offset = target.every()
                .multipliedBy(Math.floorMod(target.hashCode(), 1_000))
                .dividedBy(1_000);
        Disposable visiting = Flux.interval(offset, target.every())
                .onBackpressureDrop()
                .concatMap(tick -> visit(source, followed, samples))
                .onBackpressureBuffer(WAITING, BufferOverflowStrategy.DROP_OLDEST)
                .concatMap(
                        visited -> PatientAppend.to(store, visited.batch().from(sender))
                                .doOnSuccess(done -> exemplars.offer(followed.tenant(), visited.exemplars())),
                        1)
                .subscribe(kept -> {}, error -> LOG.atError().setCause(error).log("a target is not watched any more"));
        return new Watched(visiting, samples);
    }

    private record Visited(Batch batch, List<SeenExemplar> exemplars) {}

    private Mono<Visited> visit(TargetSource source, Followed followed, ScrapedSamples samples) {
        Instant at = clock.instant();
        return visitor.visit(followed.tenant(), followed.target())
                .map(seen -> {
                    Duration took = Duration.between(at, clock.instant());
                    source.visited(
                            followed,
                            new Visit(
                                    at,
                                    took,
                                    seen.measurements().size()
                                            + seen.histograms().size(),
                                    null));
                    return new Visited(samples.of(seen, took), samples.exemplars(seen));
                })
                .onErrorResume(error ->
                        Mono.fromSupplier(() -> new Visited(failed(source, followed, samples, at, error), List.of())));
    }

    private Batch failed(TargetSource source, Followed followed, ScrapedSamples samples, Instant at, Throwable error) {
        Visit.Failure failure = Visit.Failure.of(error);
        meters.counter("bongsu.collector.scrape.failures", "error.type", failure.reason())
                .increment();
        LOG.atDebug()
                .addKeyValue("target", followed.target().settings().url())
                .addKeyValue("reason", failure.error())
                .log("a target could not be asked");
        Duration took = Duration.between(at, clock.instant());
        source.visited(followed, new Visit(at, took, 0, failure));
        return samples.failed(at, took);
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
        watched.values().forEach(all -> all.values().forEach(this::end));
        watched.clear();
    }

    @Override
    public boolean isRunning() {
        return running.get() != null && !running.isDisposed();
    }
}
