package io.bongsu.collector.metrics;

/**
 * What a query wants samples for: decides what it is told where only roll-ups are left.
 *
 * @param span milliseconds of its ranges, or between its times when it has none
 */
public record Purpose(Fold fold, long span) {

    /** What of a stretch of time counts. */
    public enum Fold {
        /** The last value, and whether the series ended. */
        LAST,
        MIN,
        MAX,
        /** The sum of the values, with their number as its weight. */
        SUM,
        /** How much a counter grew. */
        RISE,
        /** First and last value. */
        EDGES
    }
}
