package io.bongsu.collector.promql;

/**
 * The times a query is evaluated at, in milliseconds.
 *
 * @param count at least 1
 */
record Grid(long start, long step, int count) {

    static Grid at(long time) {
        return new Grid(time, 1, 1);
    }

    long time(int index) {
        return start + index * step;
    }

    long end() {
        return time(count - 1);
    }
}
