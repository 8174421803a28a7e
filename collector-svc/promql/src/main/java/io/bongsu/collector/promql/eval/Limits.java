package io.bongsu.collector.promql.eval;

import java.time.Duration;

/**
 * What one query may cost.
 *
 * @param series most series read
 * @param samples most samples read; a histogram counts as ten
 * @param points most times of a range
 * @param values most values held in intermediate results, eight bytes each
 * @param time longest evaluation
 */
public record Limits(int series, long samples, int points, long values, Duration time) {
    public static final Limits GENEROUS = new Limits(50_000, 50_000_000, 11_000, 100_000_000, Duration.ofMinutes(2));
}
