package io.bongsu.collector.wire;

import io.bongsu.platform.problem.Failures;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Protobuf's wire format over one array, without objects; says at which byte a body is wrong. */
public final class Wire {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    public static final int VARINT = 0;
    public static final int FIXED64 = 1;
    public static final int DELIMITED = 2;
    public static final int FIXED32 = 5;

    public final byte[] bytes;
    public int at;
    private final String message;

    /**
     * @param message what the bytes should be
     */
    public Wire(byte[] bytes, String message) {
        this.bytes = bytes;
        this.message = message;
    }

    public long varint(int end) {
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
    public int delimited(int end) {
        long length = varint(end);
        if (length < 0 || length > end - at) {
            throw malformed("a field of " + Long.toUnsignedString(length) + " bytes does not fit");
        }
        return at + (int) length;
    }

    public long fixed64(int end) {
        if (end - at < 8) {
            throw malformed("a number ends too early");
        }
        long value = (long) LONGS.get(bytes, at);
        at += 8;
        return value;
    }

    public void skip(int tag, int end) {
        if (tag >>> 3 == 0) {
            throw malformed("a field has number 0");
        }
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

    public String text(int from, int to) throws CharacterCodingException {
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

    public RuntimeException malformed(String what) {
        return Failures.invalid("", "malformed", "The body is not a " + message + ": " + what + " (byte " + at + ").");
    }
}
