package io.bongsu.collector.metrics;

/** What a metric costs and when somebody last asked for it. Times are minutes since the epoch. */
final class MetricTally {
    private static final int NEVER = 0;
    private static final int HOUR = 60;

    private final Tally samples = new Tally();
    private final Tally born = new Tally();
    private volatile int knownSince = Integer.MAX_VALUE;
    private volatile int askedAt = NEVER;
    private volatile int kept = -1;

    Tally samples() {
        return samples;
    }

    /** Series that were new. */
    Tally born() {
        return born;
    }

    void asked(int minute) {
        if (askedAt < minute) {
            askedAt = minute;
        }
    }

    int askedAt() {
        return askedAt;
    }

    /** Since when it is noted whether somebody asks; 2<sup>31</sup>-1 before {@link #known}. */
    int knownSince() {
        return knownSince;
    }

    void known(int minute) {
        if (minute < knownSince) {
            knownSince = minute;
        }
    }

    /** Should the database hear of it? Once when it is known, then at most hourly. */
    boolean isToKeep() {
        return kept != askedAt / HOUR;
    }

    void kept(int asked) {
        kept = asked / HOUR;
    }
}
