package io.bongsu.collector.protocol.prometheus;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes a protobuf message as a target does. */
final class Proto {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Proto number(int field, long value) {
        varint(field << 3);
        return varint(value);
    }

    Proto zigzag(int field, long value) {
        return number(field, (value << 1) ^ (value >> 63));
    }

    Proto decimal(int field, double value) {
        varint(field << 3 | 1);
        return fixed(value);
    }

    Proto text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Proto message(int field, Proto inner) {
        return bytes(field, inner.bytes.toByteArray());
    }

    Proto label(int field, String name, String value) {
        return message(field, new Proto().text(1, name).text(2, value));
    }

    /** Differences in a row. */
    Proto packed(int field, long... values) {
        Proto all = new Proto();
        for (long value : values) {
            all.varint((value << 1) ^ (value >> 63));
        }
        return message(field, all);
    }

    Proto span(int field, int offset, int length) {
        return message(field, new Proto().zigzag(1, offset).number(2, length));
    }

    byte[] body() {
        return new Proto().delimited(this).bytes.toByteArray();
    }

    private Proto delimited(Proto inner) {
        varint(inner.bytes.size());
        bytes.writeBytes(inner.bytes.toByteArray());
        return this;
    }

    private Proto bytes(int field, byte[] value) {
        varint(field << 3 | 2);
        varint(value.length);
        bytes.writeBytes(value);
        return this;
    }

    private Proto varint(long value) {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            bytes.write((int) ((left & 0x7F) | 0x80));
            left >>>= 7;
        }
        bytes.write((int) left);
        return this;
    }

    private Proto fixed(double value) {
        bytes.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(value)
                .array());
        return this;
    }
}
