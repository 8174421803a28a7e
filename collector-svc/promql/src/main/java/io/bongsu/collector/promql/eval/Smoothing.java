package io.bongsu.collector.promql.eval;

import io.bongsu.collector.promql.ast.Shift;
import io.bongsu.collector.promql.data.Grid;
import io.bongsu.collector.promql.data.Row;
import io.bongsu.collector.promql.data.Series;

/** The value at a time drawn between its neighbours: {@code metric smoothed} (experimental in Prometheus). */
final class Smoothing {
    private final long lookback;

    Smoothing(long lookback) {
        this.lookback = lookback;
    }

    Row row(Series series, Shift shift, Grid grid, Reading reading) {
        if (series.histogramSize() > 0) {
            throw new QueryFailure("smoothed and anchored modifiers do not work with native histograms");
        }
        Row row = Row.empty(series.labels(), grid.count());
        int next = 0;
        for (int i = 0; i < grid.count(); i++) {
            long time = reading.moved(shift, grid.time(i));
            while (next < series.size() && series.time(next) < time) {
                next++;
            }
            row.set(i, at(series, next, time));
        }
        return row;
    }

    private double at(Series series, int next, long time) {
        boolean after = next < series.size() && series.time(next) <= time + lookback;
        if (after && series.time(next) == time) {
            return series.value(next);
        }
        if (next == 0 || series.time(next - 1) < time - lookback) {
            return Row.ABSENT;
        }
        return after ? between(series, next - 1, next, time) : series.value(next - 1);
    }

    private static double between(Series series, int left, int right, long time) {
        double y1 = series.value(left);
        double y2 = series.value(right);
        double share = (double) (time - series.time(left)) / (double) (series.time(right) - series.time(left));
        return y1 + (y2 - y1) * share;
    }
}
