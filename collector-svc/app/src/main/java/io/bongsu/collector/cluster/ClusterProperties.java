package io.bongsu.collector.cluster;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param address where other collectors reach this one, {@code http://host:port}; empty: its own address and port
 * @param lease an owner that is not heard of for so long has lost the store; also the longest pause of an owner
 * @param renew how often the lease is renewed, and every collector says that it is there
 * @param look how often those who do not hold it look whether it is free
 */
@ConfigurationProperties("bongsu.collector.cluster")
public record ClusterProperties(
        @DefaultValue("") String address,
        @DefaultValue("6s") Duration lease,
        @DefaultValue("2s") Duration renew,
        @DefaultValue("500ms") Duration look) {

    public ClusterProperties {
        if (lease.compareTo(renew.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException(
                    "a lease of " + lease + " renewed every " + renew + " is lost by chance");
        }
    }
}
