package io.bongsu.collector.metrics;

import io.bongsu.collector.metrics.OwnerRepository.Place;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Brings into memory what the owner before us had committed. First the series: with them new samples can be written. Then
 * what is not sealed is replayed: with it everything can be read.
 */
@Component
class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    /** Of a hundred thousand samples each at most. */
    private static final int DECODED_AT_ONCE = 4;

    private final OwnerRepository owners;
    private final SeriesRepository series;
    private final WalRepository records;
    private final DescriptionRepository descriptions;
    private final SeriesBook book;
    private final Heads heads;
    private final TombstoneRepository deletes;
    private final Tombstones tombstones;
    private final Journal journal;
    private final Clock clock;

    Recovery(
            OwnerRepository owners,
            SeriesRepository series,
            WalRepository records,
            DescriptionRepository descriptions,
            SeriesBook book,
            Heads heads,
            TombstoneRepository deletes,
            Tombstones tombstones,
            Journal journal,
            Clock clock) {
        this.owners = owners;
        this.series = series;
        this.records = records;
        this.descriptions = descriptions;
        this.book = book;
        this.heads = heads;
        this.deletes = deletes;
        this.tombstones = tombstones;
        this.journal = journal;
        this.clock = clock;
    }

    /** Reads the series for the owner of this epoch; when it completes the journal writes. */
    Mono<Replay> open(long epoch) {
        return owners.nextSeries(epoch)
                .delayUntil(next -> deletes.all().doOnNext(tombstones::replace))
                .flatMap(this::load)
                .delayUntil(known -> descriptions
                        .all()
                        .doOnNext(row -> book.load(row.tenant(), row.metadata()))
                        .then())
                .flatMap(known ->
                        Mono.zip(owners.sealed(), records.lastSeq(), (upTo, last) -> open(epoch, known, upTo, last)));
    }

    private Replay open(long epoch, Map<Long, LiveSeries> known, Map<Place, Long> upTo, long lastRecord) {
        Replay replay = new Replay(SeriesById.of(known), upTo, lastRecord, tombstones.all(), heads, journal, clock);
        heads.appliedUpTo(replay.lastSeq());
        book.open();
        // also above what was dropped long ago: of one window's chunks the older has the lower number
        journal.open(epoch, Math.max(replay.lastSeq() + 1, clock.millis() * 1_000));
        return replay;
    }

    private Mono<Map<Long, LiveSeries>> load(long nextId) {
        heads.replaying();
        book.begin();
        long begun = System.nanoTime();
        return series.all()
                .collect(HashMap<Long, LiveSeries>::new, (known, row) -> known.put(row.id(), load(row)))
                .map(known -> {
                    book.startAt(nextId);
                    LOG.info("{} series were read in {} ms", known.size(), since(begun));
                    return known;
                });
    }

    private LiveSeries load(SeriesRepository.Row row) {
        LiveSeries one = book.load(row.tenant(), row.id(), row.metric(), row.labels(), row.kind(), row.unit());
        if (!one.isDefined()) {
            one.seen(row.lastDay());
            one.defined(row.lastDay());
            one.owner().show(one);
        }
        return one;
    }

    /** Records are read, decoded and applied at the same time, in their order; then what was committed meanwhile. */
    Mono<Void> run(Replay replay) {
        long begun = System.nanoTime();
        return records.slots()
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(slot -> records.records(slot, replay.lastSeq()), 1)
                .flatMapSequential(
                        record -> Mono.fromCallable(() -> replay.decode(record)).subscribeOn(Schedulers.parallel()),
                        DECODED_AT_ONCE,
                        1)
                .publishOn(Schedulers.parallel(), DECODED_AT_ONCE)
                .doOnNext(replay::apply)
                .then(Mono.fromRunnable(() -> {
                    heads.live(clock.millis());
                    LOG.info(
                            "metrics are served again: {} samples were replayed in {} ms",
                            replay.replayed(),
                            since(begun));
                }));
    }

    private static long since(long begun) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }
}
