package io.bongsu.collector.metrics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What was deleted and may still be in rows: read along with them until they are merged. */
@Component
class Tombstones {
    private volatile All all = All.NONE;

    /**
     * A delete of a series' samples {@code from <= at <= to} that came with records before this number.
     */
    record Tombstone(UUID tenant, long metric, long series, long from, long to, long seq) {

        /** Does a row hold anything of it? */
        boolean touches(CompactionRepository.Found row) {
            return row.cleaned() < seq
                    && series >= row.firstId()
                    && series <= row.lastId()
                    && row.lastAt() >= from
                    && row.firstAt() <= to;
        }

        boolean covers(long at, long cleaned) {
            return cleaned < seq && at >= from && at <= to;
        }
    }

    /** As they were at one time. */
    static final class All {
        static final All NONE = new All(Map.of());
        private final Map<Long, List<Tombstone>> bySeries;
        private final long newest;

        private All(Map<Long, List<Tombstone>> bySeries) {
            this.bySeries = bySeries;
            this.newest = bySeries.values().stream()
                    .flatMap(List::stream)
                    .mapToLong(Tombstone::seq)
                    .max()
                    .orElse(0);
        }

        /** Every one of these has this number or a lower one, every later one a higher. */
        long newest() {
            return newest;
        }

        List<Tombstone> of(long series) {
            return bySeries.getOrDefault(series, List.of());
        }

        /** The metrics they are of. */
        Set<CompactionRepository.Group> groups() {
            return list().stream()
                    .map(one -> new CompactionRepository.Group(one.tenant(), one.metric()))
                    .collect(Collectors.toSet());
        }

        Deleted of(CompactionRepository.Group group) {
            return Deleted.of(list().stream()
                    .filter(one ->
                            one.metric() == group.metric() && one.tenant().equals(group.tenant()))
                    .toList());
        }

        private List<Tombstone> list() {
            return bySeries.values().stream().flatMap(List::stream).toList();
        }

        /**
         * @param cleaned deletes up to this number are applied already
         */
        boolean covers(long series, long at, long cleaned) {
            if (cleaned >= newest) {
                return false; // asked for every sample that is replayed
            }
            for (Tombstone one : of(series)) {
                if (one.covers(at, cleaned)) {
                    return true;
                }
            }
            return false;
        }
    }

    All all() {
        return all;
    }

    synchronized void add(Collection<Tombstone> more) {
        Map<Long, List<Tombstone>> next = new HashMap<>(all.bySeries);
        for (Tombstone one : more) {
            List<Tombstone> its = new ArrayList<>(next.getOrDefault(one.series(), List.of()));
            its.add(one);
            next.put(one.series(), List.copyOf(its));
        }
        all = new All(next);
    }

    /** Those up to this number of this metric are in no row any more. */
    synchronized void remove(UUID tenant, long metric, long upTo) {
        List<Tombstone> left = all.list().stream()
                .filter(one -> one.metric() != metric
                        || one.seq() > upTo
                        || !one.tenant().equals(tenant))
                .toList();
        replace(left);
    }

    /** Those that the database has. */
    synchronized void replace(Collection<Tombstone> those) {
        all = All.NONE;
        add(those);
    }
}
