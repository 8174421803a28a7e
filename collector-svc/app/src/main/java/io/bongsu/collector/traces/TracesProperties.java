package io.bongsu.collector.traces;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param retention how long spans are kept; whole days are dropped
 * @param queuedSpans most spans that wait for a commit before senders are asked to come back later
 */
@ConfigurationProperties("bongsu.collector.traces")
public record TracesProperties(
        @DefaultValue("7d") Duration retention,
        @DefaultValue("20000") int queuedSpans) {}
