package io.bongsu.collector;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes {@code prometheus.WriteRequest} for tests: byte by byte, so that it can be wrong on purpose. */
public final class RemoteWrite {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** A sample. */
    public record At(long at, double value) {}

    public RemoteWrite series(Map<String, String> labels, At... samples) {
        return series(
                labels.entrySet().stream()
                        .map(one -> label(bytes(one.getKey()), bytes(one.getValue())))
                        .toList(),
                List.of(samples));
    }

    public RemoteWrite series(List<byte[]> labels, List<At> samples) {
        ByteArrayOutputStream series = new ByteArrayOutputStream();
        labels.forEach(one -> field(series, 1, one));
        samples.forEach(one -> field(series, 2, sample(one)));
        field(body, 1, series.toByteArray());
        return this;
    }

    public RemoteWrite histograms(Map<String, String> labels, WrittenHistogram... histograms) {
        ByteArrayOutputStream series = new ByteArrayOutputStream();
        labels.forEach((name, value) -> field(series, 1, label(bytes(name), bytes(value))));
        for (WrittenHistogram one : histograms) {
            field(series, 4, one.bytes());
        }
        field(body, 1, series.toByteArray());
        return this;
    }

    /** An exemplar of a series, apart from its samples as Prometheus sends them. */
    public RemoteWrite exemplar(Map<String, String> labels, long at, double value, Map<String, String> own) {
        ByteArrayOutputStream exemplar = new ByteArrayOutputStream();
        own.forEach((name, text) -> field(exemplar, 1, label(bytes(name), bytes(text))));
        exemplar.write(17);
        exemplar.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(value)
                .array());
        exemplar.write(24);
        varint(exemplar, at);
        ByteArrayOutputStream series = new ByteArrayOutputStream();
        labels.forEach((name, text) -> field(series, 1, label(bytes(name), bytes(text))));
        field(series, 3, exemplar.toByteArray());
        field(body, 1, series.toByteArray());
        return this;
    }

    /** Says of a metric what it is: type 1 is a counter, 3 a histogram. */
    public RemoteWrite metadata(int type, String metric, String help, String unit) {
        ByteArrayOutputStream metadata = new ByteArrayOutputStream();
        metadata.write(8);
        varint(metadata, type);
        field(metadata, 2, bytes(metric));
        field(metadata, 4, bytes(help));
        field(metadata, 5, bytes(unit));
        field(body, 3, metadata.toByteArray());
        return this;
    }

    public byte[] protobuf() {
        return body.toByteArray();
    }

    public byte[] snappy() {
        return snappy(body.toByteArray());
    }

    /** One literal: snappy that did not find anything to shorten. */
    public static byte[] snappy(byte[] content) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        varint(block, content.length);
        if (content.length > 0) {
            block.write(62 << 2);
            for (int shift = 0; shift < 24; shift += 8) {
                block.write((content.length - 1) >> shift);
            }
            block.writeBytes(content);
        }
        return block.toByteArray();
    }

    public static byte[] label(byte[] name, byte[] value) {
        ByteArrayOutputStream label = new ByteArrayOutputStream();
        field(label, 1, name);
        field(label, 2, value);
        return label.toByteArray();
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sample(At one) {
        ByteArrayOutputStream sample = new ByteArrayOutputStream();
        sample.write(9);
        sample.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(one.value())
                .array());
        sample.write(16);
        varint(sample, one.at());
        return sample.toByteArray();
    }

    static void field(ByteArrayOutputStream out, int number, byte[] bytes) {
        varint(out, (number << 3) | 2);
        varint(out, bytes.length);
        out.writeBytes(bytes);
    }

    static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
