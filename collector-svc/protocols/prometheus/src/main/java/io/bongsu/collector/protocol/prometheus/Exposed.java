package io.bongsu.collector.protocol.prometheus;

import io.bongsu.collector.spi.Observation.Exemplar;
import io.bongsu.collector.spi.Observation.Kind;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One number of an exposition. */
record Exposed(
        String name,
        Kind kind,
        String unit,
        Map<String, String> labels,
        double value,
        @Nullable Instant at,
        @Nullable Exemplar exemplar) {}
