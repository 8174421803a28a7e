package io.bongsu.collector.remotewrite;

import io.bongsu.platform.problem.Failures;

/**
 * The snappy block format: a varint with the length of the content, then literals and copies of what came before.
 *
 * <pre>
 * tag & 3 = 0  literal: tag >> 2 is its length - 1; 60 to 63: that is in the next 1 to 4 bytes
 *           1  copy of 4 to 11 bytes: 3 bits length - 4, 11 bits offset (3 in the tag, 8 in the next byte)
 *           2  copy: 6 bits length - 1, the offset in the next 2 bytes
 *           3  copy: 6 bits length - 1, the offset in the next 4 bytes
 * </pre>
 */
final class Snappy {
    private final byte[] in;
    private final int end;
    private int at;
    private byte[] out = new byte[0];
    private int size;

    private Snappy(byte[] in, int end) {
        this.in = in;
        this.end = end;
    }

    /** How long the content says it is; checked before room is made for it. */
    static int contentLength(byte[] in, int length, int most) {
        long content = new Snappy(in, length).varint();
        if (content > most) {
            throw Failures.tooLarge("The body has " + content + " bytes uncompressed, at most " + most
                    + " are allowed. Send less at once.");
        }
        return (int) content;
    }

    /** Fills the beginning of {@code out} and answers the number of bytes. */
    static int inflate(byte[] in, int length, byte[] out) {
        Snappy snappy = new Snappy(in, length);
        snappy.out = out;
        int content = (int) snappy.varint();
        while (snappy.at < length) {
            snappy.element(content);
        }
        if (snappy.size != content) {
            throw malformed("the content ends after " + snappy.size + " of " + content + " bytes");
        }
        return content;
    }

    private void element(int content) {
        int tag = next();
        switch (tag & 3) {
            case 0 -> literal(tag >> 2, content);
            case 1 -> copy(4 + ((tag >> 2) & 7), ((tag & 0xE0) << 3) | next(), content);
            case 2 -> copy(1 + (tag >> 2), little(2), content);
            default -> copy(1 + (tag >> 2), little(4), content);
        }
    }

    private void literal(int code, int content) {
        long length = 1 + (code < 60 ? code : little(code - 59));
        if (length > end - at || length > content - size) {
            throw malformed("a literal is longer than what is left");
        }
        System.arraycopy(in, at, out, size, (int) length);
        at += (int) length;
        size += (int) length;
    }

    private void copy(int length, long offset, int content) {
        if (offset <= 0 || offset > size || length > content - size) {
            throw malformed("a copy reaches outside of the content");
        }
        int from = size - (int) offset;
        if (offset >= length) {
            System.arraycopy(out, from, out, size, length);
            size += length;
            return;
        }
        for (int i = 0; i < length; i++) {
            out[size++] = out[from++]; // overlapping: repeats
        }
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift <= 28; shift += 7) {
            int one = next();
            value |= (long) (one & 0x7F) << shift;
            if (one < 0x80) {
                return value;
            }
        }
        throw malformed("the length is not a varint");
    }

    private long little(int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) next() << (8 * i);
        }
        return value;
    }

    private int next() {
        if (at >= end) {
            throw malformed("the bytes end too early");
        }
        return in[at++] & 0xFF;
    }

    private static RuntimeException malformed(String what) {
        return Failures.invalid("", "malformed", "The body is not a snappy block: " + what + ".");
    }
}
