package io.bongsu.collector.metrics;

import io.bongsu.collector.codec.WalRecord;
import io.bongsu.collector.metrics.OwnerRepository.Place;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Brings into memory what the owner before us had committed: reads the series, replays what is not sealed. */
@Component
class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

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

    /** For the owner of this epoch. Safe to repeat when it failed half-way. */
    Mono<Void> run(long epoch) {
        return owners.nextSeries(epoch)
                .delayUntil(next -> deletes.all().doOnNext(tombstones::replace))
                .flatMap(this::load)
                .delayUntil(known -> descriptions
                        .all()
                        .doOnNext(row -> book.load(row.tenant(), row.metadata()))
                        .then())
                .flatMap(known -> owners.sealed().flatMap(upTo -> replay(known, upTo)))
                .doOnNext(lastSeq -> {
                    heads.appliedUpTo(lastSeq);
                    book.open();
                    // also above what was dropped long ago: of one window's chunks the older has the lower number
                    journal.open(epoch, Math.max(lastSeq + 1, clock.millis() * 1_000));
                })
                .then();
    }

    private Mono<Map<Long, LiveSeries>> load(long nextId) {
        heads.clear();
        book.begin();
        return series.all()
                .collect(HashMap<Long, LiveSeries>::new, (known, row) -> known.put(row.id(), load(row)))
                .map(known -> {
                    book.startAt(nextId);
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

    private Mono<Long> replay(Map<Long, LiveSeries> known, Map<Place, Long> sealed) {
        Replay replay = new Replay(known, sealed);
        return records.slots()
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(slot -> records.pieces(slot).doOnNext(replay::add))
                .then(Mono.fromSupplier(replay::end));
    }

    /** Pieces become records, records become samples in the heads, unless their window is sealed up to there. */
    private final class Replay {
        private final Map<Long, LiveSeries> known;
        private final Map<Place, Long> sealed;
        private final Tombstones.All deleted;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private long seq = -1;
        private int slot;
        private long replayed;
        private long lastSeq;

        Replay(Map<Long, LiveSeries> known, Map<Place, Long> sealed) {
            this.known = known;
            this.sealed = sealed;
            this.deleted = tombstones.all();
            this.lastSeq = deleted.newest();
            sealed.values().forEach(one -> lastSeq = Math.max(lastSeq, one));
        }

        void add(WalRepository.Piece piece) {
            if (piece.seq() != seq) {
                finish();
                seq = piece.seq();
                slot = piece.slot();
            }
            bytes.writeBytes(piece.data());
        }

        private void finish() {
            if (bytes.size() == 0) {
                return;
            }
            journal.found(slot, seq);
            lastSeq = Math.max(lastSeq, seq);
            Points unsealed = unsealed(WalRecord.decode(bytes.toByteArray()));
            if (unsealed.size() > 0) {
                replayed += heads.apply(seq, unsealed, clock.millis());
            }
            bytes.reset();
        }

        private Points unsealed(WalRecord record) {
            Points points = new Points(record.size());
            for (int i = 0; i < record.size(); i++) {
                LiveSeries one = known.get(record.series()[i]);
                long at = record.times()[i];
                if (one != null && !isSealed(one, at) && !deleted.covers(one.id(), at, seq)) {
                    points.add(one, at, record.values()[i]);
                }
            }
            return points;
        }

        private boolean isSealed(LiveSeries one, long at) {
            int shard = one.metric().shard();
            Long upTo = sealed.get(new Place(shard, Windows.start(at, shard)));
            return upTo != null && upTo >= seq;
        }

        long end() {
            finish();
            LOG.atInfo()
                    .addKeyValue("series", known.size())
                    .addKeyValue("samples", replayed)
                    .log("metrics are served again");
            return lastSeq;
        }
    }
}
