package io.bongsu.collector.metrics;

import io.bongsu.collector.resource.Sighting;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one sender wants stored together: all of it or, when the store fails, none.
 *
 * @param source who it is, for the account of what senders cost; null when nobody need know
 */
public record Write(
        UUID tenant,
        Points points,
        List<Sighting> sightings,
        @Nullable Source source) {
    /** A new series is as much work as so many samples: a row, its text, its place in the index. */
    private static final int OF_A_SERIES = 10;

    public Write(UUID tenant, Points points, List<Sighting> sightings) {
        this(tenant, points, sightings, null);
    }

    /** How much work it is to store it, in samples. */
    int weight() {
        return points.size() + OF_A_SERIES * points.undefined();
    }
}
