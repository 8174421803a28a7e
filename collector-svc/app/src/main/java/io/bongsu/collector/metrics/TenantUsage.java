package io.bongsu.collector.metrics;

import java.time.Instant;
import java.util.List;

/**
 * What a tenant's metrics cost at one moment.
 *
 * @param samplesSince since when samples are counted: between five and ten minutes ago, or the start
 * @param freshSince since when new series are counted: between one and two hours ago, or the start
 */
public record TenantUsage(
        Instant at,
        Instant samplesSince,
        Instant freshSince,
        List<MetricUsage> metrics,
        List<LabelUsage> labels,
        List<SenderUsage> senders) {}
