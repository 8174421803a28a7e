package io.bongsu.collector.host;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param tenant whose host this machine is; absent: it is not watched
 * @param every how often the machine is looked at
 * @param name what it is called; empty for its own host name
 * @param topProcesses how many processes are told
 */
@ConfigurationProperties("bongsu.collector.host")
public record HostProperties(
        @Nullable UUID tenant,
        @DefaultValue("5s") Duration every,
        @DefaultValue("") String name,
        @DefaultValue("10") int topProcesses) {}
