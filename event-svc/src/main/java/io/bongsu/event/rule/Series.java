package io.bongsu.event.rule;

import java.util.Map;
import java.util.TreeMap;

/** Series of one metric, by equality of labels; names as OpenTelemetry publishes them. */
record Series(String metric, Map<String, String> labels) {
    Series {
        labels = Map.copyOf(labels);
    }

    /** In PromQL, with names as they are published. */
    String selector() {
        StringBuilder text = new StringBuilder("{").append(quoted(metric));
        new TreeMap<>(labels)
                .forEach((name, value) ->
                        text.append(", ").append(quoted(name)).append('=').append(quoted(value)));
        return text.append('}').toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
