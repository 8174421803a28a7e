package io.bongsu.collector.metrics;

/**
 * Time is cut into windows of 20 minutes, apart for each of 16 shards by 75 seconds: never do all series seal at once. A
 * metric belongs to one shard, so that its series are sealed together.
 */
final class Windows {
    static final int SHARDS = 16;
    static final long LENGTH = 20 * 60_000L;
    private static final long STAGGER = LENGTH / SHARDS;
    static final long BLOCK = 2 * 60 * 60_000L;
    static final long DAY = 86_400_000;

    private Windows() {}

    static int shard(long metricHash) {
        return (int) (metricHash & (SHARDS - 1));
    }

    /** When the window that holds this time began. */
    static long start(long at, int shard) {
        return Math.floorDiv(at - shard * STAGGER, LENGTH) * LENGTH + shard * STAGGER;
    }

    /** FNV-1a, 64 bits, over UTF-16: the same name is the same number for ever, it stands in chunk rows. */
    static long hash(String metric) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < metric.length(); i++) {
            hash = (hash ^ metric.charAt(i)) * 0x100000001b3L;
        }
        return hash ^ hash >>> 32;
    }

    /** Time between a shard's windows and full hours. */
    static long shift(int shard) {
        return shard * STAGGER;
    }

    static int day(long at) {
        return (int) Math.floorDiv(at, DAY);
    }
}
