package io.bongsu.collector.metrics;

/** Who keeps series, or what it found out about them by number, to be faster the next time. */
public interface SeriesHolder {

    /**
     * Another collector owns the store: no series is live any more, and a number may mean another one when it is our turn
     * again. Must return at once and never throw.
     */
    void letGo();
}
