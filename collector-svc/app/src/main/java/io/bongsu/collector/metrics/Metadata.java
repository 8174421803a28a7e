package io.bongsu.collector.metrics;

/**
 * What is known of a metric beside its samples.
 *
 * @param help what its sender says it is, may be empty
 */
public record Metadata(String metric, String kind, String unit, String help) {

    public Metadata(String metric, String kind, String unit) {
        this(metric, kind, unit, "");
    }
}
