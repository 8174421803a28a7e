package io.bongsu.collector.metrics;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Ready when everything that was committed before the start is there again, and nobody has taken over since. */
@Component
@StoredHere
class MetricStoreHealthIndicator implements HealthIndicator {
    private final PackedMetricStore store;

    MetricStoreHealthIndicator(PackedMetricStore store) {
        this.store = store;
    }

    @Override
    public Health health() {
        return store.isServing() ? Health.up().build() : Health.outOfService().build();
    }
}
