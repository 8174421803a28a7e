package io.bongsu.collector.metrics;

import io.bongsu.collector.cluster.Duty;
import io.bongsu.collector.cluster.Ownership;
import io.bongsu.collector.codec.Compression;
import io.bongsu.collector.commit.GroupCommit;
import io.bongsu.collector.commit.StoreTrouble;
import io.bongsu.collector.metrics.Purpose.Fold;
import io.bongsu.platform.tenancy.Tenant;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
 * The store on PostgreSQL: a record per commit written ahead, unsealed samples in memory, sealed ones in chunk rows. Serves
 * as long as this collector is the owner: takes samples as soon as it knows the series, answers after it has replayed what
 * was committed before.
 */
@Component
@StoredHere
class PackedMetricStore implements MetricStore, Intake, Duty, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(PackedMetricStore.class);
    private static final int SAMPLES_PER_COMMIT = 100_000;
    /** Of what one request may put into one commit, so that others need not wait for all of it: 2,000 new series. */
    private static final int PIECE = 22_000;

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration SEAL_EVERY = Duration.ofSeconds(1);

    private final SeriesBook book;
    private final Journal journal;
    private final Recovery recovery;
    private final Sealing sealing;
    private final ChunkRepository chunks;
    private final NewestRows newest;
    private final Tombstones tombstones;
    private final Deletion deletion;
    private final Cleaning cleaning;
    private final Heads heads;
    private final Ownership ownership;
    private final HandOver handOver;
    private final List<SeriesHolder> holders;
    private final MetricsProperties properties;
    private final StoreUsage usage;
    private final Clock clock;
    private final GroupCommit<Write> commits;
    private final Milestone taking = new Milestone();
    private final Milestone serving = new Milestone();
    private final Scheduler computing = Schedulers.parallel();

    PackedMetricStore(
            SeriesBook book,
            Journal journal,
            Recovery recovery,
            Sealing sealing,
            ChunkRepository chunks,
            NewestRows newest,
            Tombstones tombstones,
            Deletion deletion,
            Cleaning cleaning,
            Heads heads,
            Ownership ownership,
            HandOver handOver,
            List<SeriesHolder> holders,
            MetricsProperties properties,
            StoreUsage usage,
            Clock clock,
            MeterRegistry meters) {
        Compression.load();
        this.book = book;
        this.journal = journal;
        this.recovery = recovery;
        this.sealing = sealing;
        this.chunks = chunks;
        this.newest = newest;
        this.tombstones = tombstones;
        this.deletion = deletion;
        this.cleaning = cleaning;
        this.heads = heads;
        this.ownership = ownership;
        this.handOver = handOver;
        this.holders = List.copyOf(holders);
        this.properties = properties;
        this.usage = usage;
        this.clock = clock;
        this.commits = new GroupCommit<>(
                "metrics",
                new GroupCommit.Limits(properties.window(), properties.queuedSamples(), SAMPLES_PER_COMMIT),
                Write::weight,
                Write::tenant,
                journal::commit,
                meters);
    }

    @Override
    public Mono<Void> ready() {
        return after(taking);
    }

    @Override
    public Mono<Void> served() {
        return after(serving);
    }

    private Mono<Void> after(Milestone milestone) {
        if (milestone.isReached()) {
            return ownership.isMine() ? Mono.empty() : Mono.error(StoreTrouble::unavailable);
        }
        if (ownership.elsewhere().isPresent()) {
            return Mono.error(StoreTrouble::unavailable);
        }
        return milestone.reached().timeout(PATIENCE).onErrorMap(error -> StoreTrouble.unavailable());
    }

    /** May this collector write, and does it know the series? */
    boolean isTaking() {
        return taking.isReached() && ownership.isMine();
    }

    @Override
    public SeriesBook book() {
        return book;
    }

    @Override
    public Mono<Void> take(Write write) {
        return write.points().size() == 0 && write.sightings().isEmpty()
                ? Mono.empty()
                : Flux.fromIterable(write.pieces(PIECE))
                        .concatMap(commits::submit)
                        .then()
                        .doOnSuccess(done -> usage.sent(write));
    }

    @Override
    public Mono<Void> take(Batch batch, Refused refused) {
        return ready().then(Mono.defer(() -> take(book.write(batch, refused))));
    }

    @Override
    public Mono<Void> append(Batch batch) {
        return Mono.defer(() -> ownership
                .elsewhere()
                .map(owner -> handOver.to(owner, batch))
                .orElseGet(() -> Intake.append(this, batch)));
    }

    @Override
    public Mono<List<Samples>> select(Selector selector, long from, long to) {
        return select(selector, from, to, Horizon.EVERYTHING, Fold.LAST);
    }

    @Override
    public Mono<List<Samples>> select(Selector selector, long from, long to, Purpose purpose) {
        return Mono.deferContextual(context -> {
            Duration kept = properties.retention(Tenant.of(context).id());
            Horizon horizon = Horizon.of(clock.millis(), kept, properties.fiveMinuteRetention(), purpose, from);
            return select(selector, from, to, horizon, purpose.fold());
        });
    }

    private Mono<List<Samples>> select(Selector selector, long from, long to, Horizon horizon, Fold fold) {
        return matching(List.of(selector), from)
                .doOnNext(usage::asked)
                .flatMap(matched -> matched.isEmpty()
                        ? Mono.just(List.of())
                        : new Reading(List.copyOf(matched), from, to, properties.samplesPerQuery(), tombstones.all())
                                .from(chunks, newest, horizon, fold, computing));
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
        return served().then(found.subscribeOn(computing)); // a pattern over many values takes its time
    }

    @Override
    public Mono<List<Metadata>> metadata() {
        return served().then(Mono.deferContextual(
                context -> Mono.just(book.of(Tenant.of(context).id()).metadata())));
    }

    @Override
    public Mono<Void> delete(List<Selector> selectors, long from, long to) {
        return matching(selectors, from)
                .flatMap(matched ->
                        Mono.deferContextual(context -> deletion.delete(Tenant.of(context), matched, from, to)));
    }

    @Override
    public Mono<Void> cleanDeleted() {
        return served().then(Mono.deferContextual(
                context -> cleaning.cleanAll(Tenant.of(context).id()).cache())); // goes on when the asker goes
    }

    @Override
    public Mono<Void> run(long epoch) {
        return recovery.open(epoch)
                .doOnNext(opened -> taking.reach())
                .flatMap(recovery::run)
                .onErrorResume(this::notRead)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200)).maxBackoff(Duration.ofSeconds(5)))
                .doOnSuccess(done -> serving.reach())
                .thenMany(Flux.interval(SEAL_EVERY)
                        .onBackpressureDrop()
                        .concatMap(tick -> tend().onErrorResume(PackedMetricStore::notSealed), 1))
                .then();
    }

    /** Nothing is left of the attempt, and nothing that it let be written is on its way: the next reads that as well. */
    private Mono<Void> notRead(Throwable error) {
        LOG.atWarn().setCause(error).log("metrics were not read, trying again");
        end();
        return journal.settled().then(Mono.error(error));
    }

    private Mono<Void> tend() {
        return newest.look(clock.millis()).then(sealing.sealDue());
    }

    /** Another collector goes on where this one is: nothing in memory is true any more. */
    @Override
    public void end() {
        taking.lose();
        serving.lose();
        newest.forget();
        journal.close();
        book.close();
        heads.clear();
        holders.forEach(SeriesHolder::letGo);
    }

    private static Mono<Void> notSealed(Throwable error) {
        return Mono.fromRunnable(() -> Sealing.failed(error));
    }

    @Override
    public void destroy() {
        sealing.close();
    }
}
