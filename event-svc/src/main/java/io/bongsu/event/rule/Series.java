package io.bongsu.event.rule;

import java.util.Map;

/** Series of one metric, by equality of labels; names as OpenTelemetry publishes them. */
record Series(String metric, Map<String, String> labels) {
    Series {
        labels = Map.copyOf(labels);
    }
}
