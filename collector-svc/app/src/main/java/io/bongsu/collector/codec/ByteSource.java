package io.bongsu.collector.codec;

/** Reads what a {@link ByteSink} wrote; never beyond its end. */
public final class ByteSource {
    private final byte[] bytes;
    private final int end;
    private int at;

    public ByteSource(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    public ByteSource(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    public int at() {
        return at;
    }

    public int get() {
        need(1);
        return bytes[at++] & 0xFF;
    }

    public long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int one = get();
            value |= (long) (one & 0x7F) << shift;
            if (one < 0x80) {
                return value;
            }
        }
        throw new CorruptBytes("a varint is longer than 10 bytes");
    }

    public long zigzag() {
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }

    /** A count or length: never negative, never more than {@code most}. */
    public int count(int most) {
        long value = varint();
        if (value < 0 || value > most) {
            throw new CorruptBytes("a count is " + Long.toUnsignedString(value) + ", at most " + most + " makes sense");
        }
        return (int) value;
    }

    public long int64() {
        need(8);
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | (bytes[at++] & 0xFF);
        }
        return value;
    }

    /** Passes over bytes that the caller reads by itself; answers where they begin. */
    public int skip(int length) {
        need(length);
        int from = at;
        at += length;
        return from;
    }

    public int left() {
        return end - at;
    }

    private void need(int length) {
        if (length < 0 || end - at < length) {
            throw new CorruptBytes("the bytes end too early");
        }
    }
}
