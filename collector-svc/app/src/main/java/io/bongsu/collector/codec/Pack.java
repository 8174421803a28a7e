package io.bongsu.collector.codec;

import java.util.function.LongPredicate;

/**
 * Sealed samples of up to 64 series of one metric, the data of one chunk row.
 *
 * <pre>
 * byte 1, then a zstd frame of:
 *   varint number of series
 *   for each, by ascending id: varint(id - the one before)   before the first: 0
 *                              varint(samples), at least 1
 *                              varint(bytes of its times), varint(bytes of its values)
 *   the times of all ({@link TimeBlock}, base = the row's window), then the values of all ({@link ValueBlock})
 * </pre>
 */
public final class Pack {
    private static final int VERSION = 1;
    private static final int MOST_SERIES = 1 << 16;
    private static final int MOST_SAMPLES = 1 << 28;

    private final long base;
    private final ByteSink head = new ByteSink(256);
    private final ByteSink times = new ByteSink(1024);
    private final ByteSink values = new ByteSink(8192);
    private long lastId;
    private int series;
    private int samples;

    /**
     * @param base what times count from
     */
    public Pack(long base) {
        this.base = base;
    }

    /** Adds a series; ids ascend, times of a series ascend strictly, n is at least 1. */
    public void add(long id, long[] at, double[] value, int n) {
        int timesBefore = times.size();
        int valuesBefore = values.size();
        TimeBlock.write(times, at, 0, n, base);
        ValueBlock.write(values, value, 0, n);
        head.varint(id - lastId);
        head.varint(n);
        head.varint(times.size() - timesBefore);
        head.varint(values.size() - valuesBefore);
        lastId = id;
        series++;
        samples += n;
    }

    public int series() {
        return series;
    }

    public int samples() {
        return samples;
    }

    public byte[] toByteArray() {
        ByteSink raw = new ByteSink(head.size() + times.size() + values.size() + 5);
        raw.varint(series);
        raw.put(head.array(), 0, head.size());
        raw.put(times.array(), 0, times.size());
        raw.put(values.array(), 0, values.size());
        ByteSink out = new ByteSink(raw.size() / 2);
        out.put(VERSION);
        Compression.compress(raw.array(), raw.size(), out);
        return out.toByteArray();
    }

    /** Who gets the series that were wanted; the arrays are the receiver's own. */
    public interface Reader {
        void series(long id, long[] times, double[] values);
    }

    public static void read(byte[] pack, long base, LongPredicate wanted, Reader reader) {
        if (pack.length == 0 || pack[0] != VERSION) {
            throw new CorruptBytes("not a pack of a version we know");
        }
        byte[] raw = Compression.inflate(pack, 1, pack.length - 1);
        ByteSource in = new ByteSource(raw);
        int count = in.count(MOST_SERIES);
        long[] ids = new long[count];
        int[] lengths = new int[count];
        int[] timeBytes = new int[count];
        int[] valueBytes = new int[count];
        int timesInAll = 0;
        for (int i = 0; i < count; i++) {
            ids[i] = in.varint() + (i == 0 ? 0 : ids[i - 1]);
            lengths[i] = in.count(MOST_SAMPLES);
            timeBytes[i] = in.count(raw.length);
            valueBytes[i] = in.count(raw.length);
            timesInAll += timeBytes[i];
        }
        int time = in.skip(timesInAll);
        int value = in.at();
        for (int i = 0; i < count; i++) {
            if (wanted.test(ids[i])) {
                long[] at = new long[lengths[i]];
                double[] values = new double[lengths[i]];
                TimeBlock.read(new ByteSource(raw, time, time + timeBytes[i]), at, lengths[i], base);
                ValueBlock.read(new ByteSource(raw, value, value + valueBytes[i]), raw, values, lengths[i]);
                reader.series(ids[i], at, values);
            }
            time += timeBytes[i];
            value += valueBytes[i];
        }
    }
}
