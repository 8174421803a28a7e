package io.bongsu.collector.metrics;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which times are to be merged? Days that are over as a whole, of other days the blocks that are; not what is about to be
 * dropped.
 *
 * @param kept how long samples are
 */
record MergePlan(long now, Duration kept) {
    /** Windows end up to 19 minutes after their block, take 5 minutes of grace and some time to be sealed. */
    private static final long QUIET = 40 * 60_000;

    /**
     * @param windows partitions of windows that are there
     * @param blocks partitions of blocks that are there
     */
    List<MergeSpan> spans(Collection<Integer> windows, Collection<Integer> blocks) {
        Set<MergeSpan> spans =
                new TreeSet<>(Comparator.comparingLong(MergeSpan::from).thenComparing(MergeSpan::target));
        for (int block : windows) {
            MergeSpan day = MergeSpan.day(Windows.day(block * Windows.BLOCK));
            spans.add(isOver(day) ? day : MergeSpan.block(block * Windows.BLOCK));
        }
        blocks.forEach(day -> spans.add(MergeSpan.day(day)));
        return spans.stream().filter(this::isOver).toList();
    }

    /** Is it past, and will it be kept for a while? */
    boolean isOver(MergeSpan span) {
        long dropped = (Windows.day(now - kept.toMillis()) + 1) * Windows.DAY;
        return span.from() >= dropped && span.to() + QUIET <= now;
    }
}
