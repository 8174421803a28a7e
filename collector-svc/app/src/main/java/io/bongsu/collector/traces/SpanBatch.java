package io.bongsu.collector.traces;

import io.bongsu.collector.resource.Sighting;
import java.util.List;
import java.util.UUID;

/** Spans of one sender, stored all or none. */
public record SpanBatch(UUID tenant, List<Span> spans, List<Sighting> sightings) {}
