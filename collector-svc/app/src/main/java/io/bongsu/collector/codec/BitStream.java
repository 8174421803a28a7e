package io.bongsu.collector.codec;

import java.util.Arrays;

/**
 * Samples of one series in memory, in the order they came, a few bits each; grows by appending. Not for several threads. What
 * a store knows of a stream it adds by extending it: one object less to fetch for each sample.
 *
 * <pre>
 * first sample: 32 bits time, 64 bits value
 * then, time:  step of steps 0: 0 · fits 10 bits: 10 + 10 · fits 16: 110 + 16 · else 111 + 32 (two's complement)
 *      value:  xor with the one before 0: 0 · within its significant bits: 10 + them
 *              else 11 + 5 bits leading zeros (at most 31) + 6 bits (length - 1) + the bits
 * </pre>
 */
public class BitStream {
    private static final int FEW = 6;

    private long[] words = new long[FEW];
    private int bits;
    private int count;
    private int time;
    private int step;
    private long value;
    private int leading = -1;
    private int length;

    public final int size() {
        return count;
    }

    /** Bits of the value that came last. */
    public final long lastValue() {
        return value;
    }

    public final int lastTime() {
        return time;
    }

    /** Bytes it holds in memory, about. */
    public final int bytes() {
        return words.length * 8;
    }

    /**
     * @param at milliseconds since a base that the caller knows
     * @param valueBits raw bits of the value
     */
    public final void append(int at, long valueBits) {
        if (count++ == 0) {
            write(at & 0xFFFFFFFFL, 32);
            write(valueBits, 64);
        } else {
            int next = at - time;
            writeStep(next - step);
            step = next;
            writeXor(valueBits ^ value);
        }
        time = at;
        value = valueBits;
    }

    private void writeStep(int change) {
        if (change == 0) {
            write(0, 1);
        } else if (change >= -512 && change < 512) {
            write(0b10L << 10 | (change & 0x3FF), 12);
        } else if (change >= -32768 && change < 32768) {
            write(0b110L << 16 | (change & 0xFFFF), 19);
        } else {
            write(0b111L << 32 | (change & 0xFFFFFFFFL), 35);
        }
    }

    private void writeXor(long xor) {
        if (xor == 0) {
            write(0, 1);
            return;
        }
        int zeros = Math.min(31, Long.numberOfLeadingZeros(xor));
        int trailing = Long.numberOfTrailingZeros(xor);
        if (leading >= 0 && zeros >= leading && trailing >= 64 - leading - length) {
            write(0b10, 2);
        } else {
            leading = zeros;
            length = 64 - zeros - trailing;
            write(0b11L << 11 | (long) leading << 6 | (length - 1), 13);
        }
        write(xor >>> (64 - leading - length), length);
    }

    private void write(long number, int width) {
        int word = bits >>> 6;
        if (word + 2 >= words.length) {
            words = Arrays.copyOf(words, words.length + (words.length >> 1) + 2);
        }
        int free = 64 - (bits & 63);
        if (width <= free) {
            words[word] |= number << (free - width);
        } else {
            words[word] |= number >>> (width - free);
            words[word + 1] = number << (64 - (width - free));
        }
        bits += width;
    }

    /** Brings into the processor's cache what the next {@link #append} needs; the answer means nothing. */
    public final long touch() {
        return words[bits >>> 6];
    }

    /** Reads from the beginning what was there when it was made. */
    public final Cursor cursor() {
        return new Cursor(words, count);
    }

    /** One pass over the samples. */
    public static final class Cursor {
        private final long[] words;
        private final int count;
        private int position;
        private int read;
        private int time;
        private int step;
        private long value;
        private int leading;
        private int length;

        Cursor(long[] words, int count) {
            this.words = words;
            this.count = count;
        }

        /** Steps to the next sample; false when there is none. */
        public boolean next() {
            if (read == count) {
                return false;
            }
            if (read++ == 0) {
                time = (int) bits(32);
                value = bits(64);
            } else {
                step += step();
                time += step;
                value ^= xor();
            }
            return true;
        }

        public int time() {
            return time;
        }

        public long valueBits() {
            return value;
        }

        private int step() {
            if (bits(1) == 0) {
                return 0;
            }
            if (bits(1) == 0) {
                return (int) (bits(10) << 54 >> 54);
            }
            return bits(1) == 0 ? (short) bits(16) : (int) bits(32);
        }

        private long xor() {
            if (bits(1) == 0) {
                return 0;
            }
            if (bits(1) == 1) {
                leading = (int) bits(5);
                length = (int) bits(6) + 1;
            }
            return bits(length) << (64 - leading - length);
        }

        private long bits(int width) {
            int word = position >>> 6;
            int used = position & 63;
            position += width;
            long number = words[word] << used;
            if (used + width > 64) {
                number |= words[word + 1] >>> (64 - used);
            }
            return number >>> (64 - width);
        }
    }
}
