package io.bongsu.collector.metrics;

import io.bongsu.collector.resource.Sighting;
import java.util.List;
import java.util.UUID;

/** What one sender wants stored together: all of it or, when the store fails, none. */
public record Write(UUID tenant, Points points, List<Sighting> sightings) {}
