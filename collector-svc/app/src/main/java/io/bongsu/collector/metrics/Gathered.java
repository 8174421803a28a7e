package io.bongsu.collector.metrics;

import java.util.Arrays;
import java.util.function.LongPredicate;

/** Samples of one series from several places, those that count first added first: of equal times the first stays. */
final class Gathered {
    private static final int INDEX_BITS = 26;
    private static final int INDEX = (1 << INDEX_BITS) - 1;

    private long[] times = new long[8];
    private double[] values = new double[8];
    private int size;
    private boolean ascending = true;

    void add(long at, double value) {
        if (size == times.length) {
            grow(size + 1);
        }
        ascending &= size == 0 || times[size - 1] < at;
        times[size] = at;
        values[size++] = value;
    }

    void add(Gathered others) {
        for (int i = 0; i < others.size; i++) {
            add(others.times[i], others.values[i]);
        }
    }

    /** Adds what lies in {@code from < at <= to} of ascending times. */
    void add(long[] at, double[] value, long from, long to) {
        int first = 0;
        while (first < at.length && at[first] <= from) {
            first++;
        }
        int end = at.length;
        while (end > first && at[end - 1] > to) {
            end--;
        }
        if (end > first) {
            grow(size + end - first);
            ascending &= size == 0 || times[size - 1] < at[first];
            System.arraycopy(at, first, times, size, end - first);
            System.arraycopy(value, first, values, size, end - first);
            size += end - first;
        }
    }

    /** Adds of the first n what lies after a time. */
    void add(long[] at, double[] value, int n, long after) {
        for (int i = 0; i < n; i++) {
            if (at[i] > after) {
                add(at[i], value[i]);
            }
        }
    }

    /** Adds what is wanted of ascending times. */
    void add(long[] at, double[] value, LongPredicate wanted) {
        for (int i = 0; i < at.length; i++) {
            if (wanted.test(at[i])) {
                add(at[i], value[i]);
            }
        }
    }

    private void grow(int needed) {
        if (needed > times.length) {
            int room = Math.max(needed, times.length + (times.length >> 1));
            times = Arrays.copyOf(times, room);
            values = Arrays.copyOf(values, room);
        }
    }

    int size() {
        return size;
    }

    long[] times() {
        return times;
    }

    double[] values() {
        return values;
    }

    /** Puts all in the order of time, each time once. */
    Gathered ordered() {
        if (ascending) {
            return this;
        }
        long[] keys = new long[size];
        long earliest = Long.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            earliest = Math.min(earliest, times[i]);
        }
        for (int i = 0; i < size; i++) {
            keys[i] = ((times[i] - earliest) << INDEX_BITS) | i; // 38 bits of milliseconds are 8 years
        }
        Arrays.sort(keys);
        Gathered ordered = new Gathered();
        for (long key : keys) {
            int from = (int) (key & INDEX);
            if (ordered.size == 0 || ordered.times[ordered.size - 1] != times[from]) {
                ordered.add(times[from], values[from]);
            }
        }
        return ordered;
    }
}
