package io.bongsu.collector.promql;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param lookback how old the last sample of a series may be
 * @param timeout longest evaluation; a request may ask for less
 * @param concurrent most queries of one tenant at once, beyond which it is asked to come back
 * @param series most series one query may read
 * @param samples most samples one query may read
 * @param points most times of a range query
 * @param values most values a query may hold while it computes, eight bytes each
 * @param experimental whether what is behind feature flags in Prometheus is answered
 */
@Validated
@ConfigurationProperties("bongsu.collector.promql")
record PromqlProperties(
        @DefaultValue("5m") Duration lookback,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("16") @Min(1) int concurrent,
        @DefaultValue("50000") @Min(1) int series,
        @DefaultValue("20000000") @Min(1) long samples,
        @DefaultValue("11000") @Min(1) int points,
        @DefaultValue("8000000") @Min(1) long values,
        @DefaultValue("true") boolean experimental) {}
