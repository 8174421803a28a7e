package io.bongsu.collector.metrics;

import io.bongsu.collector.cluster.Ownership;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Ready when everything that was committed before the start is there again, or when another collector has it. */
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
        return store.isServing() || ownership.elsewhere().isPresent()
                ? Health.up().build()
                : Health.outOfService().build();
    }
}
