package io.bongsu.collector.codec;

import java.util.Arrays;

/**
 * The values of one series in a pack, by bits: NaN payloads, infinities and the sign of zero survive.
 *
 * <pre>
 * byte 0  all the same: 8 bytes of the value
 * byte 1  decimals: byte scale; zigzag(x[0]); varint(g); zigzag((x[i] - x[i-1]) / g) …  where value = x / 10^scale exactly
 *         and g is the greatest common divisor of the differences (not written when n = 1, never 0)
 * byte 2  anything: 8 planes of n bytes, plane 0 the most significant bytes of bits[i] ^ bits[i-1] (bits[-1] = 0)
 * </pre>
 */
final class ValueBlock {
    private static final int CONSTANT = 0;
    private static final int DECIMAL = 1;
    private static final int PLANES = 2;
    private static final double LARGEST_EXACT = 0x1p53;
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12};

    private ValueBlock() {}

    static void write(ByteSink out, double[] values, int from, int n) {
        if (isConstant(values, from, n)) {
            out.put(CONSTANT);
            out.int64(Double.doubleToRawLongBits(values[from]));
            return;
        }
        long[] integers = new long[n];
        int scale = integers(values, from, integers);
        if (scale >= 0) {
            writeDecimals(out, scale, integers);
        } else {
            writePlanes(out, values, from, n);
        }
    }

    private static boolean isConstant(double[] values, int from, int n) {
        long first = Double.doubleToRawLongBits(values[from]);
        for (int i = from + 1; i < from + n; i++) {
            if (Double.doubleToRawLongBits(values[i]) != first) {
                return false;
            }
        }
        return true;
    }

    /** Fills in the integers and answers the scale by which they are exactly the values; -1 when there is none. */
    private static int integers(double[] values, int from, long[] integers) {
        int scale = 0;
        for (int i = 0; i < integers.length; i++) {
            while (!isExact(values[from + i], scale)) {
                if (++scale == POWERS.length) {
                    return -1;
                }
            }
        }
        for (int i = 0; i < integers.length; i++) {
            double value = values[from + i];
            if (!isExact(value, scale)) {
                return -1; // a large value that a smaller scale still held
            }
            integers[i] = (long) Math.rint(value * POWERS[scale]);
        }
        return scale;
    }

    /** The integer divided by an exact power of ten rounds correctly: equal bits now are equal bits for ever. */
    private static boolean isExact(double value, int scale) {
        double integer = Math.rint(value * POWERS[scale]);
        return Math.abs(integer) <= LARGEST_EXACT
                && Double.doubleToRawLongBits((long) integer / POWERS[scale]) == Double.doubleToRawLongBits(value);
    }

    private static void writeDecimals(ByteSink out, int scale, long[] integers) {
        out.put(DECIMAL);
        out.put(scale);
        out.zigzag(integers[0]);
        if (integers.length == 1) {
            return;
        }
        long divisor = 0;
        for (int i = 1; i < integers.length && divisor != 1; i++) {
            divisor = gcd(divisor, Math.abs(integers[i] - integers[i - 1]));
        }
        divisor = Math.max(1, divisor);
        out.varint(divisor);
        for (int i = 1; i < integers.length; i++) {
            out.zigzag((integers[i] - integers[i - 1]) / divisor);
        }
    }

    private static long gcd(long a, long b) {
        long one = a;
        long other = b;
        while (other != 0) {
            long rest = one % other;
            one = other;
            other = rest;
        }
        return one;
    }

    private static void writePlanes(ByteSink out, double[] values, int from, int n) {
        out.put(PLANES);
        int to = out.claim(8 * n);
        byte[] bytes = out.array();
        long before = 0;
        for (int i = 0; i < n; i++) {
            long bits = Double.doubleToRawLongBits(values[from + i]);
            Planes.put(bytes, to + i, n, bits ^ before);
            before = bits;
        }
    }

    static void read(ByteSource in, byte[] bytes, double[] values, int n) {
        int kind = in.get();
        switch (kind) {
            case CONSTANT -> Arrays.fill(values, 0, n, Double.longBitsToDouble(in.int64()));
            case DECIMAL -> readDecimals(in, values, n);
            case PLANES -> readPlanes(bytes, in.skip(8 * n), values, n);
            default -> throw new CorruptBytes("no such block of values: " + kind);
        }
    }

    private static void readDecimals(ByteSource in, double[] values, int n) {
        int scale = in.get();
        if (scale >= POWERS.length) {
            throw new CorruptBytes("no such scale: " + scale);
        }
        double power = POWERS[scale];
        long integer = in.zigzag();
        values[0] = integer / power;
        long divisor = n == 1 ? 1 : in.varint();
        for (int i = 1; i < n; i++) {
            integer += in.zigzag() * divisor;
            values[i] = integer / power;
        }
    }

    private static void readPlanes(byte[] bytes, int from, double[] values, int n) {
        long before = 0;
        for (int i = 0; i < n; i++) {
            before ^= Planes.get(bytes, from + i, n);
            values[i] = Double.longBitsToDouble(before);
        }
    }
}
