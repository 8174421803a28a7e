package io.bongsu.bench.chain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Metrics in OTLP JSON. */
final class Otlp {
    /** Not {@code system.cpu.utilization}: the default rules watch that, and would miss each host for ever afterwards. */
    static final String METRIC = "bench.cpu.utilization";
    /** Marks the series of one run, so that its rule sees no other. */
    static final String RUN = "bench.run";

    private static final JsonMapper JSON = new JsonMapper();

    private Otlp() {}

    /** One sample of a host's CPU. */
    static byte[] cpu(String run, String host, double value, Instant at) {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode point = point(metric(resource(root.putArray("resourceMetrics"), host), METRIC), value, at);
        attribute(point.putArray("attributes"), RUN, run);
        return bytes(root);
    }

    /** One sample of each of {@code series} series of a host: what arrives beside. */
    static byte[] others(String host, int series, double value, Instant at) {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode metric = metric(resource(root.putArray("resourceMetrics"), host), "bench.background");
        for (int number = 0; number < series; number++) {
            ObjectNode point = point(metric, value + number, at);
            attribute(point.putArray("attributes"), "bench.series", Integer.toString(number));
        }
        return bytes(root);
    }

    private static ArrayNode resource(ArrayNode resources, String host) {
        ObjectNode resource = resources.addObject();
        attribute(resource.putObject("resource").putArray("attributes"), "host.name", host);
        return resource.putArray("scopeMetrics").addObject().putArray("metrics");
    }

    private static ObjectNode metric(ArrayNode metrics, String name) {
        ObjectNode metric = metrics.addObject();
        metric.put("name", name);
        metric.put("unit", "1");
        metric.putObject("gauge").putArray("dataPoints");
        return metric;
    }

    private static ObjectNode point(ObjectNode metric, double value, Instant at) {
        ObjectNode point = ((ArrayNode) metric.at("/gauge/dataPoints")).addObject();
        point.put("timeUnixNano", Long.toString(at.getEpochSecond() * 1_000_000_000L + at.getNano()));
        point.put("asDouble", value);
        return point;
    }

    private static void attribute(ArrayNode attributes, String key, String value) {
        ObjectNode attribute = attributes.addObject();
        attribute.put("key", key);
        attribute.putObject("value").put("stringValue", value);
    }

    private static byte[] bytes(ObjectNode root) {
        return JSON.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
    }
}
