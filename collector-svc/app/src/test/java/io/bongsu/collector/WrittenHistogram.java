package io.bongsu.collector;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A {@code prometheus.Histogram} for tests.
 *
 * @param floats whether counts travel as doubles; else as integers and differences
 * @param positive counts by bucket index
 * @param hint 0 unknown, 1 reset, 2 not reset, 3 gauge
 */
public record WrittenHistogram(
        long at,
        int schema,
        boolean floats,
        double zeroThreshold,
        long zeroCount,
        double sum,
        SortedMap<Integer, Long> positive,
        SortedMap<Integer, Long> negative,
        List<Double> bounds,
        int hint) {
    public static final double STALE = Double.longBitsToDouble(0x7ff0_0000_0000_0002L);

    public static WrittenHistogram of(long at, int schema, double sum, Map<Integer, Long> positive) {
        return new WrittenHistogram(
                at, schema, false, 1e-128, 0, sum, new TreeMap<>(positive), new TreeMap<>(), List.of(), 0);
    }

    /** Marks the end. */
    public static WrittenHistogram stale(long at) {
        return of(at, 0, STALE, Map.of());
    }

    public WrittenHistogram asFloats() {
        return new WrittenHistogram(at, schema, true, zeroThreshold, zeroCount, sum, positive, negative, bounds, hint);
    }

    public long count() {
        return zeroCount
                + positive.values().stream().mapToLong(one -> one).sum()
                + negative.values().stream().mapToLong(one -> one).sum();
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (floats) {
            number(out, 2, (double) count());
        } else {
            integer(out, 1, count());
        }
        number(out, 3, sum);
        integer(out, 4, zigzag(schema));
        number(out, 5, zeroThreshold);
        if (floats) {
            number(out, 7, (double) zeroCount);
        } else {
            integer(out, 6, zeroCount);
        }
        buckets(out, 8, negative);
        buckets(out, 11, positive);
        integer(out, 14, hint);
        integer(out, 15, at);
        if (!bounds.isEmpty()) {
            RemoteWrite.field(
                    out,
                    16,
                    doubles(bounds.stream().mapToDouble(Double::doubleValue).toArray()));
        }
        return out.toByteArray();
    }

    /** A span per bucket: spans of one are as good as any. */
    private void buckets(ByteArrayOutputStream out, int field, SortedMap<Integer, Long> buckets) {
        int next = 0;
        long before = 0;
        ByteArrayOutputStream differences = new ByteArrayOutputStream();
        double[] counts = new double[buckets.size()];
        int used = 0;
        for (Map.Entry<Integer, Long> one : buckets.entrySet()) {
            ByteArrayOutputStream span = new ByteArrayOutputStream();
            integer(span, 1, zigzag(one.getKey() - next));
            integer(span, 2, 1);
            RemoteWrite.field(out, field, span.toByteArray());
            next = one.getKey() + 1;
            RemoteWrite.varint(differences, zigzag(one.getValue() - before));
            before = one.getValue();
            counts[used++] = one.getValue();
        }
        if (floats) {
            RemoteWrite.field(out, field + 2, doubles(counts));
        } else {
            RemoteWrite.field(out, field + 1, differences.toByteArray());
        }
    }

    private static byte[] doubles(double[] all) {
        ByteBuffer bytes = ByteBuffer.allocate(all.length * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (double one : all) {
            bytes.putDouble(one);
        }
        return bytes.array();
    }

    private static void integer(ByteArrayOutputStream out, int field, long value) {
        RemoteWrite.varint(out, field << 3);
        RemoteWrite.varint(out, value);
    }

    private static void number(ByteArrayOutputStream out, int field, double value) {
        RemoteWrite.varint(out, field << 3 | 1);
        out.writeBytes(doubles(new double[] {value}));
    }

    private static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }
}
