package io.bongsu.collector.metrics;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param retention how long samples are kept; whole days are dropped
 * @param window longest a batch waits for others to be committed with
 * @param queuedSamples most samples that wait for a commit before senders are asked to come back later
 * @param cachedSeries most series whose ids are kept in memory
 * @param seriesPerQuery most series one query may touch
 * @param samplesPerQuery most samples one query may read
 */
@Validated
@ConfigurationProperties("bongsu.collector.metrics")
public record MetricsProperties(
        @DefaultValue("7d") Duration retention,
        @DefaultValue("5ms") Duration window,
        @DefaultValue("60000") @Min(1) int queuedSamples,
        @DefaultValue("200000") @Min(1) int cachedSeries,
        @DefaultValue("50000") @Min(1) int seriesPerQuery,
        @DefaultValue("4000000") @Min(1) int samplesPerQuery) {}
