package io.bongsu.collector.remotestore;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Takes samples as long as the queue has room, whether the other store is there or not. */
@Component("metricStoreHealthIndicator")
@StoredElsewhere
class RemoteStoreHealthIndicator implements HealthIndicator {
    private final Queue queue;

    RemoteStoreHealthIndicator(Queue queue) {
        this.queue = queue;
    }

    @Override
    public Health health() {
        return Health.up().withDetail("waiting", queue.waiting()).build();
    }
}
