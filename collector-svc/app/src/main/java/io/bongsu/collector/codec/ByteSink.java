package io.bongsu.collector.codec;

import java.util.Arrays;

/** Bytes that grow. Varints are LEB128, seven bits a byte, low ones first. One thread; reset and used again. */
public final class ByteSink {
    private byte[] bytes;
    private int size;

    public ByteSink(int capacity) {
        this.bytes = new byte[Math.max(16, capacity)];
    }

    public void reset() {
        size = 0;
    }

    public int size() {
        return size;
    }

    /** The bytes themselves, valid up to {@link #size()} until the next write. */
    public byte[] array() {
        return bytes;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    public void put(int one) {
        reserve(1);
        bytes[size++] = (byte) one;
    }

    public void varint(long value) {
        reserve(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Small numbers of either sign as small varints. */
    public void zigzag(long value) {
        varint((value << 1) ^ (value >> 63));
    }

    public void int16(int value) {
        put(value >> 8);
        put(value);
    }

    public void int32(int value) {
        reserve(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >> shift);
        }
    }

    /** Most significant byte first. */
    public void int64(long value) {
        reserve(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >> shift);
        }
    }

    public void put(byte[] source, int from, int length) {
        reserve(length);
        System.arraycopy(source, from, bytes, size, length);
        size += length;
    }

    /** Room that the caller fills by itself; answers where it begins. */
    public int claim(int length) {
        reserve(length);
        int from = size;
        size += length;
        return from;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length + (bytes.length >> 1)));
        }
    }
}
