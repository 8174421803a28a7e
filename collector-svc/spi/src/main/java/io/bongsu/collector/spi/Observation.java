package io.bongsu.collector.spi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one visit to a target found, in the OpenTelemetry data model.
 *
 * @param resource attributes that say what was observed (OpenTelemetry names, e.g. {@code host.name})
 */
public record Observation(Instant at, Map<String, String> resource, List<Measurement> measurements) {

    public Observation {
        resource = Map.copyOf(resource);
        measurements = List.copyOf(measurements);
    }

    public enum Kind {
        GAUGE,
        /** A cumulative sum that only grows, until a restart. */
        COUNTER
    }

    /**
     * One data point.
     *
     * @param metric OpenTelemetry name
     * @param unit UCUM, e.g. {@code By}, {@code s}, {@code 1}
     * @param at when the target itself says that it measured; null for the time of the visit
     */
    public record Measurement(
            String metric,
            Kind kind,
            String unit,
            Map<String, String> attributes,
            double value,
            @Nullable Instant at) {

        public Measurement {
            attributes = Map.copyOf(attributes);
        }

        public Measurement(String metric, Kind kind, String unit, Map<String, String> attributes, double value) {
            this(metric, kind, unit, attributes, value, null);
        }
    }
}
