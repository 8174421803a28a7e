package io.bongsu.collector.usage;

import java.time.Instant;

/**
 * All of the tenant.
 *
 * @param unusedMetrics that nobody has asked for in so many days
 * @param unusedSeries of these
 * @param samplesSince since when samples are counted
 * @param newSeriesSince since when new series are counted
 */
record UsageTotal(
        long metrics,
        long labels,
        long senders,
        long series,
        double samplesPerSecond,
        double newSeriesPerHour,
        long unusedMetrics,
        long unusedSeries,
        double unusedSamplesPerSecond,
        int unusedForDays,
        Instant samplesSince,
        Instant newSeriesSince) {}
