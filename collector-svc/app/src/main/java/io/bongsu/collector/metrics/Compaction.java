package io.bongsu.collector.metrics;

import io.bongsu.collector.cluster.Duty;
import io.bongsu.collector.codec.CorruptBytes;
import io.bongsu.collector.commit.DayRepository;
import io.bongsu.collector.commit.StoreTrouble;
import io.bongsu.collector.metrics.CompactionRepository.Found;
import io.bongsu.collector.metrics.CompactionRepository.Group;
import io.bongsu.collector.metrics.Slices.Extent;
import io.bongsu.collector.metrics.Slices.Slice;
import io.bongsu.collector.metrics.Tombstones.Tombstone;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Merges the rows of windows into rows of two hours, and those of a day that is over into rows of the day, late samples into
 * their place, and leaves out what was deleted. A step is one transaction and about a million samples; after each it rests four
 * times as long as the step took. It waits while sealing has more to do than it can.
 */
@Component
class Compaction implements Duty, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);
    /** Windows end up to 19 minutes after their block, take 5 minutes of grace and some time to be sealed. */
    private static final long QUIET = 40 * 60_000;

    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final int REST_PER_WORK = 4;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final int ROWS_AT_ONCE = 8;

    private final CompactionRepository repository;
    private final TombstoneRepository deletes;
    private final DayRepository days;
    private final Heads heads;
    private final Journal journal;
    private final Tombstones tombstones;
    private final Intake intake;
    private final MetricsProperties properties;
    private final Clock clock;
    private final Timer steps;
    private final Counter merged;
    private final Counter damaged;
    /** What could not be read is left alone until the next start: it must not keep the rest from being merged. */
    private final Set<Map.Entry<MergeSpan, Group>> leftAlone = ConcurrentHashMap.newKeySet();

    private final Scheduler worker = Schedulers.newSingle("compaction", true);

    Compaction(
            CompactionRepository repository,
            TombstoneRepository deletes,
            DayRepository days,
            Heads heads,
            Journal journal,
            Tombstones tombstones,
            Intake intake,
            MetricsProperties properties,
            Clock clock,
            MeterRegistry meters) {
        this.repository = repository;
        this.deletes = deletes;
        this.days = days;
        this.heads = heads;
        this.journal = journal;
        this.tombstones = tombstones;
        this.intake = intake;
        this.properties = properties;
        this.clock = clock;
        this.steps = meters.timer("bongsu.collector.compaction");
        this.merged = meters.counter("bongsu.collector.compaction.rows");
        this.damaged = meters.counter("bongsu.collector.compaction.damaged");
    }

    /** Merges all that is over by then. */
    Mono<Void> compact(long now) {
        return Mono.zip(
                        repository.partitions(Tier.WINDOW).collectList(),
                        repository.partitions(Tier.BLOCK).collectList())
                .flatMapIterable(both -> new MergePlan(now, keptFrom(now), QUIET).spans(both.getT1(), both.getT2()))
                .concatMap(span -> compact(span).then(Mono.defer(() -> tidy(span))))
                .then(Mono.defer(() -> clean(now)));
    }

    /** Rows that hold deleted samples are written anew; a delete that is carried out everywhere is forgotten. */
    private Mono<Void> clean(long now) {
        return Flux.fromIterable(tombstones.all().groups())
                .concatMap(group -> clean(group, now))
                .then();
    }

    private Mono<Void> clean(Group group, long now) {
        List<Tombstone> deleted = tombstones.all().of(group.tenant(), group.metric());
        long from = deleted.stream().mapToLong(Tombstone::from).min().orElse(0);
        long to = deleted.stream().mapToLong(Tombstone::to).max().orElse(0);
        long newest = deleted.stream().mapToLong(Tombstone::seq).max().orElse(0);
        boolean sealed = heads.oldestSeq() > newest; // or it will be needed when records are replayed
        return repository
                .uncleaned(group, Math.max(from, 0), Math.min(to, Long.MAX_VALUE / 2), newest)
                .filter(one -> deleted.stream().anyMatch(delete -> delete.touches(one.row())))
                .map(one -> MergeSpan.of(one.row().tier(), one.window()))
                .distinct()
                .collectList()
                .flatMap(spans -> spans.isEmpty() ? forget(group, newest, sealed) : clean(group, spans, now));
    }

    private Mono<Void> clean(Group group, List<MergeSpan> spans, long now) {
        return Flux.fromIterable(spans)
                .filter(span -> span.from() >= keptFrom(now) * Windows.DAY)
                .filter(span -> span.to() + QUIET <= now && !leftAlone.contains(Map.entry(span, group)))
                .concatMap(span -> compact(span, group).onErrorResume(CorruptBytes.class, e -> leave(span, group, e)))
                .then();
    }

    private Mono<Void> forget(Group group, long upTo, boolean sealed) {
        return !sealed
                ? Mono.empty()
                : deletes.remove(group.tenant(), group.metric(), upTo)
                        .doOnSuccess(done -> tombstones.remove(group.tenant(), group.metric(), upTo));
    }

    /** The first day that surely keeps its samples: what is about to be dropped is not merged any more. */
    private int keptFrom(long now) {
        return Windows.day(now - properties.longestRetention().toMillis()) + 1;
    }

    private Mono<Void> compact(MergeSpan span) {
        return repository
                .groups(span)
                .flatMapMany(Flux::fromIterable)
                .filter(group -> !leftAlone.contains(Map.entry(span, group)))
                .concatMap(group -> compact(span, group).onErrorResume(CorruptBytes.class, e -> leave(span, group, e)))
                .then();
    }

    private Mono<Void> leave(MergeSpan span, Group group, CorruptBytes error) {
        damaged.increment();
        leftAlone.add(Map.entry(span, group));
        LOG.atError()
                .setCause(error)
                .addKeyValue("tenant", group.tenant())
                .addKeyValue("metric", group.metric())
                .addKeyValue("from", span.from())
                .addKeyValue("to", span.to())
                .log("sealed samples cannot be read and are left as they are");
        return Mono.empty();
    }

    private Mono<Void> compact(MergeSpan span, Group group) {
        return repository
                .survey(span, group)
                .flatMapIterable(rows -> Slices.of(extents(span, group, rows), Slices.ENOUGH))
                .takeWhile(slice -> !slice.isTooLarge()) // those after it may need what is put aside by those before
                .concatMap(slice -> calm().then(Mono.defer(() -> paced(step(span, group, slice)))))
                .then();
    }

    private List<Extent> extents(MergeSpan span, Group group, List<Found> rows) {
        List<Tombstone> deleted = tombstones.all().of(group.tenant(), group.metric());
        return rows.stream()
                .map(row -> new Extent(
                        row.firstId(),
                        row.lastId(),
                        row.samples(),
                        row.tier().compareTo(span.target()) < 0
                                || deleted.stream().anyMatch(one -> one.touches(row))))
                .toList();
    }

    /** Completes when nothing more urgent is to be done. */
    private Mono<Void> calm() {
        return Flux.interval(Duration.ZERO, LOOK_AGAIN, worker)
                .onBackpressureDrop()
                .takeUntil(tick -> !heads.isBehind() && !heads.isCrowded())
                .then();
    }

    private <T> Mono<T> paced(Mono<T> step) {
        return Mono.defer(() -> {
            long begun = System.nanoTime();
            return step.delayUntil(done -> {
                Duration took = Duration.ofNanos(System.nanoTime() - begun);
                steps.record(took);
                return Mono.delay(took.multipliedBy(REST_PER_WORK), worker);
            });
        });
    }

    private Mono<Integer> step(MergeSpan span, Group group, Slice slice) {
        return Mono.defer(() -> {
            long right = journal.epoch();
            Merge merge = new Merge(span, group.tenant(), group.metric(), slice.to(), tombstones.all());
            Mono<Integer> work = repository
                    .rows(span, group, slice)
                    .publishOn(worker, ROWS_AT_ONCE)
                    .doOnNext(merge::add)
                    .then(Mono.fromCallable(merge::chunks).subscribeOn(worker))
                    .flatMap(chunks -> replace(span, group, slice, merge.rows(), chunks))
                    .delayUntil(done -> owned(right));
            return ensured(span, group).then(repository.inOneSnapshot(work));
        });
    }

    private Mono<Void> ensured(MergeSpan span, Group group) {
        return days.ensure(span.target().table(), Set.of(span.target().partition(span.window(group.metric()))));
    }

    private Mono<Integer> replace(MergeSpan span, Group group, Slice slice, int rows, List<Chunk> chunks) {
        return repository
                .delete(span, group, slice)
                .filter(deleted -> deleted == rows)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("other rows were read than deleted")))
                .then(Mono.defer(() -> repository.add(chunks)))
                .doOnSuccess(done -> merged.increment(rows))
                .thenReturn(rows);
    }

    /** Last: who takes over should not wait for rows to be written. */
    private Mono<Void> owned(long right) {
        return repository
                .owns(right)
                .flatMap(owns -> owns ? Mono.<Void>empty() : Mono.error(StoreTrouble::unavailable));
    }

    private Mono<Void> tidy(MergeSpan span) {
        Mono<Void> windows = Flux.range(
                        Tier.WINDOW.partition(span.from()),
                        Tier.WINDOW.partition(span.to() - 1) - Tier.WINDOW.partition(span.from()) + 1)
                .concatMap(part -> drop(Tier.WINDOW, part))
                .then();
        return span.target() == Tier.DAY ? windows.then(drop(Tier.BLOCK, Tier.BLOCK.partition(span.from()))) : windows;
    }

    private Mono<Void> drop(Tier tier, int part) {
        return days.dropIfEmpty(tier.table(), part)
                .onErrorResume(
                        error -> { // somebody reads the table for long: next time
                            LOG.atDebug().setCause(error).log("an empty partition was not dropped");
                            return Mono.empty();
                        })
                .then();
    }

    @Override
    public Mono<Void> run(long epoch) {
        return Flux.interval(EVERY)
                .onBackpressureDrop()
                .concatMap(tick -> intake.ready().then(compact(clock.millis())).onErrorResume(Compaction::failed), 1)
                .then();
    }

    /** What a cancelled step wrote is undone with its transaction. */
    @Override
    public void end() {
        leftAlone.clear();
    }

    private static Mono<Void> failed(Throwable error) {
        return Mono.fromRunnable(
                () -> LOG.atWarn().setCause(error).log("sealed samples were not merged, trying again in five minutes"));
    }

    @Override
    public void destroy() {
        worker.dispose();
    }
}
