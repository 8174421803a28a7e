package io.bongsu.event.watch;

import com.google.protobuf.InvalidProtocolBufferException;
import io.bongsu.event.text.PlainText;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.DataPointFlags;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.MetricsData;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads watched telemetry: OTLP, the watch named by the resource, the series by the attributes of its data points. */
@Component
class SampleReader {
    static final String WATCH = "bongsu.watch.id";
    private static final int LONGEST_LABEL = 1024;

    private final WatchProperties properties;
    private final MeterRegistry meters;
    private final Clock clock;

    SampleReader(WatchProperties properties, MeterRegistry meters, Clock clock) {
        this.properties = properties;
        this.meters = meters;
        this.clock = clock;
    }

    /** Samples that can be judged, oldest first. What is no OTLP fails: the message is set aside. */
    List<Sample> read(byte[] otlp) {
        List<Sample> samples = new ArrayList<>();
        try {
            for (ResourceMetrics resource : MetricsData.parseFrom(otlp).getResourceMetricsList()) {
                Optional<UUID> watch = watch(resource);
                if (watch.isEmpty()) {
                    ignored("no-watch");
                } else {
                    resource.getScopeMetricsList().stream()
                            .flatMap(scope -> scope.getMetricsList().stream())
                            .forEach(metric -> read(watch.get(), metric, samples));
                }
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("not OTLP", e);
        }
        samples.sort(Comparator.comparing(Sample::at));
        return samples;
    }

    private static Optional<UUID> watch(ResourceMetrics resource) {
        try {
            return resource.getResource().getAttributesList().stream()
                    .filter(attribute -> WATCH.equals(attribute.getKey()))
                    .map(attribute -> UUID.fromString(attribute.getValue().getStringValue()))
                    .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void read(UUID watch, Metric metric, List<Sample> samples) {
        List<NumberDataPoint> points = switch (metric.getDataCase()) {
            case GAUGE -> metric.getGauge().getDataPointsList();
            case SUM -> metric.getSum().getDataPointsList();
            default -> {
                ignored("not-a-number");
                yield List.of();
            }
        };
        points.forEach(point -> read(watch, point).ifPresent(samples::add));
    }

    private Optional<Sample> read(UUID watch, NumberDataPoint point) {
        boolean absent = (point.getFlags() & DataPointFlags.DATA_POINT_FLAGS_NO_RECORDED_VALUE_MASK_VALUE) != 0;
        double value = point.hasAsInt() ? point.getAsInt() : point.getAsDouble();
        if (absent || Double.isNaN(value)) {
            return ignored("not-a-number");
        }
        Instant now = clock.instant();
        long nanos = point.getTimeUnixNano();
        // as exact as the database keeps it, so that a state read back compares like the sample it came from
        Instant at = (nanos == 0 ? now : Instant.ofEpochSecond(0, nanos)).truncatedTo(ChronoUnit.MICROS);
        if (at.isBefore(now.minus(properties.latest()))) {
            return ignored("too-old");
        }
        if (at.isAfter(now.plus(properties.ahead()))) {
            return ignored("in-the-future");
        }
        return Optional.of(new Sample(watch, labels(point.getAttributesList()), value, at));
    }

    private static SortedMap<String, String> labels(List<KeyValue> attributes) {
        SortedMap<String, String> labels = new TreeMap<>();
        for (KeyValue attribute : attributes) {
            String name = PlainText.distinct(attribute.getKey(), LONGEST_LABEL);
            String value = PlainText.distinct(text(attribute.getValue()), LONGEST_LABEL);
            if (!name.isEmpty() && !"__name__".equals(name) && !value.isEmpty()) {
                labels.put(name, value);
            }
        }
        return labels;
    }

    private static String text(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case INT_VALUE -> Long.toString(value.getIntValue());
            case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
            case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
            default -> "";
        };
    }

    private Optional<Sample> ignored(String why) {
        meters.counter("bongsu.event.samples.ignored", "why", why).increment();
        return Optional.empty();
    }
}
