package io.bongsu.collector.spi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one visit to a target found, in the OpenTelemetry data model.
 *
 * @param resource attributes that say what was observed (OpenTelemetry names, e.g. {@code host.name})
 * @param descriptions what the target says of its metrics
 */
public record Observation(
        Instant at, Map<String, String> resource, List<Measurement> measurements, List<Description> descriptions) {

    public Observation {
        resource = Map.copyOf(resource);
        measurements = List.copyOf(measurements);
        descriptions = List.copyOf(descriptions);
    }

    /** Of a target that does not describe its metrics. */
    public Observation(Instant at, Map<String, String> resource, List<Measurement> measurements) {
        this(at, resource, measurements, List.of());
    }

    /**
     * @param metric of a histogram or summary the name without {@code _bucket}, {@code _count} and {@code _sum}
     * @param type as Prometheus calls it: counter, gauge, histogram, …, unknown
     * @param help may be empty
     */
    public record Description(String metric, String type, String unit, String help) {}

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
