package io.bongsu.collector.metrics;

import io.bongsu.collector.commit.DayRepository;
import io.bongsu.collector.commit.StoreTrouble;
import io.bongsu.collector.metrics.CompactionRepository.Found;
import io.bongsu.collector.metrics.CompactionRepository.Group;
import io.bongsu.collector.metrics.Slices.Extent;
import io.bongsu.collector.metrics.Slices.Slice;
import io.bongsu.platform.problem.Failure;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Merges the rows of a metric in steps: each one transaction and about a million samples, and after it a rest four times as
 * long. Waits while sealing has more to do than it can.
 */
@Component
class Merging implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Merging.class);
    private static final int REST_PER_WORK = 4;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final int ROWS_AT_ONCE = 8;

    private final CompactionRepository repository;
    private final DayRepository days;
    private final Heads heads;
    private final Journal journal;
    private final Tombstones tombstones;
    private final Timer steps;
    private final Counter merged;
    private final Counter damaged;
    /** What could not be merged is left alone until the next start: it must not keep the rest from being merged. */
    private final Set<Map.Entry<MergeSpan, Group>> leftAlone = ConcurrentHashMap.newKeySet();

    private final AtomicReference<Sinks.Empty<Void>> running = new AtomicReference<>(done());
    private final Scheduler worker = Schedulers.newSingle("compaction", true);

    Merging(
            CompactionRepository repository,
            DayRepository days,
            Heads heads,
            Journal journal,
            Tombstones tombstones,
            MeterRegistry meters) {
        this.repository = repository;
        this.days = days;
        this.heads = heads;
        this.journal = journal;
        this.tombstones = tombstones;
        this.steps = meters.timer("bongsu.collector.compaction");
        this.merged = meters.counter("bongsu.collector.compaction.rows");
        this.damaged = meters.counter("bongsu.collector.compaction.damaged");
    }

    /** Rows are written anew by one at a time: another would read rows that are about to go. */
    <T> Mono<T> alone(Mono<T> work) {
        return Mono.defer(() -> {
            Sinks.Empty<Void> end = Sinks.empty();
            Mono<Void> before = running.getAndSet(end).asMono();
            return before.then(work).doFinally(signal -> end.tryEmitEmpty());
        });
    }

    private static Sinks.Empty<Void> done() {
        Sinks.Empty<Void> done = Sinks.empty();
        done.tryEmitEmpty();
        return done;
    }

    /** Merges what is to be merged of a metric in a time. */
    Mono<Void> merge(MergeSpan span, Group group) {
        if (leftAlone.contains(Map.entry(span, group))) {
            return Mono.empty();
        }
        return repository
                .survey(span, group)
                .flatMapIterable(rows -> Slices.of(extents(span, group, rows), Slices.ENOUGH))
                .takeWhile(slice -> !slice.isTooLarge()) // those after it may need what is put aside by those before
                .concatMap(slice -> calm().then(paced(step(span, group, slice))))
                .then()
                .onErrorResume(Merging::isItsOwn, error -> leave(span, group, error));
    }

    private List<Extent> extents(MergeSpan span, Group group, List<Found> rows) {
        Deleted deleted = tombstones.all().of(group);
        return rows.stream()
                .map(row -> new Extent(
                        row.firstId(),
                        row.lastId(),
                        row.samples(),
                        row.tier().rank() < span.target().rank() || deleted.touches(row)))
                .toList();
    }

    /** Is it about these rows, and will it be the next time too? */
    private static boolean isItsOwn(Throwable error) {
        return !(error instanceof Failure) && !StoreTrouble.isTemporary(error);
    }

    private Mono<Void> leave(MergeSpan span, Group group, Throwable error) {
        damaged.increment();
        leftAlone.add(Map.entry(span, group));
        LOG.atError()
                .setCause(error)
                .addKeyValue("tenant", group.tenant())
                .addKeyValue("metric", group.metric())
                .addKeyValue("from", span.from())
                .addKeyValue("to", span.to())
                .log("sealed samples cannot be merged and are left as they are");
        return Mono.empty();
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
            return ensured(span, group).then(repository.inOneSnapshot(work)).doOnNext(merged::increment);
        });
    }

    private Mono<Void> ensured(MergeSpan span, Group group) {
        long window = span.window(group.metric());
        return Flux.fromIterable(span.written())
                .concatMap(tier -> days.ensure(tier.table(), Set.of(tier.partition(window))))
                .then();
    }

    private Mono<Integer> replace(MergeSpan span, Group group, Slice slice, int rows, List<Chunk> chunks) {
        return repository
                .delete(span, group, slice)
                .filter(deleted -> deleted == rows)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("other rows were read than deleted")))
                .then(Mono.defer(() -> repository.add(chunks)))
                .thenReturn(rows);
    }

    /** Last: who takes over should not wait for rows to be written. */
    private Mono<Void> owned(long right) {
        return repository
                .owns(right)
                .flatMap(owns -> owns ? Mono.<Void>empty() : Mono.error(StoreTrouble::unavailable));
    }

    /** Takes what was deleted out of a row of roll-ups. */
    Mono<Boolean> clean(Chunk rollUp, Tombstones.All deleted) {
        Mono<Boolean> step = Mono.defer(() -> {
            long right = journal.epoch();
            return repository.inOneSnapshot(Mono.fromCallable(() -> RollUp.without(rollUp, deleted))
                    .subscribeOn(worker)
                    .flatMap(repository::replaceRollUp)
                    .then(Mono.defer(() -> owned(right)))
                    .thenReturn(true));
        });
        return calm().then(paced(step));
    }

    @Override
    public void destroy() {
        worker.dispose();
    }
}
