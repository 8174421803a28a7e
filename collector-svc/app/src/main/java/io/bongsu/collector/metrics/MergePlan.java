package io.bongsu.collector.metrics;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which times are to be merged? Days that are over as a whole, of other days the blocks that are.
 *
 * @param keptFrom days before it are about to be dropped
 * @param quiet so long after its end a time is over
 */
record MergePlan(long now, int keptFrom, long quiet) {

    /**
     * @param windows partitions of windows that are there
     * @param blocks partitions of blocks that are there
     */
    List<MergeSpan> spans(Collection<Integer> windows, Collection<Integer> blocks) {
        Set<MergeSpan> spans =
                new TreeSet<>(Comparator.comparingLong(MergeSpan::from).thenComparing(MergeSpan::target));
        for (int block : windows) {
            long start = block * Windows.BLOCK;
            int day = Windows.day(start);
            if (isOver(day)) {
                spans.add(MergeSpan.day(day));
            } else if (start + Windows.BLOCK + quiet <= now && day >= keptFrom) {
                spans.add(MergeSpan.block(start));
            }
        }
        blocks.stream().filter(this::isOver).forEach(day -> spans.add(MergeSpan.day(day)));
        return List.copyOf(spans);
    }

    private boolean isOver(int day) {
        return day >= keptFrom && (day + 1) * Windows.DAY + quiet <= now;
    }
}
