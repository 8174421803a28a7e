package io.bongsu.collector.promql.functions;

import io.bongsu.collector.promql.ast.Expr.Edges;
import io.bongsu.collector.promql.data.Cell;
import io.bongsu.collector.promql.data.Window;
import org.jspecify.annotations.Nullable;

/** The functions of ranges by name. */
public final class RangeFunctions {

    private RangeFunctions() {}

    /** Null when the name means no function of a range. */
    public static @Nullable RangeFunction of(String name, Edges edges) {
        if (edges != Edges.PLAIN) {
            boolean smoothed = edges == Edges.SMOOTHED;
            return switch (name) {
                case "rate" -> EdgeRates.of(true, true, smoothed);
                case "increase" -> EdgeRates.of(true, false, smoothed);
                case "delta" -> EdgeRates.of(false, false, smoothed);
                case "changes" -> EdgeRates.steps(false);
                case "resets" -> EdgeRates.steps(true);
                default -> null;
            };
        }
        return switch (name) {
            case "rate" -> Rates.extrapolated(true, true);
            case "increase" -> Rates.extrapolated(true, false);
            case "delta" -> Rates.extrapolated(false, false);
            case "irate" -> Rates.instant(true);
            case "idelta" -> Rates.instant(false);
            case "changes" -> Counting::changes;
            case "resets" -> Counting::resets;
            case "deriv" -> Trends::deriv;
            case "predict_linear" -> Trends::predict;
            case "double_exponential_smoothing" -> Trends::smooth;
            case "quantile_over_time" -> OverTime::quantile;
            default -> overTime(name);
        };
    }

    private static @Nullable RangeFunction overTime(String name) {
        return switch (name) {
            case "sum_over_time" -> HistogramsOverTime.sum();
            case "avg_over_time" -> HistogramsOverTime.average();
            case "count_over_time" ->
                (window, scalars, where, out) -> out.set(OverTime.count(window) + Math.max(0, window.histogramSize()));
            case "present_over_time" -> (window, scalars, where, out) -> out.set(1);
            case "last_over_time" -> (window, scalars, where, out) -> edge(window, true, out);
            case "first_over_time" -> (window, scalars, where, out) -> edge(window, false, out);
            case "max_over_time" -> OverTime.numbers(OverTime::max);
            case "min_over_time" -> OverTime.numbers(OverTime::min);
            case "stddev_over_time" -> OverTime.numbers(OverTime::deviation);
            case "stdvar_over_time" -> OverTime.numbers(OverTime::variance);
            case "mad_over_time" -> OverTime.numbers(OverTime::medianDeviation);
            case "ts_of_max_over_time" ->
                OverTime.numbers(window -> window.time(OverTime.extreme(window, true)) / 1000.0);
            case "ts_of_min_over_time" ->
                OverTime.numbers(window -> window.time(OverTime.extreme(window, false)) / 1000.0);
            case "ts_of_last_over_time" -> (window, scalars, where, out) -> out.set(time(window, true) / 1000.0);
            case "ts_of_first_over_time" -> (window, scalars, where, out) -> out.set(time(window, false) / 1000.0);
            default -> null;
        };
    }

    private static boolean numberFirst(Window window, boolean last) {
        if (window.histogramSize() <= 0 || window.size() <= 0) {
            return window.size() > 0;
        }
        return last
                ? window.time(window.size() - 1) > window.histogramTime(window.histogramSize() - 1)
                : window.time(0) < window.histogramTime(0);
    }

    private static void edge(Window window, boolean last, Cell out) {
        if (numberFirst(window, last)) {
            out.set(window.value(last ? window.size() - 1 : 0));
        } else {
            out.set(window.histogram(last ? window.histogramSize() - 1 : 0));
        }
    }

    private static long time(Window window, boolean last) {
        if (numberFirst(window, last)) {
            return window.time(last ? window.size() - 1 : 0);
        }
        return window.histogramTime(last ? window.histogramSize() - 1 : 0);
    }

    /** Does the function keep the metric's name? */
    public static boolean keepsName(String name) {
        return name.equals("last_over_time") || name.equals("first_over_time");
    }
}
