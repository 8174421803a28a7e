package io.bongsu.collector.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.UUID;

/**
 * 128 bits of a tenant's bytes, by keys that nobody outside knows and that die with the process: two lanes of wide
 * multiplications, 16 bytes a step. One thread.
 */
public final class KeyedHash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long[] KEYS = keys();

    private final long tenantHigh;
    private final long tenantLow;
    private long high;
    private long low;

    public KeyedHash(UUID tenant) {
        this.tenantHigh = tenant.getMostSignificantBits();
        this.tenantLow = tenant.getLeastSignificantBits();
    }

    private static long[] keys() {
        SecureRandom random = new SecureRandom();
        long[] keys = new long[6];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = random.nextLong() | 1;
        }
        return keys;
    }

    public void of(byte[] bytes, int from, int to) {
        of(tenantHigh, tenantLow, bytes, from, to);
    }

    /** Of these bytes after what the seed was made from. */
    public void of(long seedHigh, long seedLow, byte[] bytes, int from, int to) {
        long a = KEYS[0] ^ seedHigh ^ (to - from);
        long b = KEYS[1] ^ seedLow;
        int at = from;
        for (; to - at >= 16; at += 16) {
            long x = (long) LONGS.get(bytes, at);
            long y = (long) LONGS.get(bytes, at + 8);
            a = mix(x ^ KEYS[2], y ^ a);
            b = mix(x ^ b, y ^ KEYS[3]);
        }
        long x = tail(bytes, at, Math.min(8, to - at));
        long y = tail(bytes, at + 8, to - at - 8);
        a = mix(x ^ KEYS[2], y ^ a);
        b = mix(x ^ b, y ^ KEYS[3]);
        high = mix(a ^ KEYS[4], b ^ KEYS[0]);
        low = mix(b ^ KEYS[5], a ^ KEYS[1]);
    }

    /** Of two numbers after what the seed was made from. */
    public void of(long seedHigh, long seedLow, long one, long other) {
        long a = mix(one ^ KEYS[2] ^ seedHigh, other ^ KEYS[0]);
        long b = mix(one ^ KEYS[1], other ^ KEYS[3] ^ seedLow);
        high = mix(a ^ KEYS[4] ^ seedLow, b ^ KEYS[0]);
        low = mix(b ^ KEYS[5], a ^ KEYS[1] ^ seedHigh);
    }

    private static long tail(byte[] bytes, int from, int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value |= (bytes[from + i] & 0xFFL) << (8 * i);
        }
        return value;
    }

    private static long mix(long one, long other) {
        return Math.unsignedMultiplyHigh(one, other) ^ (one * other);
    }

    public long high() {
        return high;
    }

    public long low() {
        return low;
    }
}
