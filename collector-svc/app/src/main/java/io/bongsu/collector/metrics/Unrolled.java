package io.bongsu.collector.metrics;

import io.bongsu.collector.codec.Pack;
import io.bongsu.collector.metrics.Purpose.Fold;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** What a series' roll-ups say of a time, as points in order that a query may take for samples. */
final class Unrolled {
    private final Fold fold;
    private final Gathered points = new Gathered();
    private double[] weights = new double[8];
    private long resolution;

    Unrolled(Fold fold) {
        this.fold = fold;
    }

    /** Columns of one series of a row. */
    private static final class Columns {
        private final long[] @Nullable [] times = new long[1 << RollUp.COLUMN_BITS][];
        private final double[] @Nullable [] values = new double[1 << RollUp.COLUMN_BITS][];

        long[] times(int column) {
            long[] its = times[column];
            return its == null ? new long[0] : its;
        }

        double[] values(int column) {
            double[] its = values[column];
            return its == null ? new double[0] : its;
        }
    }

    /** Adds what a row says of the series that are asked for, and tells how many points; rows come in order of time. */
    static int read(
            ChunkRepository.Packed row, long resolution, Map<Long, Unrolled> asked, LongSeriesPredicate wanted) {
        Map<Long, Columns> found = new HashMap<>();
        LongPredicate known = id -> asked.containsKey(id >> RollUp.COLUMN_BITS);
        Pack.read(row.data(), row.window(), known, (id, times, values) -> {
            Columns columns = found.computeIfAbsent(id >> RollUp.COLUMN_BITS, _ -> new Columns());
            columns.times[(int) (id & ((1 << RollUp.COLUMN_BITS) - 1))] = times;
            columns.values[(int) (id & ((1 << RollUp.COLUMN_BITS) - 1))] = values;
        });
        int added = 0;
        for (Map.Entry<Long, Columns> columns : found.entrySet()) {
            long id = columns.getKey();
            Unrolled one = asked.get(id);
            if (one != null) {
                one.resolution = Math.max(one.resolution, resolution);
                int before = one.size();
                one.add(columns.getValue(), at -> wanted.test(id, at));
                added += one.size() - before;
            }
        }
        return added;
    }

    /** A time of a series. */
    @FunctionalInterface
    interface LongSeriesPredicate {
        boolean test(long series, long at);
    }

    private void add(Columns columns, LongPredicate wanted) {
        switch (fold) {
            case LAST -> last(columns, wanted);
            case MIN -> plain(columns, RollUp.MIN, wanted);
            case MAX -> plain(columns, RollUp.MAX, wanted);
            case SUM -> plain(columns, RollUp.SUM, wanted);
            case RISE, EDGES -> edges(columns, wanted);
        }
    }

    private void plain(Columns columns, int column, LongPredicate wanted) {
        long[] times = columns.times(column);
        double[] values = columns.values(column);
        double[] counts = columns.values(RollUp.COUNT);
        for (int i = 0; i < times.length; i++) {
            if (wanted.test(times[i])) {
                point(times[i], values[i], fold == Fold.SUM ? counts[i] : 1);
            }
        }
    }

    /** Values and markers by time. */
    private void last(Columns columns, LongPredicate wanted) {
        long[] times = columns.times(RollUp.LAST);
        double[] values = columns.values(RollUp.LAST);
        long[] ends = columns.times(RollUp.ENDED);
        double[] markers = columns.values(RollUp.ENDED);
        int end = 0;
        for (int i = 0; i <= times.length; i++) {
            long next = i < times.length ? times[i] : Long.MAX_VALUE;
            for (; end < ends.length && ends[end] < next; end++) {
                if (wanted.test(ends[end])) {
                    point(ends[end], markers[end], 1);
                }
            }
            if (i < times.length && wanted.test(next)) {
                point(next, values[i], 1);
            }
        }
    }

    /**
     * First and last value, which weigh together what there was; where a counter was reset in between: up to what it had, to
     * zero, and to the last value.
     */
    private void edges(Columns columns, LongPredicate wanted) {
        long[] firstAt = columns.times(RollUp.FIRST);
        double[] first = columns.values(RollUp.FIRST);
        long[] lastAt = columns.times(RollUp.LAST);
        double[] last = columns.values(RollUp.LAST);
        long[] fallenAt = columns.times(RollUp.FALLEN);
        double[] fallen = columns.values(RollUp.FALLEN);
        double[] counts = columns.values(RollUp.COUNT);
        int fall = 0;
        for (int i = 0; i < firstAt.length; i++) {
            boolean falls = fall < fallenAt.length && fallenAt[fall] == lastAt[i];
            if (wanted.test(firstAt[i]) && wanted.test(lastAt[i])) {
                point(firstAt[i], first[i], 1);
                if (falls && fold == Fold.RISE && lastAt[i] - firstAt[i] > 2) {
                    point(lastAt[i] - 2, fallen[fall], 0);
                    point(lastAt[i] - 1, 0, 0);
                }
                if (lastAt[i] > firstAt[i]) {
                    point(lastAt[i], last[i], counts[i] - 1);
                }
            }
            fall += falls ? 1 : 0;
        }
    }

    private void point(long at, double value, double weight) {
        int size = points.size();
        if (size > 0 && points.times()[size - 1] >= at) {
            return;
        }
        points.add(at, value);
        if (size == weights.length) {
            weights = Arrays.copyOf(weights, size * 2);
        }
        weights[size] = weight;
    }

    int size() {
        return points.size();
    }

    /** These points and after them the samples, in order of time. */
    Samples before(StoredSeries series, Gathered samples) {
        Gathered all = new Gathered();
        all.add(points);
        long last = points.size() == 0 ? Long.MIN_VALUE : points.times()[points.size() - 1];
        all.add(samples.times(), samples.values(), samples.size(), last);
        return new Samples(
                series, all.times(), all.values(), all.size(), Arrays.copyOf(weights, points.size()), resolution);
    }
}
