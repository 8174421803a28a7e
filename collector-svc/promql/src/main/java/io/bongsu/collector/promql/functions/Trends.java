package io.bongsu.collector.promql.functions;

import io.bongsu.collector.promql.data.Cell;
import io.bongsu.collector.promql.data.Window;
import java.util.Locale;

/** Lines through samples: least squares and double exponential smoothing. */
final class Trends {

    private Trends() {}

    static void deriv(Window window, double[] scalars, RangeFunction.Where where, Cell out) {
        if (window.size() > 0) {
            OverTime.ignored(window, where);
        }
        if (window.size() < 2) {
            return;
        }
        out.set(line(window, window.time(0))[0]);
    }

    static void predict(Window window, double[] scalars, RangeFunction.Where where, Cell out) {
        if (window.size() > 0) {
            OverTime.ignored(window, where);
        }
        if (window.size() < 2) {
            return;
        }
        double[] line = line(window, window.evaluated());
        out.set(line[0] * scalars[0] + line[1]);
    }

    /** Slope per second and value at a time, by simple linear regression. A constant has the slope 0 exactly. */
    private static double[] line(Window window, long origin) {
        Kahan x = new Kahan();
        Kahan y = new Kahan();
        Kahan xy = new Kahan();
        Kahan xx = new Kahan();
        double n = 0;
        double first = window.value(0);
        boolean constant = true;
        for (int i = 0; i < window.size(); i++) {
            double value = window.value(i);
            constant &= i == 0 || value == first;
            double seconds = (window.time(i) - origin) / 1e3;
            n++;
            x.add(seconds);
            y.add(value);
            xy.add(seconds * value);
            xx.add(seconds * seconds);
        }
        if (constant) {
            return Double.isInfinite(first) ? new double[] {Double.NaN, Double.NaN} : new double[] {0, first};
        }
        double covariance = xy.total() - x.total() * y.total() / n;
        double variance = xx.total() - x.total() * x.total() / n;
        double slope = covariance / variance;
        return new double[] {slope, y.total() / n - slope * x.total() / n};
    }

    /** Holt's linear method: a level and a trend, each smoothed. */
    static void smooth(Window window, double[] scalars, RangeFunction.Where where, Cell out) {
        double levelFactor = factor("smoothing", "sf", scalars[0]);
        double trendFactor = factor("trend", "tf", scalars[1]);
        if (window.size() > 0) {
            OverTime.ignored(window, where);
        }
        if (window.size() < 2) {
            return;
        }
        double before = 0;
        double level = window.value(0);
        double trend = window.value(1) - window.value(0);
        for (int i = 1; i < window.size(); i++) {
            double x = levelFactor * window.value(i);
            if (i > 1) {
                trend = trendFactor * (level - before) + (1 - trendFactor) * trend;
            }
            before = level;
            level = x + (1 - levelFactor) * (level + trend);
        }
        out.set(level);
    }

    private static double factor(String word, String symbol, double factor) {
        if (!(factor >= 0 && factor <= 1)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "invalid %s factor. Expected: 0 <= %s <= 1, got: %f", word, symbol, factor));
        }
        return factor;
    }
}
