package io.bongsu.collector.metrics;

/**
 * What a label costs.
 *
 * @param values how many different ones there are
 * @param series that have the label
 * @param bytes of its values' texts
 */
public record LabelUsage(String name, long values, long series, long bytes) {}
