package io.bongsu.collector.otlp;

import io.bongsu.collector.metrics.Books;
import io.bongsu.collector.metrics.Intake;
import io.bongsu.collector.metrics.LiveSeries;
import io.bongsu.collector.metrics.Points;
import io.bongsu.collector.metrics.Sample;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;

/** How long it takes from bytes to known series, walked and with generated classes: run by hand, warmed up, one thread. */
final class Speed {
    private static final int REQUESTS = 100;
    private static final int METRICS = 50;
    private static final int POINTS = 20;
    private static final int ROUNDS = 60;

    private Speed() {}

    public static void main(String[] arguments) {
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            bodies.add(body(i));
        }
        Decoding walk = new Decoding(128, 1_000_000);
        Intake names = Books.intake(1_000_000);
        for (int turn = 0; turn < 2; turn++) {
            measure("walked   ", bodies, body -> walk.request(body).points().size());
            measure("generated", bodies, body -> generated(names, body));
        }
    }

    private static int generated(Intake names, byte[] body) {
        MetricModel model = new MetricModel(Decoding.TENANT, Decoding.times(), 128);
        List<Sample> samples = model.map((ExportMetricsServiceRequest)
                        OtlpProtobuf.read(body, ExportMetricsServiceRequest.getDefaultInstance()))
                .samples();
        Points points = new Points(samples.size());
        for (Sample sample : samples) {
            LiveSeries series = names.book().resolve(Decoding.TENANT, sample.series());
            if (series != null) {
                points.add(series, sample.at(), sample.value());
            }
        }
        return points.size();
    }

    private static void measure(String name, List<byte[]> bodies, ToIntFunction<byte[]> work) {
        double[] nanos = new double[ROUNDS];
        IntUnaryOperator all = round -> bodies.stream().mapToInt(work).sum();
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            int points = all.applyAsInt(round);
            nanos[round] = (System.nanoTime() - start) / (double) points;
        }
        double[] warm = Arrays.copyOfRange(nanos, ROUNDS / 2, ROUNDS);
        Arrays.sort(warm);
        System.out.println(String.format(
                Locale.ROOT, "%s  median %6.0f ns/point, best %6.0f", name, warm[warm.length / 2], warm[0]));
    }

    /** 1,000 points of one instance of a service: 6 resource attributes, 5 of each point. */
    private static byte[] body(int instance) {
        Resource.Builder resource = Resource.newBuilder();
        for (String key : List.of("service.name", "host.name", "os.type", "telemetry.sdk.name", "process.pid")) {
            resource.addAttributes(attribute(key, key + "-value"));
        }
        resource.addAttributes(attribute("service.instance.id", "instance-" + instance));
        ScopeMetrics.Builder scope = ScopeMetrics.newBuilder();
        scope.getScopeBuilder().setName("io.example.library").setVersion("1.2.3");
        for (int metric = 0; metric < METRICS; metric++) {
            Sum.Builder sum = Sum.newBuilder()
                    .setIsMonotonic(true)
                    .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
            for (int point = 0; point < POINTS; point++) {
                sum.addDataPoints(point(point));
            }
            scope.addMetrics(Metric.newBuilder()
                    .setName("http.server.request.count." + metric)
                    .setDescription("How many requests were answered")
                    .setUnit("{request}")
                    .setSum(sum));
        }
        return ExportMetricsServiceRequest.newBuilder()
                .addResourceMetrics(
                        ResourceMetrics.newBuilder().setResource(resource).addScopeMetrics(scope))
                .build()
                .toByteArray();
    }

    private static NumberDataPoint point(int number) {
        long now = Decoding.NOW.toEpochMilli() * 1_000_000;
        return NumberDataPoint.newBuilder()
                .setStartTimeUnixNano(now - 60_000_000_000L)
                .setTimeUnixNano(now)
                .setAsDouble(number * 17)
                .addAttributes(attribute("http.request.method", "GET"))
                .addAttributes(attribute("http.route", "/api/v1/things/" + number))
                .addAttributes(attribute("http.response.status_code", "200"))
                .addAttributes(attribute("server.address", "shop.example"))
                .addAttributes(attribute("url.scheme", "https"))
                .build();
    }

    private static KeyValue attribute(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }
}
