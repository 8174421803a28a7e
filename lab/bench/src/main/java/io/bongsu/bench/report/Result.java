package io.bongsu.bench.report;

import org.jspecify.annotations.Nullable;

/**
 * One line of a benchmark.
 *
 * @param peer the program measured beside us in the same run, or null when there is none of its kind
 * @param theirs null when the peer is not installed
 * @param goal as in {@code <= 300}; null for a figure that only informs
 * @param ok whether {@code ours} keeps the goal; null without one
 */
public record Result(
        String metric,
        String unit,
        @Nullable Double ours,
        @Nullable String peer,
        @Nullable Double theirs,
        @Nullable Double ratio,
        @Nullable String goal,
        @Nullable Boolean ok) {

    /** A figure that only informs. */
    public static Result of(String metric, String unit, double ours) {
        return new Result(metric, unit, rounded(ours), null, null, null, null, null);
    }

    public static Result atMost(String metric, String unit, double ours, double goal) {
        return new Result(metric, unit, rounded(ours), null, null, null, "<= " + plain(goal), ours <= goal);
    }

    public static Result atLeast(String metric, String unit, double ours, double goal) {
        return new Result(metric, unit, rounded(ours), null, null, null, ">= " + plain(goal), ours >= goal);
    }

    /** Three significant figures are more than a run on a shared machine can tell; NaN is no figure. */
    private static @Nullable Double rounded(double value) {
        return Double.isFinite(value) ? Math.round(value * 10) / 10.0 : null;
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
