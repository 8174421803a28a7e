package io.bongsu.collector.metrics;

import java.util.concurrent.atomic.AtomicLong;

/** What one sender costs: its samples, and the series whose last sample it sent. */
final class SenderTally {
    private final Source source;
    private final Tally samples = new Tally();
    private final AtomicLong series = new AtomicLong();

    SenderTally(Source source) {
        this.source = source;
    }

    Source source() {
        return source;
    }

    Tally samples() {
        return samples;
    }

    long series() {
        return series.get();
    }

    void gained() {
        series.incrementAndGet();
    }

    void lost() {
        series.decrementAndGet();
    }

    /** Nothing of it is stored and nothing came for long. */
    boolean isSilent() {
        return series.get() == 0 && samples.recent() == 0;
    }
}
