package io.bongsu.collector.codec;

/**
 * What one commit stores of one tenant, as it is written ahead of everything else.
 *
 * <pre>
 * byte 1, then a zstd frame of:
 *   varint n
 *   n × zigzag(series id - the one before)      before the first: 0
 *   n × zigzag(time - the one before)           milliseconds since the epoch; before the first: 0
 *   8 planes of n bytes: the values' bits, plane 0 the most significant
 * </pre>
 */
@SuppressWarnings("ArrayRecordComponent") // carries bytes, is never compared
public record WalRecord(long[] series, long[] times, double[] values) {
    private static final int VERSION = 1;
    private static final int MOST = 50_000_000;

    public int size() {
        return series.length;
    }

    /** The bytes of the first n samples. */
    public static byte[] encode(long[] series, long[] times, double[] values, int n) {
        ByteSink raw = new ByteSink(12 * n + 16);
        raw.varint(n);
        differences(raw, series, n);
        differences(raw, times, n);
        int to = raw.claim(8 * n);
        byte[] bytes = raw.array();
        for (int i = 0; i < n; i++) {
            Planes.put(bytes, to + i, n, Double.doubleToRawLongBits(values[i]));
        }
        ByteSink out = new ByteSink(raw.size() / 2);
        out.put(VERSION);
        Compression.compress(bytes, raw.size(), out);
        return out.toByteArray();
    }

    private static void differences(ByteSink out, long[] numbers, int n) {
        long before = 0;
        for (int i = 0; i < n; i++) {
            out.zigzag(numbers[i] - before);
            before = numbers[i];
        }
    }

    public static WalRecord decode(byte[] record) {
        if (record.length == 0 || record[0] != VERSION) {
            throw new CorruptBytes("not a record of a version we know");
        }
        byte[] raw = Compression.inflate(record, 1, record.length - 1);
        ByteSource in = new ByteSource(raw);
        int n = in.count(MOST);
        long[] series = differences(in, n);
        long[] times = differences(in, n);
        int from = in.skip(8 * n);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = Double.longBitsToDouble(Planes.get(raw, from + i, n));
        }
        return new WalRecord(series, times, values);
    }

    private static long[] differences(ByteSource in, int n) {
        long[] numbers = new long[n];
        long before = 0;
        for (int i = 0; i < n; i++) {
            before += in.zigzag();
            numbers[i] = before;
        }
        return numbers;
    }
}
