package io.bongsu.gateway.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param keepFacts how many facts can be asked for again, of all tenants
 * @param keepFor and for how long
 * @param backlog how many facts a slow reader may lie behind before it is cut off
 * @param perCaller how many streams one person may have open
 * @param heartbeat how often a silent stream says that it lives
 */
@ConfigurationProperties("bongsu.gateway.stream")
record StreamProperties(
        @DefaultValue("10000") int keepFacts,
        @DefaultValue("15m") Duration keepFor,
        @DefaultValue("1000") int backlog,
        @DefaultValue("50") int perCaller,
        @DefaultValue("15s") Duration heartbeat) {}
