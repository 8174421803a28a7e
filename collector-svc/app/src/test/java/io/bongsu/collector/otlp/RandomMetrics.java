package io.bongsu.collector.otlp;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Exemplar;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogram;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Histogram;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.metrics.v1.Summary;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Requests with everything that OTLP metrics can say, also what it should not. */
final class RandomMetrics {
    private static final List<String> NAMES =
            List.of("cpu.load", "cpu.load", "http.requests", "größe", "", "x".repeat(255), "x".repeat(256), "a\0b");
    private static final List<String> KEYS = List.of(
            "host.name",
            "service.name",
            "service.namespace",
            "service.instance.id",
            "k8s.pod.name",
            "os.type",
            "a",
            "b.c",
            "le",
            "",
            "größe");
    private static final List<String> TEXTS = List.of("", "x", "web-1", "größe", "v".repeat(4097), "nul\0");
    private static final double[] VALUES = {
        0, -0.0, 1, -1, 0.1, 1e300, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Flags.STALE
    };

    private final Random random;

    RandomMetrics(Random random) {
        this.random = random;
    }

    ExportMetricsServiceRequest next() {
        ExportMetricsServiceRequest.Builder request = ExportMetricsServiceRequest.newBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            ResourceMetrics.Builder one = ResourceMetrics.newBuilder();
            if (random.nextInt(5) > 0) {
                one.setResource(Resource.newBuilder().addAllAttributes(attributes(4)));
            }
            for (int j = random.nextInt(3); j > 0; j--) {
                one.addScopeMetrics(scope());
            }
            request.addResourceMetrics(one);
        }
        return request.build();
    }

    private ScopeMetrics scope() {
        ScopeMetrics.Builder scope = ScopeMetrics.newBuilder().setSchemaUrl("https://größe");
        if (random.nextBoolean()) {
            scope.setScope(InstrumentationScope.newBuilder()
                    .setName("lib")
                    .setVersion("1")
                    .addAllAttributes(attributes(1)));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            scope.addMetrics(metric());
        }
        return scope.build();
    }

    private Metric metric() {
        Metric.Builder metric = Metric.newBuilder()
                .setName(random.nextInt(3) == 0 ? one(NAMES) : one(NAMES.subList(0, 4)))
                .setDescription(random.nextBoolean() ? "" : "Größe")
                .setUnit(random.nextBoolean() ? "s" : "");
        int points = random.nextInt(4);
        switch (random.nextInt(6)) {
            case 0 -> metric.setGauge(Gauge.newBuilder().addAllDataPoints(list(points, this::number)));
            case 1 ->
                metric.setSum(Sum.newBuilder()
                        .addAllDataPoints(list(points, this::number))
                        .setIsMonotonic(random.nextBoolean())
                        .setAggregationTemporality(temporality()));
            case 2 ->
                metric.setHistogram(Histogram.newBuilder()
                        .addAllDataPoints(list(points, this::histogram))
                        .setAggregationTemporality(temporality()));
            case 3 ->
                metric.setExponentialHistogram(ExponentialHistogram.newBuilder()
                        .addAllDataPoints(list(points, this::exponential))
                        .setAggregationTemporality(temporality()));
            case 4 -> metric.setSummary(Summary.newBuilder().addAllDataPoints(list(points, this::summary)));
            default -> metric.addMetadata(attribute());
        }
        return metric.build();
    }

    private AggregationTemporality temporality() {
        return random.nextInt(6) == 0
                ? AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA
                : AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;
    }

    private NumberDataPoint number() {
        NumberDataPoint.Builder point = NumberDataPoint.newBuilder()
                .setStartTimeUnixNano(random.nextLong())
                .setTimeUnixNano(at())
                .setFlags(flags())
                .addAllAttributes(attributes(3));
        switch (random.nextInt(8)) {
            case 0 -> point.clearValue();
            case 1, 2, 3 -> point.setAsInt(random.nextBoolean() ? random.nextLong() : random.nextInt(10));
            default -> point.setAsDouble(value());
        }
        return point.addAllExemplars(list(random.nextInt(2), this::exemplar)).build();
    }

    private HistogramDataPoint histogram() {
        HistogramDataPoint.Builder point = HistogramDataPoint.newBuilder()
                .setTimeUnixNano(at())
                .setFlags(flags())
                .setCount(random.nextInt(10))
                .addAllAttributes(attributes(3))
                .addAllExemplars(list(random.nextInt(2), this::exemplar));
        if (random.nextBoolean()) {
            point.setSum(value()).setMin(1).setMax(2);
        }
        int bounds = random.nextInt(4);
        for (int i = 0; i < bounds; i++) {
            point.addExplicitBounds(i * 0.5);
        }
        for (int i = random.nextInt(8) == 0 ? random.nextInt(5) : bounds + 1; i > 0; i--) {
            point.addBucketCounts(random.nextInt(5));
        }
        return point.build();
    }

    private ExponentialHistogramDataPoint exponential() {
        ExponentialHistogramDataPoint.Buckets positive = buckets();
        ExponentialHistogramDataPoint.Buckets negative = buckets();
        long zeros = random.nextInt(3);
        long all = zeros
                + positive.getBucketCountsList().stream().mapToLong(one -> one).sum()
                + negative.getBucketCountsList().stream().mapToLong(one -> one).sum();
        ExponentialHistogramDataPoint.Builder point = ExponentialHistogramDataPoint.newBuilder()
                .setTimeUnixNano(at())
                .setFlags(flags())
                .setScale(random.nextInt(18) - 5)
                .setZeroCount(zeros)
                .setZeroThreshold(random.nextBoolean() ? 0 : 1e-6)
                .setCount(random.nextInt(8) == 0 ? all + 1 : all)
                .addAllAttributes(attributes(3))
                .addAllExemplars(list(random.nextInt(2), this::exemplar));
        if (random.nextInt(4) > 0) {
            point.setSum(value());
        }
        return (random.nextBoolean() ? point.setPositive(positive).setNegative(negative) : point.setPositive(positive))
                .build();
    }

    private ExponentialHistogramDataPoint.Buckets buckets() {
        ExponentialHistogramDataPoint.Buckets.Builder buckets =
                ExponentialHistogramDataPoint.Buckets.newBuilder().setOffset(random.nextInt(400) - 200);
        for (int i = random.nextInt(6) == 0 ? 300 : random.nextInt(6); i > 0; i--) {
            buckets.addBucketCounts(random.nextInt(3));
        }
        return buckets.build();
    }

    private SummaryDataPoint summary() {
        SummaryDataPoint.Builder point = SummaryDataPoint.newBuilder()
                .setTimeUnixNano(at())
                .setFlags(flags())
                .setCount(random.nextInt(10))
                .setSum(value())
                .addAllAttributes(attributes(3));
        for (int i = random.nextInt(3); i > 0; i--) {
            point.addQuantileValues(SummaryDataPoint.ValueAtQuantile.newBuilder()
                    .setQuantile(i / 4.0)
                    .setValue(value()));
        }
        return point.build();
    }

    private Exemplar exemplar() {
        return Exemplar.newBuilder()
                .setTimeUnixNano(at())
                .setAsDouble(value())
                .setTraceId(ByteString.copyFrom(new byte[16]))
                .addFilteredAttributes(attribute())
                .build();
    }

    private List<KeyValue> attributes(int most) {
        int count = random.nextInt(20) == 0 ? 13 : random.nextInt(most + 1);
        return list(count, this::attribute);
    }

    private KeyValue attribute() {
        return KeyValue.newBuilder()
                .setKey(random.nextInt(12) == 0 ? one(KEYS) : one(KEYS.subList(0, 8)))
                .setValue(any(0))
                .build();
    }

    private AnyValue any(int depth) {
        AnyValue.Builder value = AnyValue.newBuilder();
        return switch (random.nextInt(12)) {
            case 0 -> value.build();
            case 1 -> value.setBoolValue(random.nextBoolean()).build();
            case 2 -> value.setIntValue(random.nextInt()).build();
            case 3 -> value.setDoubleValue(value()).build();
            case 4 -> value.setBytesValue(ByteString.copyFromUtf8("x")).build();
            case 5 ->
                depth > 2
                        ? value.build()
                        : value.setArrayValue(ArrayValue.newBuilder().addValues(any(depth + 1)))
                                .build();
            default ->
                value.setStringValue(random.nextInt(15) == 0 ? one(TEXTS) : one(TEXTS.subList(0, 4)))
                        .build();
        };
    }

    private long at() {
        long now = Decoding.NOW.toEpochMilli() * 1_000_000;
        return switch (random.nextInt(12)) {
            case 0 -> 0;
            case 1 -> now + 3_600_000_000_000L;
            case 2 -> now - 40L * 86_400_000_000_000L;
            case 3 -> -1;
            default -> now - random.nextInt(1_000_000_000);
        };
    }

    private int flags() {
        return random.nextInt(8) == 0 ? random.nextInt(4) : 0;
    }

    private double value() {
        return random.nextBoolean() ? random.nextInt(100) / 4.0 : VALUES[random.nextInt(VALUES.length)];
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static <T> List<T> list(int size, java.util.function.Supplier<T> next) {
        List<T> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            all.add(next.get());
        }
        return all;
    }
}
