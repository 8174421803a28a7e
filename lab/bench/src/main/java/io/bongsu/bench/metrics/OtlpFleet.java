package io.bongsu.bench.metrics;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A fleet of service instances by OTLP protobuf, not compressed: a request has ten resources of 20 metrics with five points
 * each, and every series the 15 labels of its resource and point.
 */
final class OtlpFleet implements Requests {
    private static final int RESOURCES = 10;
    private static final int METRICS = 20;
    private static final int POINTS = 5;

    private final int series;
    private final Walk walk;

    OtlpFleet(int series) {
        this.series = series;
        this.walk = new Walk(series);
    }

    @Override
    public int requests() {
        return series / Fleet.PER_REQUEST;
    }

    @Override
    public byte[] request(int number, long at) {
        ByteArrayOutputStream request = new ByteArrayOutputStream(1 << 17);
        for (int i = 0; i < RESOURCES; i++) {
            field(request, 1, resourceMetrics(number * RESOURCES + i, at));
        }
        return request.toByteArray();
    }

    private byte[] resourceMetrics(int instance, long at) {
        ByteArrayOutputStream scope = new ByteArrayOutputStream(1 << 14);
        field(scope, 1, joined(text(1, "io.bongsu.bench"), text(2, "1.0")));
        for (int metric = 0; metric < METRICS; metric++) {
            field(scope, 2, metric(instance, metric, at));
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream(1 << 14);
        field(all, 1, resource(instance));
        field(all, 2, scope.toByteArray());
        return all.toByteArray();
    }

    private static byte[] resource(int instance) {
        ByteArrayOutputStream resource = new ByteArrayOutputStream(512);
        String[] pairs = {
            "service.name",
            "bench-service-" + instance % 10,
            "service.namespace",
            "bench",
            "service.instance.id",
            "bench-" + Integer.toHexString(instance * 0x9E3779B1) + "-" + instance,
            "service.version",
            "1." + instance % 9 + ".0",
            "k8s.cluster.name",
            "prod-" + instance % 4,
            "k8s.namespace.name",
            "shop",
            "k8s.container.name",
            "app",
            "deployment.environment.name",
            "production",
            "cloud.region",
            "eu-west-" + instance % 3,
            "telemetry.sdk.language",
            "java",
            "os.type",
            "linux",
            "team",
            "team-" + instance % 12
        };
        for (int i = 0; i < pairs.length; i += 2) {
            field(resource, 1, attribute(pairs[i], pairs[i + 1]));
        }
        return resource.toByteArray();
    }

    /** Gauges and sums in turn. */
    private byte[] metric(int instance, int metric, long at) {
        ByteArrayOutputStream points = new ByteArrayOutputStream(1 << 10);
        for (int point = 0; point < POINTS; point++) {
            field(points, 1, point((instance * METRICS + metric) * POINTS + point, point, at));
        }
        boolean sum = metric % 2 == 0;
        if (sum) {
            points.writeBytes(new byte[] {16, 2, 24, 1}); // cumulative, monotonic
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream(1 << 10);
        all.writeBytes(text(1, "bench.app.metric." + metric));
        all.writeBytes(text(3, "1"));
        field(all, sum ? 7 : 5, points.toByteArray());
        return all.toByteArray();
    }

    private byte[] point(int i, int place, long at) {
        ByteArrayOutputStream point = new ByteArrayOutputStream(128);
        fixed(point, 3, at * 1_000_000);
        fixed(point, 4, Double.doubleToRawLongBits(walk.next(i)));
        field(point, 7, attribute("state", "state-" + place));
        field(point, 7, attribute("direction", place % 2 == 0 ? "receive" : "transmit"));
        field(point, 7, attribute("device", "eth" + place));
        return point.toByteArray();
    }

    private static byte[] attribute(String key, String value) {
        ByteArrayOutputStream attribute = new ByteArrayOutputStream(64);
        attribute.writeBytes(text(1, key));
        field(attribute, 2, text(1, value));
        return attribute.toByteArray();
    }

    private static byte[] text(int number, String text) {
        ByteArrayOutputStream field = new ByteArrayOutputStream(64);
        field(field, number, text.getBytes(StandardCharsets.UTF_8));
        return field.toByteArray();
    }

    private static byte[] joined(byte[] one, byte[] other) {
        ByteArrayOutputStream both = new ByteArrayOutputStream(64);
        both.writeBytes(one);
        both.writeBytes(other);
        return both.toByteArray();
    }

    private static void field(ByteArrayOutputStream out, int number, byte[] content) {
        out.write(number << 3 | 2);
        int rest = content.length;
        while (rest >= 0x80) {
            out.write(rest | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
        out.writeBytes(content);
    }

    private static void fixed(ByteArrayOutputStream out, int number, long bits) {
        out.write(number << 3 | 1);
        out.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(bits)
                .array());
    }
}
