package io.bongsu.collector.metrics;

/** How many windows are in memory and what time they cover. */
final class OpenSpan {
    private long windows;
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;

    void add(OpenWindow window) {
        windows++;
        from = Math.min(from, window.start());
        to = Math.max(to, window.end());
    }

    long windows() {
        return windows;
    }

    /** 0 when there are none. */
    long from() {
        return windows == 0 ? 0 : from;
    }

    long to() {
        return windows == 0 ? 0 : to;
    }
}
