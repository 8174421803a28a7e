package io.bongsu.collector.targets;

import io.bongsu.collector.scrape.Visit;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A target as callers see it.
 *
 * @param visit how the last visit went; null when there was none since the collector started
 */
record TargetView(
        UUID id,
        String job,
        String url,
        @Schema(type = "string", format = "duration") Duration interval,
        @Schema(type = "string", format = "duration") Duration timeout,
        Map<String, String> labels,
        boolean enabled,

        @Schema(
                allowableValues = {"basic", "bearer"},
                description = "What kind of credential it is shown, which nobody is told; null: none")
        @Nullable
        String credentialType,

        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable VisitView visit) {

    /**
     * @param reason null when it is up; else unreachable, timeout, refused or protocol
     * @param error the same for people
     */
    record VisitView(
            Instant at,
            boolean up,
            double tookMs,
            int samples,
            @Nullable String reason,
            @Nullable String error) {
        static VisitView of(Visit visit) {
            Visit.Failure failure = visit.failure();
            return new VisitView(
                    visit.at(),
                    failure == null,
                    visit.took().toNanos() / 1e6,
                    visit.samples(),
                    failure == null ? null : failure.reason(),
                    failure == null ? null : failure.error());
        }
    }

    static TargetView of(ScrapeTarget target, @Nullable Visit visit) {
        KeptCredential kept = target.credential();
        return new TargetView(
                target.id(),
                target.job(),
                target.url().toString(),
                target.interval(),
                target.timeout(),
                target.labels(),
                target.enabled(),
                kept == null ? null : kept.type().name().toLowerCase(Locale.ROOT),
                target.version(),
                target.createdAt(),
                target.updatedAt(),
                visit == null ? null : VisitView.of(visit));
    }
}
