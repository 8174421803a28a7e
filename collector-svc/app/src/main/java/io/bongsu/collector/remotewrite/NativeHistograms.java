package io.bongsu.collector.remotewrite;

import io.bongsu.collector.histogram.BucketRow;
import io.bongsu.collector.histogram.NativeSample;
import io.bongsu.collector.wire.Wire;
import java.util.Arrays;

/**
 * Reads {@code prometheus.Histogram}.
 *
 * <pre>
 * 1 count (integer) or 2 (double), 3 double sum, 4 sint32 schema, 5 double zero threshold, 6 zero count (integer) or 7 (double),
 * 8 negative BucketSpan*, 9 sint64* differences or 10 double* counts, 11 to 13 the same for positive buckets, 14 reset hint,
 * 15 int64 timestamp (ms), 16 double* custom bounds            BucketSpan: 1 sint32 offset, 2 uint32 length
 * </pre>
 */
final class NativeHistograms {
    private static final int COUNT = 1 << 3;
    private static final int COUNT_DOUBLE = 2 << 3 | Wire.FIXED64;
    private static final int SUM = 3 << 3 | Wire.FIXED64;
    private static final int SCHEMA = 4 << 3;
    private static final int THRESHOLD = 5 << 3 | Wire.FIXED64;
    private static final int ZEROS = 6 << 3;
    private static final int ZEROS_DOUBLE = 7 << 3 | Wire.FIXED64;
    private static final int NEGATIVE = 8;
    private static final int POSITIVE = 11;
    private static final int HINT = 14 << 3;
    private static final int TIMESTAMP = 15 << 3;
    private static final int BOUNDS = 16;
    private static final int GAUGE = 3;
    private static final long STALE_BITS = 0x7ff0_0000_0000_0002L;

    private final NativeSample sample = new NativeSample();
    private final Side negative = new Side(NEGATIVE);
    private final Side positive = new Side(POSITIVE);
    private Numbers bounds = new Numbers();
    private long at;
    private boolean stale;

    /** Numbers of a repeated field, in a row or one by one. */
    private static final class Numbers {
        private long[] all = new long[16];
        private int size;

        void add(long number) {
            if (size == all.length) {
                all = Arrays.copyOf(all, size * 2);
            }
            all[size++] = number;
        }

        /** True when the tag was one of this field, which has numbers of that wire type. */
        boolean read(int field, int type, int tag, Wire wire, int end) {
            if (tag == (field << 3 | type)) {
                add(type == Wire.VARINT ? wire.varint(end) : wire.fixed64(end));
                return true;
            }
            if (tag != (field << 3 | Wire.DELIMITED)) {
                return false;
            }
            int to = wire.delimited(end);
            while (wire.at < to) {
                add(type == Wire.VARINT ? wire.varint(to) : wire.fixed64(to));
            }
            return true;
        }
    }

    /** Buckets of one sign: spans, then differences of integers or counts as they are. */
    private static final class Side {
        private final int field;
        private final Numbers offsets = new Numbers();
        private final Numbers lengths = new Numbers();
        private final Numbers differences = new Numbers();
        private final Numbers counts = new Numbers();

        Side(int field) {
            this.field = field;
        }

        void clear() {
            offsets.size = 0;
            lengths.size = 0;
            differences.size = 0;
            counts.size = 0;
        }

        boolean read(int tag, Wire wire, int end) {
            if (tag == (field << 3 | Wire.DELIMITED)) {
                span(wire, wire.delimited(end));
                return true;
            }
            return differences.read(field + 1, Wire.VARINT, tag, wire, end)
                    || counts.read(field + 2, Wire.FIXED64, tag, wire, end);
        }

        private void span(Wire wire, int end) {
            long offset = 0;
            long length = 0;
            while (wire.at < end) {
                int tag = (int) wire.varint(end);
                switch (tag) {
                    case 1 << 3 -> offset = zigzag(wire.varint(end));
                    case 2 << 3 -> length = wire.varint(end) & 0xFFFF_FFFFL;
                    default -> wire.skip(tag, end);
                }
            }
            offsets.add(offset);
            lengths.add(length);
        }

        /** Why this is none; empty when it is. */
        String fill(BucketRow row) {
            int buckets = Math.max(differences.size, counts.size);
            long index = 0;
            long count = 0;
            int used = 0;
            for (int span = 0; span < offsets.size; span++) {
                index += offsets.all[span];
                if (span > 0 && offsets.all[span] < 0) {
                    return "the spans of a native histogram overlap";
                }
                if (lengths.all[span] > buckets - used || Math.abs(index) > 1 << 30) {
                    return "the spans of a native histogram do not fit its buckets";
                }
                for (long i = lengths.all[span]; i > 0; i--, used++) {
                    count += counts.size > 0 ? 0 : zigzag(differences.all[used]);
                    double counted = counts.size > 0 ? Double.longBitsToDouble(counts.all[used]) : (double) count;
                    row.add((int) index++, counted);
                }
            }
            return used == buckets ? "" : "the spans of a native histogram do not fit its buckets";
        }
    }

    /** Reads the one that begins where the wire stands; why it cannot be kept, empty when it can. */
    String read(Wire wire, int end) {
        sample.clear();
        negative.clear();
        positive.clear();
        bounds = new Numbers();
        at = 0;
        double count = 0;
        double sum = 0;
        double zeros = 0;
        double threshold = 0;
        while (wire.at < end) {
            int tag = (int) wire.varint(end);
            switch (tag) {
                case COUNT -> count = unsigned(wire.varint(end));
                case COUNT_DOUBLE -> count = Double.longBitsToDouble(wire.fixed64(end));
                case SUM -> sum = Double.longBitsToDouble(wire.fixed64(end));
                case SCHEMA -> sample.schema((int) zigzag(wire.varint(end)));
                case THRESHOLD -> threshold = Double.longBitsToDouble(wire.fixed64(end));
                case ZEROS -> zeros = unsigned(wire.varint(end));
                case ZEROS_DOUBLE -> zeros = Double.longBitsToDouble(wire.fixed64(end));
                case HINT -> sample.gauge(wire.varint(end) == GAUGE);
                case TIMESTAMP -> at = wire.varint(end);
                default -> repeated(tag, wire, end);
            }
        }
        sample.totals(count, sum);
        sample.zero(threshold, zeros);
        stale = Double.doubleToRawLongBits(sum) == STALE_BITS;
        return stale ? "" : problem();
    }

    private void repeated(int tag, Wire wire, int end) {
        if (!negative.read(tag, wire, end)
                && !positive.read(tag, wire, end)
                && !bounds.read(BOUNDS, Wire.FIXED64, tag, wire, end)) {
            wire.skip(tag, end);
        }
    }

    private String problem() {
        double[] upper = new double[bounds.size];
        for (int i = 0; i < upper.length; i++) {
            upper[i] = Double.longBitsToDouble(bounds.all[i]);
        }
        sample.bounds(upper);
        String below = negative.fill(sample.negative());
        String above = positive.fill(sample.positive());
        return below.isEmpty() ? above.isEmpty() ? sample.problem() : above : below;
    }

    /** When it was, in milliseconds. */
    long at() {
        return at;
    }

    /** It says that the series has ended. */
    boolean isStale() {
        return stale;
    }

    NativeSample sample() {
        return sample;
    }

    private static double unsigned(long count) {
        return count >= 0 ? count : count + 0x1p64;
    }

    private static long zigzag(long number) {
        return number >>> 1 ^ -(number & 1);
    }
}
