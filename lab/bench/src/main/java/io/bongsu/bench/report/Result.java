package io.bongsu.bench.report;

import java.util.Locale;
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

    /**
     * Beside a peer that was measured in the same run.
     *
     * @param theirs NaN when it is not installed
     * @param most the largest ratio of ours to theirs that keeps the goal; NaN without one
     */
    public static Result beside(String metric, String unit, double ours, String peer, double theirs, double most) {
        double ratio = ours / theirs;
        boolean judged = Double.isFinite(most) && Double.isFinite(ratio);
        return new Result(
                metric,
                unit,
                rounded(ours),
                peer,
                rounded(theirs),
                Double.isFinite(ratio) ? Math.round(ratio * 1000) / 1000.0 : null,
                Double.isFinite(most) ? String.format(Locale.ROOT, "ratio <= %.2f", most) : null,
                judged ? ratio <= most : null);
    }

    /** Three significant figures are more than a run on a shared machine can tell; NaN is no figure. */
    private static @Nullable Double rounded(double value) {
        if (!Double.isFinite(value)) {
            return null;
        }
        return Math.abs(value) < 10 ? Math.round(value * 100) / 100.0 : Math.round(value * 10) / 10.0;
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
