package io.bongsu.collector.promql.eval;

import io.bongsu.collector.promql.ast.Expr;
import io.bongsu.collector.promql.ast.LabelMatcher;
import io.bongsu.collector.promql.ast.Shift;
import io.bongsu.collector.promql.data.Grid;
import io.bongsu.collector.promql.data.Hints;
import io.bongsu.collector.promql.data.Row;
import io.bongsu.collector.promql.data.Series;
import io.bongsu.collector.promql.histogram.NativeHistogram;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what selectors name; the same part of the same series once a query. */
final class Reading {
    private final Run run;
    private final Map<Key, Read> cache = new HashMap<>();

    private record Key(List<LabelMatcher> matchers, long from, long to) {}

    /**
     * @param resolution of roll-ups among the samples; 0: they serve any purpose
     */
    private record Read(Hints hints, List<Series> series, long resolution) {

        boolean serves(Hints other) {
            return resolution == 0 || hints.equals(other);
        }
    }

    Reading(Run run) {
        this.run = run;
    }

    List<Series> series(Expr.Selector selector, Hints hints, long from, long to) {
        Key key = new Key(selector.matchers(), from, to);
        Read known = cache.get(key);
        if (known == null || !known.serves(hints)) {
            List<Series> all = run.source().select(selector.matchers(), from, to, hints, run.meter());
            long resolution = all.stream().mapToLong(Series::resolution).max().orElse(0);
            known = new Read(hints, all, resolution);
            cache.put(key, known);
            tell(resolution, selector);
        }
        return known.series();
    }

    private void tell(long resolution, Expr.Selector selector) {
        if (resolution > 0) {
            run.notes()
                    .inform(
                            "the oldest samples are not kept any more, their part is computed from roll-ups of "
                                    + resolution / 60_000 + "m",
                            selector.span());
        }
    }

    private static Hints latest(Grid grid) {
        return new Hints("", 0, grid.step());
    }

    /** Milliseconds the evaluation time is moved by, or, where it is fixed, the time itself with the offset taken off. */
    long moved(Shift shift, long time) {
        long offset = run.lengths().offset(shift.offset());
        return switch (shift.anchor()) {
            case STEP -> time - offset;
            case TIME -> shift.at() - offset;
            case START -> run.top().start() - offset;
            case END -> end() - offset;
        };
    }

    private long end() {
        return run.instant()
                ? run.top().start()
                : run.top().start() + Math.round(run.lengths().range() * 1000);
    }

    /** The last sample before each time, unless it is too old or says that the series ended. */
    List<Row> latest(Expr.Selector selector, Grid grid) {
        long lookback = run.lookback();
        long from = moved(selector.shift(), grid.start()) - lookback;
        long to = moved(selector.shift(), grid.end());
        boolean smoothed = selector.edges() == Expr.Edges.SMOOTHED;
        List<Series> all = series(selector, latest(grid), smoothed ? from - 1 : from, smoothed ? to + lookback : to);
        List<Row> rows = new ArrayList<>(all.size());
        for (Series one : all) {
            run.meter().check();
            run.meter().hold(grid.count());
            Row row = smoothed
                    ? new Smoothing(lookback).row(one.withoutStaleness(), selector.shift(), grid, this)
                    : latest(one, selector.shift(), grid, lookback);
            if (!row.isEmpty()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private Row latest(Series series, Shift shift, Grid grid, long lookback) {
        Row row = Row.empty(series.labels(), grid.count());
        long moved = moved(shift, grid.start());
        long step = shift.isFixed() ? 0 : grid.step();
        int last = -1;
        int lastHistogram = -1;
        long[] times = series.times();
        int size = series.size();
        for (int i = 0; i < grid.count(); i++) {
            long time = moved + i * step;
            while (last + 1 < size && times[last + 1] <= time) {
                last++;
            }
            while (lastHistogram + 1 < series.histogramSize() && series.histogramTime(lastHistogram + 1) <= time) {
                lastHistogram++;
            }
            long numberAt = last < 0 ? Long.MIN_VALUE : times[last];
            long histogramAt = lastHistogram < 0 ? Long.MIN_VALUE : series.histogramTime(lastHistogram);
            long oldest = time - lookback;
            if (histogramAt > numberAt) {
                NativeHistogram histogram = series.histogram(lastHistogram);
                if (histogramAt > oldest && !histogram.isStale()) {
                    row.set(i, histogram);
                }
            } else if (last >= 0 && numberAt > oldest) {
                row.values()[i] = series.value(last); // a staleness marker is "absent" already
            }
        }
        return row;
    }

    /** The seconds since the epoch of what {@link #latest} finds. */
    List<Row> times(Expr.Selector selector, Grid grid) {
        long from = moved(selector.shift(), grid.start()) - run.lookback();
        long to = moved(selector.shift(), grid.end());
        List<Row> rows = new ArrayList<>();
        for (Series one : series(selector, latest(grid), from, to)) {
            Series times = new Series(one.labels());
            int h = 0;
            for (int i = 0; i <= one.size(); i++) {
                long next = i < one.size() ? one.time(i) : Long.MAX_VALUE;
                for (; h < one.histogramSize() && one.histogramTime(h) < next; h++) {
                    boolean stale = one.histogram(h).isStale();
                    times.add(one.histogramTime(h), stale ? Series.STALE : one.histogramTime(h) / 1000.0);
                }
                if (i < one.size()) {
                    times.add(next, Series.isStale(one.value(i)) ? Series.STALE : next / 1000.0);
                }
            }
            Row row = latest(times, selector.shift(), grid, run.lookback());
            if (!row.isEmpty()) {
                rows.add(row);
            }
        }
        return rows;
    }
}
