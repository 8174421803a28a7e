package io.bongsu.collector.protocol.host;

import io.bongsu.collector.spi.Observation.Kind;
import io.bongsu.collector.spi.Observation.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collects measurements; leaves out what the operating system does not know. */
final class Findings {
    private final List<Measurement> all = new ArrayList<>();

    void gauge(String metric, String unit, Map<String, String> attributes, double value) {
        add(metric, Kind.GAUGE, unit, attributes, value);
    }

    void counter(String metric, String unit, Map<String, String> attributes, double value) {
        add(metric, Kind.COUNTER, unit, attributes, value);
    }

    private void add(String metric, Kind kind, String unit, Map<String, String> attributes, double value) {
        if (Double.isFinite(value) && value >= 0) {
            all.add(new Measurement(metric, kind, unit, attributes, value));
        }
    }

    List<Measurement> all() {
        return List.copyOf(all);
    }
}
