package io.bongsu.collector.metrics;

import io.bongsu.collector.cluster.Ownership;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Ready when samples are taken, here or by another collector. What reads waits until all of before the start is there again. */
@Component
@StoredHere
class MetricStoreHealthIndicator implements HealthIndicator {
    private final PackedMetricStore store;
    private final Ownership ownership;

    MetricStoreHealthIndicator(PackedMetricStore store, Ownership ownership) {
        this.store = store;
        this.ownership = ownership;
    }

    @Override
    public Health health() {
        return store.isTaking() || ownership.elsewhere().isPresent()
                ? Health.up().build()
                : Health.outOfService().build();
    }
}
