package io.bongsu.collector.metrics;

import io.bongsu.collector.CollectorTest;
import io.bongsu.collector.MetricStoreContract;
import org.junit.jupiter.api.Test;

@CollectorTest
class PackedMetricStoreIT extends MetricStoreContract {
    private static final double STALE = Double.longBitsToDouble(0x7ff0000000000002L);

    @Test
    void everyBitIsKept() {
        kept("bits", -0.0, 1e300, -2.5e-300, Double.MIN_VALUE, Double.POSITIVE_INFINITY, 0.1 + 0.2, Double.NaN, STALE);
    }
}
