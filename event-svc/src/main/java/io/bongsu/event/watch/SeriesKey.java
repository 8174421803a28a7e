package io.bongsu.event.watch;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.UUID;

/** Which series of which rule; the series by a hash of its labels. */
record SeriesKey(UUID ruleId, UUID seriesId) {

    static SeriesKey of(UUID ruleId, SortedMap<String, String> labels) {
        StringBuilder text = new StringBuilder();
        labels.forEach((name, value) -> text.append(name.length())
                .append(':')
                .append(name)
                .append(value.length())
                .append(':')
                .append(value));
        return new SeriesKey(ruleId, UUID.nameUUIDFromBytes(text.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
