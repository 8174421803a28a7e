package io.bongsu.collector.promql.histogram;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Counts by bucket index, sorted, sparse. Immutable. */
public final class Buckets {
    public static final Buckets NONE = new Buckets(new int[0], new double[0]);

    private final int[] indexes;
    private final double[] counts;

    private Buckets(int[] indexes, double[] counts) {
        this.indexes = indexes;
        this.counts = counts;
    }

    /** Takes the arrays over; indexes must ascend. */
    public static Buckets of(int[] indexes, double[] counts) {
        return indexes.length == 0 ? NONE : new Buckets(indexes, counts);
    }

    /** Consecutive counts from an index on. */
    public static Buckets from(int first, double... counts) {
        int[] indexes = new int[counts.length];
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = first + i;
        }
        return of(indexes, counts);
    }

    public int size() {
        return indexes.length;
    }

    public int index(int i) {
        return indexes[i];
    }

    public double count(int i) {
        return counts[i];
    }

    /** The count at a bucket index, 0 when absent. */
    public double at(int index) {
        int found = Arrays.binarySearch(indexes, index);
        return found < 0 ? 0 : counts[found];
    }

    public double sum() {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }

    public Buckets scaled(double factor, boolean divide) {
        double[] scaled = new double[counts.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = divide ? counts[i] / factor : counts[i] * factor;
        }
        return of(indexes, scaled);
    }

    /** This plus {@code sign} times the other. */
    public Buckets plus(Buckets other, double sign) {
        int[] merged = new int[indexes.length + other.indexes.length];
        double[] sums = new double[merged.length];
        int used = 0;
        int i = 0;
        int j = 0;
        while (i < indexes.length || j < other.indexes.length) {
            int a = i < indexes.length ? indexes[i] : Integer.MAX_VALUE;
            int b = j < other.indexes.length ? other.indexes[j] : Integer.MAX_VALUE;
            merged[used] = Math.min(a, b);
            double left = a <= b ? counts[i++] : 0;
            double right = b <= a ? other.counts[j++] : 0;
            sums[used++] = left + sign * right;
        }
        return of(Arrays.copyOf(merged, used), Arrays.copyOf(sums, used));
    }

    /** At a schema that is {@code steps} coarser: pairs of neighbours become one, again and again. */
    public Buckets coarser(int steps) {
        if (steps <= 0 || indexes.length == 0) {
            return this;
        }
        int[] merged = new int[indexes.length];
        double[] sums = new double[indexes.length];
        int used = 0;
        for (int i = 0; i < indexes.length; i++) {
            int target = ((indexes[i] - 1) >> steps) + 1;
            if (used > 0 && merged[used - 1] == target) {
                sums[used - 1] += counts[i];
            } else {
                merged[used] = target;
                sums[used++] = counts[i];
            }
        }
        return of(Arrays.copyOf(merged, used), Arrays.copyOf(sums, used));
    }

    /** Without empty buckets. */
    public Buckets compact() {
        int used = 0;
        for (double count : counts) {
            used += count == 0 ? 0 : 1;
        }
        return used == counts.length ? this : kept(used);
    }

    private Buckets kept(int size) {
        int[] keptIndexes = new int[size];
        double[] keptCounts = new double[size];
        int used = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 0) {
                keptIndexes[used] = indexes[i];
                keptCounts[used++] = counts[i];
            }
        }
        return of(keptIndexes, keptCounts);
    }

    /** Without the first buckets. */
    public Buckets dropFirst(int count) {
        return of(Arrays.copyOfRange(indexes, count, indexes.length), Arrays.copyOfRange(counts, count, counts.length));
    }

    /** Is any bucket smaller than, or gone since, the earlier one? */
    public boolean fellSince(Buckets earlier) {
        for (int i = 0; i < earlier.indexes.length; i++) {
            if (at(earlier.indexes[i]) < earlier.counts[i]) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Buckets buckets
                && Arrays.equals(indexes, buckets.indexes)
                && Arrays.equals(counts, buckets.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(indexes) + Arrays.hashCode(counts);
    }
}
