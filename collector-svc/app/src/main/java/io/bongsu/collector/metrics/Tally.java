package io.bongsu.collector.metrics;

import java.util.concurrent.atomic.AtomicLong;

/** Counts, and knows how much of it came since the turn before the last: an exact number over a known time, in three words. */
final class Tally {
    private final AtomicLong total = new AtomicLong();
    private volatile long newer;
    private volatile long older;

    void add(long more) {
        total.addAndGet(more);
    }

    /** Cheaper than {@link #add}, for one writer at a time. */
    void addAlone(long more) {
        total.lazySet(total.getPlain() + more);
    }

    /** What was counted up to the last turn is old from now on. */
    void turn() {
        older = newer;
        newer = total.get();
    }

    /** Since the turn before the last one. */
    long recent() {
        return total.get() - older;
    }
}
