package io.bongsu.collector.metrics;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param retention how long samples are kept; whole days are dropped
 * @param retentionOf tenants that keep theirs for another time
 * @param fiveMinuteRetention how long the roll-ups of five minutes are kept, about: whole months are dropped
 * @param hourlyRetention how long those of an hour are
 * @param window longest a batch waits for others to be committed with
 * @param queuedSamples most samples that wait for a commit before senders are asked to come back later
 * @param seriesPerTenant most series of a tenant; samples of further ones are refused
 * @param seriesPerMetric most series of one metric of a tenant
 * @param seriesPerQuery most series one query may touch
 * @param samplesPerQuery most samples one query may read
 */
@Validated
@ConfigurationProperties("bongsu.collector.metrics")
public record MetricsProperties(
        @DefaultValue("7d") Duration retention,
        @DefaultValue Map<UUID, Duration> retentionOf,
        @DefaultValue("90d") Duration fiveMinuteRetention,
        @DefaultValue("400d") Duration hourlyRetention,
        @DefaultValue("5ms") Duration window,
        @DefaultValue("400000") @Min(1) int queuedSamples,
        @DefaultValue("2000000") @Min(1) int seriesPerTenant,
        @DefaultValue("200000") @Min(1) int seriesPerMetric,
        @DefaultValue("50000") @Min(1) int seriesPerQuery,
        @DefaultValue("4000000") @Min(1) int samplesPerQuery) {

    /** How long this tenant's samples are kept. */
    public Duration retention(UUID tenant) {
        return retentionOf.getOrDefault(tenant, retention);
    }

    /** How long the rows of a tier are. */
    Duration retention(Tier tier) {
        return switch (tier) {
            case WINDOW, BLOCK, DAY -> longestRetention();
            case FIVE_MINUTES -> fiveMinuteRetention;
            case HOUR -> hourlyRetention;
        };
    }

    /** How long anybody's are. */
    public Duration longestRetention() {
        return retentionOf.values().stream().reduce(retention, (one, other) -> one.compareTo(other) >= 0 ? one : other);
    }
}
