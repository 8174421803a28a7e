package io.bongsu.collector.metrics;

import io.bongsu.collector.commit.DayRepository;
import io.bongsu.platform.database.SystemDatabase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Turns windows that are over into chunk rows: one window of one shard a transaction, with the marker that says so. One after
 * the other and at most a fifth of a core, unless memory is short. A failed window is tried again before any other.
 */
@Component
class Sealing {
    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);
    private static final int SERIES_PER_CHUNK = 64;
    private static final int SAMPLES_PER_CHUNK = 32_768;
    private static final int SERIES_PER_STEP = 512;
    private static final int REST_PER_WORK = 4;
    private static final Comparator<LiveSeries> ORDER = Comparator.comparing(LiveSeries::tenant)
            .thenComparingLong(one -> one.metric().hash())
            .thenComparingLong(LiveSeries::id);

    private final Heads heads;
    private final ChunkRepository chunks;
    private final SeriesRepository series;
    private final OwnerRepository owners;
    private final DayRepository days;
    private final NewestRows newest;
    private final Journal journal;
    private final SystemDatabase system;
    private final Clock clock;
    private final Timer sealings;
    /** Encoding takes long: not on a thread that others wait for. */
    private final Scheduler worker = Schedulers.newSingle("sealing", true);

    Sealing(
            Heads heads,
            ChunkRepository chunks,
            SeriesRepository series,
            OwnerRepository owners,
            DayRepository days,
            NewestRows newest,
            Journal journal,
            SystemDatabase system,
            Clock clock,
            MeterRegistry meters) {
        this.heads = heads;
        this.chunks = chunks;
        this.series = series;
        this.owners = owners;
        this.days = days;
        this.newest = newest;
        this.journal = journal;
        this.system = system;
        this.clock = clock;
        this.sealings = meters.timer("bongsu.collector.sealing");
        Gauge.builder("bongsu.collector.samples.unsealed", heads, Heads::unsealed)
                .register(meters);
    }

    /** Seals what is due, then drops what was written ahead of it. */
    Mono<Void> sealDue() {
        return Mono.<Void>fromRunnable(() -> heads.detachDue(clock.millis())).then(sealDetached());
    }

    /** Seals everything at once. */
    Mono<Void> sealAll() {
        return Mono.<Void>fromRunnable(heads::detachAll).then(sealDetached());
    }

    private Mono<Void> sealDetached() {
        return Mono.defer(() -> heads.next().isEmpty()
                        ? Mono.<Void>empty()
                        : Flux.defer(() -> Mono.justOrEmpty(heads.next()))
                                .concatMap(this::seal)
                                .repeat(() -> heads.next().isPresent())
                                .then())
                .then(Mono.defer(this::dropWritten));
    }

    private Mono<Void> seal(OpenWindow window) {
        Timer.Sample timer = Timer.start();
        long right = journal.epoch();
        List<LiveSeries> all =
                new LinkedHashSet<>(window.series()).stream().sorted(ORDER).toList();
        return days.ensure(Tier.WINDOW.table(), Set.of(Tier.WINDOW.partition(window.start())))
                .then(encoded(window, all))
                .flatMap(rows -> keep(window, all, rows, right).doOnSuccess(done -> newest(window, rows)))
                .doOnSuccess(done -> {
                    heads.sealed(window);
                    timer.stop(sealings);
                })
                .doOnError(error -> days.forget(Tier.WINDOW.table())); // perhaps a merge just dropped the partition
    }

    private void newest(OpenWindow window, List<Chunk> rows) {
        rows.forEach(row -> newest.sealed(window.shard(), row.lastAt()));
    }

    private Mono<List<Chunk>> encoded(OpenWindow window, List<LiveSeries> all) {
        return Flux.fromIterable(steps(all))
                .publishOn(worker)
                .concatMap(step -> {
                    long begun = System.nanoTime();
                    List<Chunk> rows = encode(window, step);
                    Duration rest = Duration.ofNanos((System.nanoTime() - begun) * REST_PER_WORK);
                    Mono<List<Chunk>> done = Mono.just(rows);
                    return heads.isCrowded() ? done : done.delayElement(rest, worker);
                })
                .collect(ArrayList<Chunk>::new, List::addAll)
                .map(List::copyOf);
    }

    /** Parts that end where a metric ends, or after many series of one. */
    private static List<List<LiveSeries>> steps(List<LiveSeries> all) {
        List<List<LiveSeries>> steps = new ArrayList<>();
        for (int from = 0; from < all.size(); from += SERIES_PER_STEP) {
            steps.add(all.subList(from, Math.min(all.size(), from + SERIES_PER_STEP)));
        }
        return steps;
    }

    private static List<Chunk> encode(OpenWindow window, List<LiveSeries> all) {
        List<Chunk> rows = new ArrayList<>();
        ChunkDraft draft = null;
        LiveSeries last = null;
        for (LiveSeries one : all) {
            Gathered samples = new Gathered();
            one.gather(samples, window);
            Gathered ordered = samples.ordered();
            if (ordered.size() == 0) {
                continue;
            }
            if (draft == null
                    || last == null
                    || !isSame(last, one)
                    || !draft.hasRoom(SERIES_PER_CHUNK, SAMPLES_PER_CHUNK)) {
                if (draft != null) {
                    rows.add(draft.chunk(window.lastSeq()));
                }
                draft = new ChunkDraft(Tier.WINDOW, one.tenant(), one.metric().hash(), window.start());
            }
            draft.add(one.id(), ordered, window.lastSeq());
            last = one;
        }
        if (draft != null) {
            rows.add(draft.chunk(window.lastSeq()));
        }
        return rows;
    }

    private static boolean isSame(LiveSeries one, LiveSeries other) {
        return one.owner() == other.owner()
                && one.metric().hash() == other.metric().hash();
    }

    private Mono<Void> keep(OpenWindow window, List<LiveSeries> all, List<Chunk> rows, long right) {
        Map<UUID, List<LiveSeries>> older = new HashMap<>();
        for (LiveSeries one : all) {
            if (one.writtenDay() < one.lastDay()) {
                older.computeIfAbsent(one.tenant(), _ -> new ArrayList<>()).add(one);
            }
        }
        int day = all.stream().mapToInt(LiveSeries::lastDay).max().orElse(0);
        Mono<Void> seen = Flux.fromIterable(older.entrySet())
                .concatMap(entry -> series.seen(entry.getKey(), ids(entry.getValue()), day))
                .then();
        Mono<Void> written = rows.isEmpty() ? Mono.empty() : chunks.add(rows).then();
        return system.inTransaction(written.then(owners.seal(window.shard(), window.start(), window.lastSeq()))
                        .then(seen)
                        .then(owners.guard(right)) // last: who takes over should not wait for rows to be copied
                        .thenReturn(day))
                .doOnNext(done -> older.values().forEach(many -> many.forEach(one -> one.written(day))))
                .then();
    }

    private static List<Long> ids(List<LiveSeries> all) {
        return all.stream().map(LiveSeries::id).toList();
    }

    private Mono<Void> dropWritten() {
        long oldest = heads.oldestSeq();
        int needed = journal.firstNeededSlot(oldest);
        if (!journal.hasSlotBefore(needed)) {
            return Mono.empty();
        }
        return system.inTransaction(owners.guard(journal.epoch()).then(days.dropBefore(WalRepository.TABLE, needed)))
                .doOnNext(dropped -> journal.dropped(needed))
                .filter(dropped -> dropped > 0)
                .flatMap(dropped -> owners.forgetBefore(oldest));
    }

    static void failed(Throwable error) {
        LOG.atWarn().setCause(error).log("a window of samples was not sealed, trying again");
    }

    void close() {
        worker.dispose();
    }
}
