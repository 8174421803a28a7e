package io.bongsu.bench.ledger;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What was acknowledged. A thousand series are a lane and get their samples in order, a second apart, so that a number per
 * lane says it all; what a sample's value is can be worked out again.
 */
final class Books {
    static final long STEP = 1_000;

    private final long seed;
    private final long firstAt;
    private final AtomicIntegerArray rounds;
    private final AtomicLongArray lastAnswered;

    Books(int lanes, long seed, long firstAt) {
        this.rounds = new AtomicIntegerArray(lanes);
        this.lastAnswered = new AtomicLongArray(lanes);
        this.seed = seed;
        this.firstAt = firstAt;
    }

    int lanes() {
        return rounds.length();
    }

    long at(int round) {
        return firstAt + round * STEP;
    }

    /** The round of this time, -1 when it is of none. */
    int round(long at) {
        long since = at - firstAt;
        return since >= 0 && since % STEP == 0 ? (int) (since / STEP) : -1;
    }

    /** A third whole numbers, a third with two decimals, a third any bits that are a number. */
    double value(int series, int round) {
        long bits = mixed(seed + series * 0x9E3779B97F4A7C15L + round * 0xD1B54A32D192ED03L);
        return switch (series % 3) {
            case 0 -> (double) (bits >>> 40);
            case 1 -> (bits >>> 44) / 100.0;
            default -> finite(bits);
        };
    }

    private static double finite(long bits) {
        double value = Double.longBitsToDouble(bits);
        return Double.isFinite(value) ? value : (double) bits;
    }

    private static long mixed(long seed) {
        long mixed = (seed ^ seed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    /** @param sent when the request that was acknowledged was sent, by {@code System.nanoTime()} */
    void acknowledged(int lane, long sent) {
        rounds.incrementAndGet(lane);
        lastAnswered.accumulateAndGet(lane, sent, Math::max);
    }

    /** How many rounds of a lane were acknowledged. */
    int rounds(int lane) {
        return rounds.get(lane);
    }

    /** Was a request of these lanes acknowledged that was sent after this time? */
    boolean isServedSince(long nanoTime, IntPredicate lanes) {
        return IntStream.range(0, lanes()).filter(lanes).anyMatch(lane -> lastAnswered.get(lane) - nanoTime > 0);
    }

    /** All requests that were acknowledged. */
    long requests() {
        long all = 0;
        for (int lane = 0; lane < rounds.length(); lane++) {
            all += rounds.get(lane);
        }
        return all;
    }
}
