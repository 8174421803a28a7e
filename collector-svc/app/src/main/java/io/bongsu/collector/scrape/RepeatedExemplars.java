package io.bongsu.collector.scrape;

import io.bongsu.collector.metrics.Series;
import io.bongsu.collector.spi.Observation.Exemplar;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Targets tell an exemplar at each visit until they have another, and may not say when it was: told once, it is known. */
final class RepeatedExemplars {
    private Map<Series, Set<Exemplar>> last = Map.of();

    /** Those that the visit before did not bring, the older ones first. */
    List<SeenExemplar> without(List<SeenExemplar> all) {
        Map<Series, Set<Exemplar>> before = last;
        Map<Series, Set<Exemplar>> now = new HashMap<>();
        all.forEach(
                one -> now.computeIfAbsent(one.series(), _ -> new HashSet<>()).add(one.told()));
        last = now;
        return all.stream()
                .filter(one -> !before.getOrDefault(one.series(), Set.of()).contains(one.told()))
                .sorted(Comparator.comparingLong(SeenExemplar::at))
                .toList();
    }
}
