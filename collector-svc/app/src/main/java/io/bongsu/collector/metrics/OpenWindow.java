package io.bongsu.collector.metrics;

import java.util.ArrayList;
import java.util.List;

/** The unsealed samples of a shard in a window. Changed under the lock of {@link Heads} only. */
final class OpenWindow {
    private final int shard;
    private final long start;
    private final long firstSeq;
    private final long openedAt;
    private final List<LiveSeries> series = new ArrayList<>();
    private volatile boolean sealing;
    private long touchedAt;
    private long samples;
    private long lastSeq;

    /**
     * @param firstSeq of the record that opened it: no older one has samples of it
     */
    OpenWindow(int shard, long start, long firstSeq, long now) {
        this.shard = shard;
        this.start = start;
        this.firstSeq = firstSeq;
        this.openedAt = now;
    }

    int shard() {
        return shard;
    }

    long start() {
        return start;
    }

    long end() {
        return start + Windows.LENGTH;
    }

    long firstSeq() {
        return firstSeq;
    }

    long openedAt() {
        return openedAt;
    }

    long touchedAt() {
        return touchedAt;
    }

    void touch(long now) {
        touchedAt = now;
        samples++;
    }

    long samples() {
        return samples;
    }

    void add(LiveSeries one) {
        series.add(one);
    }

    /** May name a series twice. */
    List<LiveSeries> series() {
        return series;
    }

    /** From now on it takes nothing more; it holds what records up to this one brought. */
    void seal(long upTo) {
        lastSeq = upTo;
        sealing = true;
    }

    boolean isSealing() {
        return sealing;
    }

    long lastSeq() {
        return lastSeq;
    }
}
