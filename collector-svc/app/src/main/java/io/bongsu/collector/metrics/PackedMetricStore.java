package io.bongsu.collector.metrics;

import io.bongsu.collector.codec.Compression;
import io.bongsu.collector.commit.GroupCommit;
import io.bongsu.collector.commit.StoreTrouble;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.tenancy.Tenant;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * The store on PostgreSQL: a record per commit written ahead, unsealed samples in memory, sealed ones in chunk rows. Serves
 * after it has replayed what was committed before.
 */
@Component
class PackedMetricStore implements MetricStore, Intake, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(PackedMetricStore.class);
    private static final int SAMPLES_PER_COMMIT = 100_000;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration SEAL_EVERY = Duration.ofSeconds(1);

    private final SeriesBook book;
    private final Journal journal;
    private final Recovery recovery;
    private final Sealing sealing;
    private final ChunkRepository chunks;
    private final MetricsProperties properties;
    private final GroupCommit<Write> commits;
    private final Sinks.Empty<Void> recovered = Sinks.empty();
    private final Disposable.Swap running = Disposables.swap();
    private final Scheduler computing = Schedulers.parallel();
    private volatile boolean serving;

    PackedMetricStore(
            SeriesBook book,
            Journal journal,
            Recovery recovery,
            Sealing sealing,
            ChunkRepository chunks,
            MetricsProperties properties,
            MeterRegistry meters) {
        Compression.load();
        this.book = book;
        this.journal = journal;
        this.recovery = recovery;
        this.sealing = sealing;
        this.chunks = chunks;
        this.properties = properties;
        this.commits = new GroupCommit<>(
                "metrics",
                new GroupCommit.Limits(properties.window(), properties.queuedSamples(), SAMPLES_PER_COMMIT),
                write -> write.points().size(),
                journal::commit,
                meters);
    }

    @Override
    public Mono<Void> ready() {
        if (serving) {
            return journal.isFenced() ? Mono.error(StoreTrouble::unavailable) : Mono.empty();
        }
        return recovered.asMono().timeout(PATIENCE).onErrorMap(error -> StoreTrouble.unavailable());
    }

    /** Is everything that was committed there, and may this collector write? */
    boolean isServing() {
        return serving && !journal.isFenced();
    }

    @Override
    public SeriesBook book() {
        return book;
    }

    @Override
    public Mono<Void> take(Write write) {
        return write.points().size() == 0 && write.sightings().isEmpty() ? Mono.empty() : commits.submit(write);
    }

    @Override
    public Mono<Void> take(Batch batch, Refused refused) {
        return ready().then(Mono.defer(() -> {
            batch.descriptions().forEach(one -> book.describe(batch.tenant(), one));
            Points points = new Points(batch.samples().size());
            for (Sample sample : batch.samples()) {
                LiveSeries series = book.resolve(batch.tenant(), sample.series());
                if (series != null) {
                    points.add(series, sample.at(), sample.value());
                } else {
                    String metric = sample.series().metric();
                    refused.refused(batch.tenant(), metric, book.refusal(batch.tenant(), metric));
                }
            }
            return take(new Write(batch.tenant(), points, batch.sightings()));
        }));
    }

    @Override
    public Mono<Void> append(Batch batch) {
        Set<String> offenders = new LinkedHashSet<>();
        return take(batch, (tenant, metric, reason) -> offenders.add(metric + ": " + reason))
                .then(Mono.defer(() -> offenders.isEmpty()
                        ? Mono.empty()
                        : Mono.error(Failures.unprocessable(
                                "too-many-series",
                                "Not all samples were taken",
                                String.join("; ", offenders),
                                List.of()))));
    }

    @Override
    public Mono<List<Samples>> select(Selector selector, long from, long to) {
        return matching(List.of(selector), from)
                .flatMap(matched -> matched.isEmpty()
                        ? Mono.just(List.of())
                        : new Reading(List.copyOf(matched), from, to, properties.samplesPerQuery())
                                .from(chunks, computing));
    }

    @Override
    public Mono<List<StoredSeries>> series(List<Selector> selectors, long from, long to) {
        return matching(selectors, from)
                .map(matched -> matched.stream().map(LiveSeries::stored).toList());
    }

    private Mono<Set<LiveSeries>> matching(List<Selector> selectors, long from) {
        Mono<Set<LiveSeries>> found = Mono.deferContextual(context -> {
            TenantSeries all = book.of(Tenant.of(context).id());
            Set<LiveSeries> matched = new LinkedHashSet<>();
            for (Selector selector : selectors) {
                matched.addAll(all.matching(selector, Windows.day(from), properties.seriesPerQuery()));
            }
            return Mono.just(matched);
        });
        return ready().then(found.subscribeOn(computing)); // a pattern over many values takes its time
    }

    @Override
    public Mono<List<Metadata>> metadata() {
        return ready().then(Mono.deferContextual(
                context -> Mono.just(book.of(Tenant.of(context).id()).metadata())));
    }

    @Override
    public void start() {
        running.update(recovery.run()
                .doOnError(error -> LOG.atWarn().setCause(error).log("metrics were not read, trying again"))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200)).maxBackoff(Duration.ofSeconds(5)))
                .doOnSuccess(done -> {
                    serving = true;
                    recovered.tryEmitEmpty();
                })
                .thenMany(Flux.interval(SEAL_EVERY)
                        .onBackpressureDrop()
                        .concatMap(tick -> sealing.sealDue().onErrorResume(PackedMetricStore::notSealed), 1))
                .subscribe(done -> {}, error -> LOG.atError().setCause(error).log("metrics are not sealed any more")));
    }

    private static Mono<Void> notSealed(Throwable error) {
        return Mono.fromRunnable(() -> Sealing.failed(error));
    }

    @Override
    public void stop() {
        running.update(Disposables.disposed());
        sealing.close();
    }

    @Override
    public boolean isRunning() {
        return running.get() != null && !running.isDisposed();
    }
}
