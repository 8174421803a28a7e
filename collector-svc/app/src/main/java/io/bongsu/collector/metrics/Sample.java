package io.bongsu.collector.metrics;

/**
 * @param at milliseconds since the epoch
 */
public record Sample(Series series, long at, double value) {}
