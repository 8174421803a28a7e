package io.bongsu.collector.watch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param evaluateEvery how often watched expressions are evaluated
 * @param reloadEvery how soon another instance's watches are noticed
 */
@ConfigurationProperties("bongsu.collector.watch")
public record WatchProperties(
        @DefaultValue("5s") Duration evaluateEvery,
        @DefaultValue("10s") Duration reloadEvery) {}
