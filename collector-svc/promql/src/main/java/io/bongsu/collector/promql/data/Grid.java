package io.bongsu.collector.promql.data;

/**
 * The times a query is evaluated at, in milliseconds.
 *
 * @param count at least 1 but for an empty subquery
 */
public record Grid(long start, long step, int count) {

    public static Grid at(long time) {
        return new Grid(time, 1, 1);
    }

    /** Every {@code step} from start to end, both included where the steps hit them. */
    public static Grid of(long start, long end, long step) {
        return new Grid(start, step, end < start ? 0 : Math.toIntExact((end - start) / step + 1));
    }

    public long time(int index) {
        return start + index * step;
    }

    public long end() {
        return time(Math.max(0, count - 1));
    }

    public Grid first() {
        return count == 1 ? this : new Grid(start, step, 1);
    }
}
