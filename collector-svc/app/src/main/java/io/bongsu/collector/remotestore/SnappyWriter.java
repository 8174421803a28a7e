package io.bongsu.collector.remotestore;

import java.util.Arrays;

/** Compresses as senders do: a hash of four bytes finds what came before, at most 64 KB back. One thread. */
final class SnappyWriter {
    private static final int TABLE = 1 << 14;
    private static final int FARTHEST = 65_535;

    private final int[] seen = new int[TABLE];
    private byte[] out = new byte[1 << 16];
    private int size;

    byte[] of(byte[] in, int length) {
        Arrays.fill(seen, -1);
        size = 0;
        reserve(length + length / 6 + 32);
        varint(length);
        int literal = 0;
        int at = 0;
        while (at + 4 <= length) {
            int slot = (four(in, at) * 0x1e35a7bd) >>> 18;
            int before = seen[slot];
            seen[slot] = at;
            if (before < 0 || at - before > FARTHEST || four(in, before) != four(in, at)) {
                at++;
                continue;
            }
            literal(in, literal, at);
            int end = at + 4;
            while (end < length && in[end] == in[before + end - at]) {
                end++;
            }
            copy(at - before, end - at);
            at = end;
            literal = end;
        }
        literal(in, literal, length);
        return Arrays.copyOf(out, size);
    }

    private static int four(byte[] in, int at) {
        return (in[at] & 0xFF) | (in[at + 1] & 0xFF) << 8 | (in[at + 2] & 0xFF) << 16 | in[at + 3] << 24;
    }

    private void literal(byte[] in, int from, int to) {
        int left = to - from;
        if (left == 0) {
            return;
        }
        if (left <= 60) {
            out[size++] = (byte) ((left - 1) << 2);
        } else {
            out[size++] = (byte) (62 << 2);
            out[size++] = (byte) (left - 1);
            out[size++] = (byte) ((left - 1) >> 8);
            out[size++] = (byte) ((left - 1) >> 16);
        }
        System.arraycopy(in, from, out, size, left);
        size += left;
    }

    private void copy(int offset, int length) {
        int left = length;
        while (left > 0) {
            int part = Math.min(64, left);
            out[size++] = (byte) ((part - 1) << 2 | 2);
            out[size++] = (byte) offset;
            out[size++] = (byte) (offset >> 8);
            left -= part;
        }
    }

    private void varint(int value) {
        int rest = value;
        while (rest >= 0x80) {
            out[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        out[size++] = (byte) rest;
    }

    private void reserve(int room) {
        if (out.length < room) {
            out = new byte[room];
        }
    }
}
