package io.bongsu.collector.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * A time whose rows become rows of one tier.
 *
 * @param from when its first window may begin, inclusive
 * @param to exclusive
 */
record MergeSpan(Tier target, long from, long to) {

    static MergeSpan block(long start) {
        return new MergeSpan(Tier.BLOCK, start, start + Windows.BLOCK);
    }

    static MergeSpan day(int day) {
        return new MergeSpan(Tier.DAY, day * Windows.DAY, (day + 1) * Windows.DAY);
    }

    /** What a row of this tier is merged with: others of its block, or its day. */
    static MergeSpan of(Tier tier, long window) {
        return tier == Tier.DAY
                ? day(Windows.day(window))
                : block(Math.floorDiv(window, Windows.BLOCK) * Windows.BLOCK);
    }

    /** The tiers its rows are written to. */
    List<Tier> written() {
        return target == Tier.DAY ? List.of(Tier.DAY, Tier.FIVE_MINUTES, Tier.HOUR) : List.of(target);
    }

    /** A partition of a tier. */
    record Partition(Tier tier, int number) {}

    /** What may be empty after it was merged. */
    List<Partition> emptied() {
        List<Partition> all = new ArrayList<>();
        for (long start = from; start < to; start += Windows.BLOCK) {
            all.add(new Partition(Tier.WINDOW, Tier.WINDOW.partition(start)));
        }
        if (target == Tier.DAY) {
            all.add(new Partition(Tier.BLOCK, Tier.BLOCK.partition(from)));
        }
        return all;
    }

    /** When the merged row of a metric begins: with the metric's first window. */
    long window(long metric) {
        return from + Windows.shift(Windows.shard(metric));
    }
}
