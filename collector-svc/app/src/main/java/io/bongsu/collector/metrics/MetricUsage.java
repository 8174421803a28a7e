package io.bongsu.collector.metrics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a metric costs.
 *
 * @param samples committed since {@link TenantUsage#samplesSince}
 * @param fresh series that were new since {@link TenantUsage#freshSince}
 * @param knownSince since when it is noted whether somebody asks
 * @param askedAt when a query, a rule or a watch last selected it, to the minute; after a restart to the hour
 */
public record MetricUsage(
        String name,
        String kind,
        String unit,
        long series,
        long samples,
        long fresh,
        Instant knownSince,
        @Nullable Instant askedAt) {

    /** Nobody has asked for it since then, and it was known all the time. */
    public boolean isUnusedSince(Instant when) {
        return knownSince.isBefore(when) && (askedAt == null || askedAt.isBefore(when));
    }
}
