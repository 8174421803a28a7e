package io.bongsu.collector.metrics;

import io.bongsu.collector.resource.Sighting;
import java.util.List;
import java.util.UUID;

/**
 * What one sender wants stored together: all of it or, when the store fails, none.
 *
 * @param descriptions what the sender says of its metrics; never a reason to refuse anything
 */
public record Batch(UUID tenant, List<Sample> samples, List<Sighting> sightings, List<Metadata> descriptions) {

    public Batch(UUID tenant, List<Sample> samples, List<Sighting> sightings) {
        this(tenant, samples, sightings, List.of());
    }
}
