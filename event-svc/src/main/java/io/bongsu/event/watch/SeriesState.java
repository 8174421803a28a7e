package io.bongsu.event.watch;

import io.bongsu.contracts.EntityRef;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a series stands with its rule.
 *
 * @param since time of the sample that began the running breach
 * @param pendingAt when that sample came, by our clock
 * @param lastAt time of the newest sample
 * @param heardAt when it came, by our clock
 * @param breachDue then pending becomes firing, with or without another sample
 * @param silenceDue then the series counts as silent
 * @param silent it does
 */
record SeriesState(
        SeriesKey key,
        Map<String, String> labels,
        EntityRef entity,
        Phase phase,
        @Nullable Instant since,
        @Nullable Instant pendingAt,
        Instant lastAt,
        @Nullable Double lastValue,
        Instant heardAt,
        @Nullable Instant breachDue,
        @Nullable Instant silenceDue,
        boolean silent) {

    enum Phase {
        NORMAL,
        PENDING,
        FIRING
    }

    static SeriesState first(SeriesKey key, Map<String, String> labels, EntityRef entity, Instant now) {
        return new SeriesState(
                key, labels, entity, Phase.NORMAL, null, null, Instant.EPOCH, null, now, null, null, false);
    }

    SeriesState heard(Sample sample, Instant now) {
        return new SeriesState(
                key,
                labels,
                entity,
                phase,
                since,
                pendingAt,
                sample.at(),
                sample.value(),
                now,
                breachDue,
                silenceDue,
                silent);
    }

    SeriesState in(Phase next, @Nullable Instant begun, @Nullable Instant pending, @Nullable Instant due) {
        return new SeriesState(
                key, labels, entity, next, begun, pending, lastAt, lastValue, heardAt, due, silenceDue, silent);
    }

    SeriesState silence(@Nullable Instant due, boolean isSilent) {
        return new SeriesState(
                key, labels, entity, phase, since, pendingAt, lastAt, lastValue, heardAt, breachDue, due, isSilent);
    }
}
