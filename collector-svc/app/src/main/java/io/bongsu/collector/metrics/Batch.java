package io.bongsu.collector.metrics;

import io.bongsu.collector.resource.Sighting;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one sender wants stored together: all of it or, when the store fails, none.
 *
 * @param together samples of which each list is stored as a whole or not at all: the parts of a histogram
 * @param descriptions what the sender says of its metrics; never a reason to refuse anything
 * @param source who it is, for the account of what senders cost; null when nobody need know
 */
public record Batch(
        UUID tenant,
        List<Sample> samples,
        List<List<Sample>> together,
        List<Sighting> sightings,
        List<Metadata> descriptions,
        @Nullable Source source) {
    public Batch(UUID tenant, List<Sample> samples, List<Sighting> sightings) {
        this(tenant, samples, List.of(), sightings, List.of(), null);
    }

    public Batch from(Source sender) {
        return new Batch(tenant, samples, together, sightings, descriptions, sender);
    }

    /** All samples there are. */
    List<Sample> every() {
        return Stream.concat(samples.stream(), together.stream().flatMap(List::stream))
                .toList();
    }
}
