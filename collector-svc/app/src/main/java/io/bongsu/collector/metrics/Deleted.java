package io.bongsu.collector.metrics;

import io.bongsu.collector.metrics.CompactionRepository.Found;
import io.bongsu.collector.metrics.Tombstones.Tombstone;
import java.util.List;

/**
 * The deletes of a metric that are not carried out everywhere.
 *
 * @param from none of them is about a time before it
 * @param to or after it
 * @param newest and none has a higher number
 */
record Deleted(List<Tombstone> all, long from, long to, long newest) {

    static Deleted of(List<Tombstone> all) {
        return new Deleted(
                all,
                Math.max(0, all.stream().mapToLong(Tombstone::from).min().orElse(0)),
                Math.min(
                        Long.MAX_VALUE / 2,
                        all.stream().mapToLong(Tombstone::to).max().orElse(0)),
                all.stream().mapToLong(Tombstone::seq).max().orElse(0));
    }

    /** Does the row perhaps hold anything of them? */
    boolean touches(Found row) {
        return all.stream().anyMatch(one -> one.touches(row));
    }
}
