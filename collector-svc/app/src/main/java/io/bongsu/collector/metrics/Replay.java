package io.bongsu.collector.metrics;

import io.bongsu.collector.codec.WalRecord;
import io.bongsu.collector.metrics.OwnerRepository.Place;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;

/** Records become samples in the heads again, unless their window is sealed up to there or they were deleted. */
final class Replay {
    private final SeriesById known;
    private final Map<Place, Long> sealed;
    private final Tombstones.All deleted;
    private final Heads heads;
    private final Journal journal;
    private final Clock clock;
    private final long lastSeq;
    private long replayed;

    /**
     * @param lastRecord the newest record there was when its owner began: those that follow are not replayed
     */
    Replay(
            SeriesById known,
            Map<Place, Long> sealed,
            long lastRecord,
            Tombstones.All deleted,
            Heads heads,
            Journal journal,
            Clock clock) {
        this.known = known;
        this.sealed = sealed;
        this.deleted = deleted;
        this.heads = heads;
        this.journal = journal;
        this.clock = clock;
        long newestSealed =
                sealed.values().stream().mapToLong(Long::longValue).max().orElse(0);
        this.lastSeq = Math.max(lastRecord, Math.max(deleted.newest(), newestSealed));
    }

    /** What of a record is to be applied. */
    record Decoded(long seq, int slot, Points points) {}

    /** Safe for several threads. */
    Decoded decode(WalRepository.Stored stored) {
        WalRecord record = WalRecord.decode(stored.bytes());
        Points points = new Points(record.size());
        Seals seals = new Seals(stored.seq());
        for (int i = 0; i < record.size(); i++) {
            LiveSeries one = known.get(record.series()[i]);
            long at = record.times()[i];
            if (one != null && !seals.cover(one.metric().shard(), at) && !deleted.covers(one.id(), at, stored.seq())) {
                points.add(one, at, record.values()[i]);
            }
        }
        return new Decoded(stored.seq(), stored.slot(), points);
    }

    /** In the order of the records. */
    void apply(Decoded record) {
        journal.found(record.slot(), record.seq());
        if (record.points().size() > 0) {
            replayed += heads.replay(record.seq(), record.points(), clock.millis());
        }
    }

    long replayed() {
        return replayed;
    }

    /** The highest number anything has. */
    long lastSeq() {
        return lastSeq;
    }

    /** Samples of one record are of few windows: remembers what it found for the last one of each shard. */
    private final class Seals {
        private final long seq;
        private final long[] windows = new long[Windows.SHARDS];
        private final boolean[] covered = new boolean[Windows.SHARDS];

        Seals(long seq) {
            this.seq = seq;
            Arrays.fill(windows, Long.MIN_VALUE);
        }

        boolean cover(int shard, long at) {
            long window = Windows.start(at, shard);
            if (windows[shard] != window) {
                Long upTo = sealed.get(new Place(shard, window));
                windows[shard] = window;
                covered[shard] = upTo != null && upTo >= seq;
            }
            return covered[shard];
        }
    }
}
