package io.bongsu.topology.relation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param validity a relation that no source has seen so long is over; {@code validTo} is then when it was last seen
 */
@ConfigurationProperties("bongsu.topology.relation")
public record RelationProperties(@DefaultValue("24h") Duration validity) {}
