package io.bongsu.collector.logs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param retention how long records are kept; whole days are dropped
 * @param queuedRecords most records that wait for a commit before senders are asked to come back later
 */
@ConfigurationProperties("bongsu.collector.logs")
public record LogsProperties(
        @DefaultValue("7d") Duration retention,
        @DefaultValue("20000") int queuedRecords) {}
