package io.bongsu.collector.logs;

import io.bongsu.collector.resource.Sighting;
import java.util.List;
import java.util.UUID;

/** Records of one sender, stored all or none. */
public record LogBatch(UUID tenant, List<LogRecord> records, List<Sighting> sightings) {}
