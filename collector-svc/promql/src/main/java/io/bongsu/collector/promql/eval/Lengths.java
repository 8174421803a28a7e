package io.bongsu.collector.promql.eval;

import io.bongsu.collector.promql.ast.Length;
import io.bongsu.collector.promql.ast.LengthFailure;
import org.jspecify.annotations.Nullable;

/**
 * Turns lengths into milliseconds.
 *
 * @param step of the query, seconds; 0 of an instant query
 * @param range of the query, seconds
 */
record Lengths(double step, double range) {
    private static final double LONGEST = Long.MAX_VALUE / 1e9;

    long offset(@Nullable Length length) {
        return length == null ? 0 : millis(length);
    }

    /** Of a range or a step, which must be positive. */
    long positive(Length length) {
        long millis = millis(length);
        if (millis <= 0) {
            throw new LengthFailure("duration must be greater than 0", length.span());
        }
        return millis;
    }

    private long millis(Length length) {
        double seconds = length.seconds(step, range);
        if (Double.isNaN(seconds) || Math.abs(seconds) > LONGEST) {
            throw new LengthFailure("duration out of range", length.span());
        }
        return Math.round(seconds * 1000);
    }
}
