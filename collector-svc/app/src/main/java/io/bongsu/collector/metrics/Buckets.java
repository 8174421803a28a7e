package io.bongsu.collector.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * The samples of a series by stretches of time that end at multiples of a length, the end inclusive, as ranges of PromQL do:
 * a range of whole stretches finds in them what it would find in the samples. Staleness markers are not values; they are kept
 * where nothing comes after them.
 */
final class Buckets {
    private static final long STALE = 0x7ff0_0000_0000_0002L;

    private final long length;
    private final List<Bucket> all = new ArrayList<>();
    private final Gathered ended = new Gathered();

    private Buckets(long length) {
        this.length = length;
    }

    /** A stretch that has values. */
    static final class Bucket {
        final long firstAt;
        final double first;
        long lastAt;
        double last;
        double min;
        double max;
        double sum;
        double lost;
        double fallen;
        int count;

        private Bucket(long at, double value) {
            firstAt = at;
            first = value;
            lastAt = at;
            last = value;
            min = value;
            max = value;
            sum = value;
            count = 1;
        }

        private void add(long at, double value) {
            min = value <= min || Double.isNaN(min) ? value : min;
            max = value >= max || Double.isNaN(max) ? value : max;
            double next = sum + value;
            lost = Double.isInfinite(next)
                    ? 0
                    : lost + (Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum);
            sum = next;
            fallen += value < last ? last : 0;
            last = value;
            lastAt = at;
            count++;
        }

        double total() {
            return sum + lost;
        }
    }

    /**
     * @param samples in order of time
     */
    static Buckets of(Gathered samples, long length) {
        Buckets buckets = new Buckets(length);
        for (int i = 0; i < samples.size(); i++) {
            buckets.add(samples, i);
        }
        return buckets;
    }

    private void add(Gathered samples, int i) {
        long at = samples.times()[i];
        double value = samples.values()[i];
        if (isStale(value)) {
            boolean isLast = i + 1 == samples.size() || end(samples.times()[i + 1]) > end(at);
            if (isLast) {
                ended.add(at, value);
            }
            return;
        }
        Bucket current = all.isEmpty() ? null : all.getLast();
        if (current == null || end(current.firstAt) < end(at)) {
            all.add(new Bucket(at, value));
        } else {
            current.add(at, value);
        }
    }

    static boolean isStale(double value) {
        return Double.doubleToRawLongBits(value) == STALE;
    }

    private long end(long at) {
        return Math.ceilDiv(at, length) * length;
    }

    List<Bucket> all() {
        return all;
    }

    /** Staleness markers after which nothing came. */
    Gathered ended() {
        return ended;
    }
}
