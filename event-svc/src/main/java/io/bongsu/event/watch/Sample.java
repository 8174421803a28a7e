package io.bongsu.event.watch;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

/** One value of one series that a rule watches. */
record Sample(UUID ruleId, SortedMap<String, String> labels, double value, Instant at) {

    SeriesKey key() {
        return SeriesKey.of(ruleId, labels);
    }

    static String label(Map<String, String> labels, String name) {
        String value = labels.get(name);
        return value == null ? labels.getOrDefault(name.replace('.', '_'), "") : value;
    }
}
