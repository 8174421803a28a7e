package io.bongsu.collector.watch;

import io.bongsu.collector.resource.Labels;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Watched values as OTLP: one resource per watch and entity, with {@code bongsu.watch.id} and what identifies the entity; the
 * points carry all labels.
 */
final class WatchedTelemetry {
    static final String WATCH = "bongsu.watch.id";
    private static final int POINTS_PER_MESSAGE = 1_000;

    private final List<byte[]> messages = new ArrayList<>();
    private final Map<Group, Map<String, Gauge.Builder>> groups = new LinkedHashMap<>();
    private int points;

    private record Group(UUID watch, Labels resource) {}

    /**
     * @param resource the labels that identify the entity
     * @param at milliseconds since the epoch
     */
    void add(UUID watch, Labels resource, String metric, Labels labels, long at, double value) {
        groups.computeIfAbsent(new Group(watch, resource), _ -> new LinkedHashMap<>())
                .computeIfAbsent(metric, _ -> Gauge.newBuilder())
                .addDataPoints(NumberDataPoint.newBuilder()
                        .setTimeUnixNano(at * 1_000_000)
                        .setAsDouble(value)
                        .addAllAttributes(attributes(labels)));
        if (++points >= POINTS_PER_MESSAGE) {
            close();
        }
    }

    /** Messages in the order of time. */
    List<byte[]> messages() {
        close();
        return List.copyOf(messages);
    }

    private void close() {
        if (points == 0) {
            return;
        }
        ExportMetricsServiceRequest.Builder request = ExportMetricsServiceRequest.newBuilder();
        groups.forEach((group, metrics) -> request.addResourceMetrics(resourceMetrics(group, metrics)));
        messages.add(request.build().toByteArray());
        groups.clear();
        points = 0;
    }

    private static ResourceMetrics resourceMetrics(Group group, Map<String, Gauge.Builder> metrics) {
        ScopeMetrics.Builder scope = ScopeMetrics.newBuilder();
        metrics.forEach((name, gauge) ->
                scope.addMetrics(Metric.newBuilder().setName(name).setGauge(gauge)));
        return ResourceMetrics.newBuilder()
                .setResource(Resource.newBuilder()
                        .addAttributes(attribute(WATCH, group.watch().toString()))
                        .addAllAttributes(attributes(group.resource())))
                .addScopeMetrics(scope)
                .build();
    }

    private static List<KeyValue> attributes(Labels labels) {
        List<KeyValue> attributes = new ArrayList<>(labels.size());
        labels.each((name, value) -> attributes.add(attribute(name, value)));
        return attributes;
    }

    private static KeyValue attribute(String name, String value) {
        return KeyValue.newBuilder()
                .setKey(name)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }
}
