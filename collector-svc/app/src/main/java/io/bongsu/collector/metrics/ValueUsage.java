package io.bongsu.collector.metrics;

/** How many series have this value of a label. */
public record ValueUsage(String label, String value, long series) {}
