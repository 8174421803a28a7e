package io.bongsu.bench.metrics;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Remote write requests, one after the other: series with a sample each, compressed as senders do. One thread. */
public final class WriteBody {
    private final SnappyBlock snappy = new SnappyBlock();
    private byte[] body = new byte[1 << 19];
    private int size;
    private int samples;

    /** The labels of a series; names and values in turn, names in order, as the specification wants them. */
    public static byte[] section(String... pairs) {
        ByteArrayOutputStream section = new ByteArrayOutputStream(400);
        for (int at = 0; at < pairs.length; at += 2) {
            ByteArrayOutputStream label = new ByteArrayOutputStream(64);
            text(label, 10, pairs[at]);
            text(label, 18, pairs[at + 1]);
            section.write(10);
            varint(section, label.size());
            section.writeBytes(label.toByteArray());
        }
        return section.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, int tag, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(tag);
        varint(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void varint(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest >= 0x80) {
            out.write(rest | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    public void add(byte[] section, double value, long at) {
        int timestamp = length(at);
        int sample = 9 + 1 + timestamp;
        int series = section.length + 2 + sample;
        if (body.length - size < series + 16) {
            body = Arrays.copyOf(body, Math.max(body.length * 2, size + series + 16));
        }
        body[size++] = 10;
        varint(series);
        System.arraycopy(section, 0, body, size, section.length);
        size += section.length;
        body[size++] = 18;
        varint(sample);
        body[size++] = 9;
        long bits = Double.doubleToRawLongBits(value);
        for (int shift = 0; shift < 64; shift += 8) {
            body[size++] = (byte) (bits >> shift);
        }
        body[size++] = 16;
        varint(at);
        samples++;
    }

    public int samples() {
        return samples;
    }

    /** The request of all that was added; the next one begins. */
    public byte[] take() {
        byte[] request = snappy.of(body, size);
        size = 0;
        samples = 0;
        return request;
    }

    private static int length(long value) {
        return (70 - Long.numberOfLeadingZeros(value | 1)) / 7;
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            body[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        body[size++] = (byte) rest;
    }
}
