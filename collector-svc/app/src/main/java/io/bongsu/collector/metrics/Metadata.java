package io.bongsu.collector.metrics;

/** What is known of a metric beside its samples. */
public record Metadata(String metric, String kind, String unit) {}
