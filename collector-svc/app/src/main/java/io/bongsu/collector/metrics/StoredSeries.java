package io.bongsu.collector.metrics;

import io.bongsu.collector.resource.Labels;

/** A series as the store knows it. */
public record StoredSeries(long id, String metric, Labels labels) {}
