package io.bongsu.collector.remotestore;

import io.bongsu.collector.metrics.LiveSeries;
import io.bongsu.collector.metrics.Points;
import io.bongsu.collector.metrics.StoredSeries;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Samples of one tenant as remote write 1.0: each series once, its samples in order of time, the tenant as a label of each. */
final class WriteBody {
    /** Whose a series is, in the other store. A sender's label of this name is dropped: nobody can say to be somebody else. */
    static final String TENANT = "bongsu_tenant";

    private static final int MOST = 10_000;

    private final UUID tenant;
    private final Map<LiveSeries, List<At>> samples = new LinkedHashMap<>();
    private int size;

    private record At(long at, double value) {}

    /** A request, compressed as it is sent. */
    @SuppressWarnings("ArrayRecordComponent") // carries bytes, is never compared
    record Request(int samples, byte[] data) {}

    private WriteBody(UUID tenant) {
        this.tenant = tenant;
    }

    /** As few requests as hold all, none of them larger than receivers like. */
    static List<Request> of(UUID tenant, List<Points> all) {
        List<Request> requests = new ArrayList<>();
        WriteBody body = new WriteBody(tenant);
        for (Points points : all) {
            for (int i = 0; i < points.size(); i++) {
                body.add(points.series(i), points.time(i), points.value(i));
                if (body.size == MOST) {
                    requests.add(body.request());
                    body = new WriteBody(tenant);
                }
            }
        }
        if (body.size > 0) {
            requests.add(body.request());
        }
        return requests;
    }

    private void add(LiveSeries series, long at, double value) {
        samples.computeIfAbsent(series, _ -> new ArrayList<>(2)).add(new At(at, value));
        size++;
    }

    private Request request() {
        ByteArrayOutputStream body = new ByteArrayOutputStream(size * 200);
        samples.forEach((series, all) -> {
            all.sort(Comparator.comparingLong(At::at));
            delimited(body, 1, timeSeries(series.stored(), all));
        });
        byte[] plain = body.toByteArray();
        return new Request(size, new SnappyWriter().of(plain, plain.length));
    }

    private byte[] timeSeries(StoredSeries series, List<At> all) {
        TreeMap<String, String> labels = new TreeMap<>();
        series.labels().each((name, value) -> labels.put(PlainNames.label(name), value));
        labels.put("__name__", PlainNames.metric(series.metric()));
        labels.put(TENANT, tenant.toString());
        ByteArrayOutputStream one = new ByteArrayOutputStream(512);
        labels.forEach((name, value) -> delimited(one, 1, label(name, value)));
        for (At sample : all) {
            delimited(one, 2, sample(sample));
        }
        return one.toByteArray();
    }

    private static byte[] label(String name, String value) {
        ByteArrayOutputStream label = new ByteArrayOutputStream(64);
        delimited(label, 1, name.getBytes(StandardCharsets.UTF_8));
        delimited(label, 2, value.getBytes(StandardCharsets.UTF_8));
        return label.toByteArray();
    }

    private static byte[] sample(At sample) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(24);
        out.write(9);
        long bits = Double.doubleToRawLongBits(sample.value());
        for (int shift = 0; shift < 64; shift += 8) {
            out.write((int) (bits >> shift));
        }
        out.write(16);
        varint(out, sample.at());
        return out.toByteArray();
    }

    private static void delimited(ByteArrayOutputStream out, int field, byte[] content) {
        out.write(field << 3 | 2);
        varint(out, content.length);
        out.writeBytes(content);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
