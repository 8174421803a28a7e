package io.bongsu.collector.spi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one visit to a target found, in the OpenTelemetry data model.
 *
 * @param resource attributes that say what was observed (OpenTelemetry names, e.g. {@code host.name})
 * @param histograms those that are one value each, with buckets of their own choice
 * @param descriptions what the target says of its metrics
 */
public record Observation(
        Instant at,
        Map<String, String> resource,
        List<Measurement> measurements,
        List<NativeHistogram> histograms,
        List<Description> descriptions) {

    public Observation {
        resource = Map.copyOf(resource);
        measurements = List.copyOf(measurements);
        histograms = List.copyOf(histograms);
        descriptions = List.copyOf(descriptions);
    }

    /** Of numbers only. */
    public Observation(
            Instant at, Map<String, String> resource, List<Measurement> measurements, List<Description> descriptions) {
        this(at, resource, measurements, List.of(), descriptions);
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
     * @param exemplar one of the observations behind the number; null when none is told
     */
    public record Measurement(
            String metric,
            Kind kind,
            String unit,
            Map<String, String> attributes,
            double value,
            @Nullable Instant at,
            @Nullable Exemplar exemplar) {

        public Measurement {
            attributes = Map.copyOf(attributes);
        }

        public Measurement(String metric, Kind kind, String unit, Map<String, String> attributes, double value) {
            this(metric, kind, unit, attributes, value, null, null);
        }
    }

    /**
     * A single observation.
     *
     * @param attributes what leads to its trace, and whatever else the target says of it
     * @param at null when the target does not say when it was
     */
    public record Exemplar(
            Map<String, String> attributes,
            double value,
            @Nullable Instant at) {

        public Exemplar {
            attributes = Map.copyOf(attributes);
        }
    }

    /**
     * A histogram with exponential buckets, as Prometheus calls it native.
     *
     * @param at as for a measurement
     */
    public record NativeHistogram(
            String metric,
            String unit,
            Map<String, String> attributes,
            Distribution distribution,
            @Nullable Instant at,
            List<Exemplar> exemplars) {

        public NativeHistogram {
            attributes = Map.copyOf(attributes);
            exemplars = List.copyOf(exemplars);
        }
    }

    /**
     * What a native histogram counts. Bucket {@code i} of it ends at {@code 2^(i * 2^-schema)}.
     *
     * @param gauge it may go down
     * @param positive by ascending index
     * @param negative as they are for the absolute values
     */
    public record Distribution(
            int schema,
            double zeroThreshold,
            double zeroCount,
            double count,
            double sum,
            boolean gauge,
            List<Bucket> positive,
            List<Bucket> negative) {

        public Distribution {
            positive = List.copyOf(positive);
            negative = List.copyOf(negative);
        }
    }

    /** How many observations a bucket has by itself. */
    public record Bucket(int index, double count) {}
}
