package io.bongsu.collector.exemplars;

import io.bongsu.collector.resource.Labels;

/**
 * @param series number of the series it is an observation of; of a native histogram that of its count
 * @param at milliseconds since the epoch
 * @param labels {@code trace_id} and what else its sender says
 */
public record Exemplar(long series, long at, double value, Labels labels) {}
