package io.bongsu.collector.remotestore;

import io.bongsu.collector.CollectorTest;
import io.bongsu.collector.MetricStoreContract;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The contract, with Prometheus keeping the samples. */
@CollectorTest
class PrometheusStoreIT extends MetricStoreContract {

    @DynamicPropertySource
    static void elsewhere(DynamicPropertyRegistry properties) {
        String url = OtherStore.prometheus();
        properties.add("bongsu.collector.metrics.store", () -> "remote");
        properties.add("bongsu.collector.metrics.remote.url", () -> url);
    }

    @Test
    void everyNumberIsKept() {
        kept("bits", -0.0, 1e300, -2.5e-300, Double.MIN_VALUE, Double.POSITIVE_INFINITY, 0.1 + 0.2);
    }
}
