package io.bongsu.collector.promql.eval;

import io.bongsu.collector.promql.data.SeriesSource;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Counts what a query costs and ends it when that is too much, too long, or for nobody. */
final class Meter implements SeriesSource.Budget {
    private final Limits limits;
    private final BooleanSupplier cancelled;
    private final LongSupplier nanoTime;
    private final long deadline;
    private int series;
    private long samples;
    private long values;

    Meter(Limits limits, BooleanSupplier cancelled, LongSupplier nanoTime) {
        this.limits = limits;
        this.cancelled = cancelled;
        this.nanoTime = nanoTime;
        this.deadline = nanoTime.getAsLong() + limits.time().toNanos();
    }

    @Override
    public void read(int moreSeries, long moreSamples) {
        series += moreSeries;
        samples += moreSamples;
        if (series > limits.series()) {
            throw new QueryFailure.Limit(
                    "too-many-series",
                    "The query reads more than " + limits.series() + " series. Select fewer with more label matchers.");
        }
        if (samples > limits.samples()) {
            throw new QueryFailure.Limit(
                    "too-many-samples",
                    "query processing would load too many samples into memory in query execution: more than "
                            + limits.samples() + ". Select fewer series, or a shorter time or range.");
        }
        check();
    }

    /** Room for so many values. */
    void hold(long more) {
        values += more;
        if (values > limits.values()) {
            throw new QueryFailure.Limit(
                    "too-many-values",
                    "The query computes more than " + limits.values()
                            + " values. Choose fewer series, a shorter time or range, or a longer step.");
        }
    }

    /** To be called in loops. */
    void check() {
        if (cancelled.getAsBoolean()) {
            throw new QueryFailure.Cancelled();
        }
        if (nanoTime.getAsLong() - deadline > 0) {
            throw new QueryFailure.TimedOut();
        }
    }

    long samples() {
        return samples;
    }
}
