package io.bongsu.collector.codec;

/**
 * The times of one series in a pack, milliseconds, strictly ascending.
 *
 * <pre>
 * byte 1                     regular: zigzag(first - base), and when n > 1: varint(step)
 * byte 0                     else: zigzag(first - base), varint(first step), zigzag(step[i] - step[i-1]) …
 * </pre>
 */
final class TimeBlock {
    private static final int REGULAR = 1;
    private static final int IRREGULAR = 0;

    private TimeBlock() {}

    static void write(ByteSink out, long[] times, int from, int n, long base) {
        boolean regular = isRegular(times, from, n);
        out.put(regular ? REGULAR : IRREGULAR);
        out.zigzag(times[from] - base);
        if (n == 1) {
            return;
        }
        long step = times[from + 1] - times[from];
        out.varint(step);
        for (int i = from + 2; !regular && i < from + n; i++) {
            long next = times[i] - times[i - 1];
            out.zigzag(next - step);
            step = next;
        }
    }

    private static boolean isRegular(long[] times, int from, int n) {
        for (int i = from + 2; i < from + n; i++) {
            if (times[i] - times[i - 1] != times[from + 1] - times[from]) {
                return false;
            }
        }
        return true;
    }

    static void read(ByteSource in, long[] times, int n, long base) {
        int kind = in.get();
        if (kind != REGULAR && kind != IRREGULAR) {
            throw new CorruptBytes("no such block of times: " + kind);
        }
        times[0] = base + in.zigzag();
        if (n == 1) {
            return;
        }
        long step = in.varint();
        times[1] = times[0] + step;
        for (int i = 2; i < n; i++) {
            step += kind == REGULAR ? 0 : in.zigzag();
            times[i] = times[i - 1] + step;
        }
    }
}
