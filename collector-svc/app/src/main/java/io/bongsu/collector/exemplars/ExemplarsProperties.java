package io.bongsu.collector.exemplars;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param retention how long they are kept; whole days are dropped
 * @param perMinute most of a tenant that are kept in a minute; further ones are passed over
 * @param every least time between two of one series
 * @param perQuery most that one question is answered
 */
@ConfigurationProperties("bongsu.collector.exemplars")
public record ExemplarsProperties(
        @DefaultValue("7d") Duration retention,
        @DefaultValue("1200") int perMinute,
        @DefaultValue("1s") Duration every,
        @DefaultValue("10000") int perQuery) {}
