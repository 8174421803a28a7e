package io.bongsu.collector.histogram;

import java.util.Arrays;

/** The buckets of one sign that count something, by ascending index. Grows, is cleared and used again. */
public final class BucketRow {
    private int[] indexes = new int[32];
    private double[] counts = new double[32];
    private int size;

    void clear() {
        size = 0;
    }

    /** Buckets that count nothing are left out. */
    public void add(int index, double count) {
        if (count == 0) {
            return;
        }
        if (size == indexes.length) {
            indexes = Arrays.copyOf(indexes, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
        }
        indexes[size] = index;
        counts[size++] = count;
    }

    public int size() {
        return size;
    }

    int index(int i) {
        return indexes[i];
    }

    double count(int i) {
        return counts[i];
    }

    /** In buckets of {@code 2^steps} times the width: neighbours become one. */
    void coarser(int steps) {
        int used = 0;
        for (int i = 0; i < size; i++) {
            int target = ((indexes[i] - 1) >> Math.min(steps, 31)) + 1;
            if (used > 0 && indexes[used - 1] == target) {
                counts[used - 1] += counts[i];
            } else {
                indexes[used] = target;
                counts[used++] = counts[i];
            }
        }
        size = used;
    }

    boolean isAscending() {
        for (int i = 1; i < size; i++) {
            if (indexes[i - 1] >= indexes[i]) {
                return false;
            }
        }
        return true;
    }

    boolean hasNegative() {
        for (int i = 0; i < size; i++) {
            if (counts[i] < 0) {
                return true;
            }
        }
        return false;
    }

    double sum() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += counts[i];
        }
        return sum;
    }
}
