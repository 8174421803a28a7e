package io.bongsu.collector.promql.differential;

import io.bongsu.collector.promql.data.Series;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Prometheus remote write 1.0, as little of it as a test needs: protobuf by hand, snappy with literals only. */
final class RemoteWrite {

    private RemoteWrite() {}

    /** The samples with {@code from <= time < to}. */
    static byte[] request(List<Series> all, long from, long to) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        for (Series series : all) {
            ByteArrayOutputStream one = new ByteArrayOutputStream();
            series.labels().each((name, value) -> {
                ByteArrayOutputStream label = new ByteArrayOutputStream();
                bytes(label, 1, name.getBytes(StandardCharsets.UTF_8));
                bytes(label, 2, value.getBytes(StandardCharsets.UTF_8));
                bytes(one, 1, label.toByteArray());
            });
            boolean any = false;
            for (int i = 0; i < series.size(); i++) {
                if (series.time(i) >= from && series.time(i) < to) {
                    any = true;
                    bytes(one, 2, sample(series.time(i), series.value(i)));
                }
            }
            if (any) {
                bytes(request, 1, one.toByteArray());
            }
        }
        return snappy(request.toByteArray());
    }

    private static byte[] sample(long time, double value) {
        ByteArrayOutputStream sample = new ByteArrayOutputStream();
        sample.write((1 << 3) | 1);
        sample.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(Double.doubleToRawLongBits(value))
                .array());
        sample.write(2 << 3);
        varint(sample, time);
        return sample.toByteArray();
    }

    private static void bytes(ByteArrayOutputStream out, int field, byte[] content) {
        out.write((field << 3) | 2);
        varint(out, content.length);
        out.writeBytes(content);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static byte[] snappy(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        varint(out, plain.length);
        for (int at = 0; at < plain.length; at += 60_000) {
            int length = Math.min(60_000, plain.length - at);
            out.write(61 << 2); // a literal whose length has two bytes
            out.write((length - 1) & 0xff);
            out.write((length - 1) >> 8);
            out.write(plain, at, length);
        }
        return out.toByteArray();
    }
}
