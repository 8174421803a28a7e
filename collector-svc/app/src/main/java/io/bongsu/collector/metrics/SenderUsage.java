package io.bongsu.collector.metrics;

/**
 * What a sender costs.
 *
 * @param series whose last sample, of those since the collector started, it sent
 * @param samples committed since {@link TenantUsage#samplesSince}; with those sent again
 */
public record SenderUsage(Source source, long series, long samples) {}
