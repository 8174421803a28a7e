package io.bongsu.collector.remotewrite;

import io.bongsu.platform.problem.Failures;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Protobuf's wire format over one array, without objects; says at which byte a body is wrong. */
final class Wire {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int DELIMITED = 2;
    static final int FIXED32 = 5;

    final byte[] bytes;
    int at;

    Wire(byte[] bytes) {
        this.bytes = bytes;
    }

    long varint(int end) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at >= end) {
                throw malformed("a number ends too early");
            }
            byte one = bytes[at++];
            value |= (long) (one & 0x7F) << shift;
            if (one >= 0) {
                return value;
            }
        }
        throw malformed("a number has more than 10 bytes");
    }

    /** The end of a delimited field that begins here. */
    int delimited(int end) {
        long length = varint(end);
        if (length < 0 || length > end - at) {
            throw malformed("a field of " + Long.toUnsignedString(length) + " bytes does not fit");
        }
        return at + (int) length;
    }

    long fixed64(int end) {
        if (end - at < 8) {
            throw malformed("a number ends too early");
        }
        long value = 0;
        for (int i = 7; i >= 0; i--) {
            value = (value << 8) | (bytes[at + i] & 0xFF);
        }
        at += 8;
        return value;
    }

    void skip(int tag, int end) {
        switch (tag & 7) {
            case VARINT -> varint(end);
            case FIXED64 -> fixed64(end);
            case DELIMITED -> at = delimited(end);
            case FIXED32 -> {
                if (end - at < 4) {
                    throw malformed("a number ends too early");
                }
                at += 4;
            }
            default -> throw malformed("a field has wire type " + (tag & 7));
        }
    }

    String text(int from, int to) throws CharacterCodingException {
        for (int i = from; i < to; i++) {
            if (bytes[i] <= 0) {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes, from, to - from))
                        .toString();
            }
        }
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    RuntimeException malformed(String what) {
        return Failures.invalid(
                "", "malformed", "The body is not a prometheus.WriteRequest: " + what + " (byte " + at + ").");
    }
}
