package io.bongsu.collector.metrics;

import io.bongsu.collector.codec.Pack;
import io.bongsu.collector.metrics.Buckets.Bucket;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * A row of buckets in the making: a {@link Pack} with up to eight series for each series, {@code id * 8 + column}.
 *
 * <pre>
 * 0 first value at its time · 1 last value at its time · 2 lowest · 3 highest · 4 sum · 5 count, at the time of the last value
 * 6 the sum of values before a fall, where there was one · 7 staleness markers
 * </pre>
 */
final class RollUp {
    static final int FIRST = 0;
    static final int LAST = 1;
    static final int MIN = 2;
    static final int MAX = 3;
    static final int SUM = 4;
    static final int COUNT = 5;
    static final int FALLEN = 6;
    static final int ENDED = 7;
    static final int COLUMN_BITS = 3;

    static final long FIVE_MINUTES = 300_000;
    static final long HOUR = 3_600_000;

    private final Tier tier;
    private final long length;
    private final Pack pack;

    RollUp(Tier tier, long window) {
        this.tier = tier;
        this.length = length(tier);
        this.pack = new Pack(window);
    }

    /** Milliseconds of a bucket. */
    static long length(Tier tier) {
        return tier == Tier.HOUR ? HOUR : FIVE_MINUTES;
    }

    /**
     * @param samples in order of time
     */
    void add(long id, Gathered samples) {
        Buckets buckets = Buckets.of(samples, length);
        List<Bucket> all = buckets.all();
        column(id, FIRST, all, bucket -> bucket.firstAt, bucket -> bucket.first);
        column(id, LAST, all, bucket -> bucket.lastAt, bucket -> bucket.last);
        column(id, MIN, all, bucket -> bucket.lastAt, bucket -> bucket.min);
        column(id, MAX, all, bucket -> bucket.lastAt, bucket -> bucket.max);
        column(id, SUM, all, bucket -> bucket.lastAt, Bucket::total);
        column(id, COUNT, all, bucket -> bucket.lastAt, bucket -> bucket.count);
        List<Bucket> fallen = all.stream().filter(bucket -> bucket.fallen != 0).toList();
        column(id, FALLEN, fallen, bucket -> bucket.lastAt, bucket -> bucket.fallen);
        Gathered ended = buckets.ended();
        if (ended.size() > 0) {
            pack.add(id << COLUMN_BITS | ENDED, ended.times(), ended.values(), ended.size());
        }
    }

    private void column(
            long id, int column, List<Bucket> buckets, ToLongFunction<Bucket> time, ToDoubleFunction<Bucket> value) {
        if (!buckets.isEmpty()) {
            long[] times = buckets.stream().mapToLong(time).toArray();
            double[] values = buckets.stream().mapToDouble(value).toArray();
            pack.add(id << COLUMN_BITS | column, times, values, times.length);
        }
    }

    /** A row without the buckets whose last value was deleted; what is left of the others cannot be told apart any more. */
    static Chunk without(Chunk row, Tombstones.All deleted) {
        Pack left = new Pack(row.window());
        Map<Long, BitSet> kept = new HashMap<>();
        LongPredicate hasTimes = id -> (id & ENDED) == LAST;
        Pack.read(row.data(), row.window(), hasTimes, (id, times, values) -> {
            BitSet its = new BitSet();
            for (int i = 0; i < times.length; i++) {
                its.set(i, !deleted.covers(id >> COLUMN_BITS, times[i], row.cleaned()));
            }
            kept.put(id >> COLUMN_BITS, its);
        });
        Pack.read(row.data(), row.window(), id -> true, (id, times, values) -> {
            int column = (int) (id & ENDED);
            BitSet its = kept.getOrDefault(id >> COLUMN_BITS, new BitSet());
            Gathered samples = new Gathered();
            for (int i = 0; i < times.length; i++) {
                boolean keeps =
                        column < FALLEN ? its.get(i) : !deleted.covers(id >> COLUMN_BITS, times[i], row.cleaned());
                if (keeps) {
                    samples.add(times[i], values[i]);
                }
            }
            if (samples.size() > 0) {
                left.add(id, samples.times(), samples.values(), samples.size());
            }
        });
        return row.with(left, deleted.newest());
    }

    /** The row that belongs to a row of samples. */
    Chunk chunk(Chunk of) {
        return new Chunk(
                tier,
                of.tenant(),
                of.window(),
                of.metric(),
                of.seq(),
                of.firstId(),
                of.lastId(),
                of.firstAt(),
                of.lastAt(),
                pack.samples(),
                of.cleaned(),
                pack.toByteArray());
    }
}
