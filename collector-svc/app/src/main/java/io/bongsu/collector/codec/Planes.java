package io.bongsu.collector.codec;

/** Numbers cut into byte planes: equal positions of many numbers side by side compress well. */
final class Planes {

    private Planes() {}

    /** Puts one of n numbers: its most significant byte at {@code at}, each further one n bytes on. */
    static void put(byte[] bytes, int at, int n, long value) {
        bytes[at] = (byte) (value >> 56);
        bytes[at + n] = (byte) (value >> 48);
        bytes[at + 2 * n] = (byte) (value >> 40);
        bytes[at + 3 * n] = (byte) (value >> 32);
        bytes[at + 4 * n] = (byte) (value >> 24);
        bytes[at + 5 * n] = (byte) (value >> 16);
        bytes[at + 6 * n] = (byte) (value >> 8);
        bytes[at + 7 * n] = (byte) value;
    }

    static long get(byte[] bytes, int at, int n) {
        return (long) (bytes[at] & 0xFF) << 56
                | (long) (bytes[at + n] & 0xFF) << 48
                | (long) (bytes[at + 2 * n] & 0xFF) << 40
                | (long) (bytes[at + 3 * n] & 0xFF) << 32
                | (long) (bytes[at + 4 * n] & 0xFF) << 24
                | (long) (bytes[at + 5 * n] & 0xFF) << 16
                | (long) (bytes[at + 6 * n] & 0xFF) << 8
                | (long) (bytes[at + 7 * n] & 0xFF);
    }
}
