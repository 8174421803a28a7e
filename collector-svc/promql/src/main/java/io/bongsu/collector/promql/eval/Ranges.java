package io.bongsu.collector.promql.eval;

import io.bongsu.collector.promql.ast.Expr;
import io.bongsu.collector.promql.ast.Length;
import io.bongsu.collector.promql.ast.Shift;
import io.bongsu.collector.promql.data.Cell;
import io.bongsu.collector.promql.data.Grid;
import io.bongsu.collector.promql.data.Hints;
import io.bongsu.collector.promql.data.Labels;
import io.bongsu.collector.promql.data.Row;
import io.bongsu.collector.promql.data.Series;
import io.bongsu.collector.promql.data.Window;
import io.bongsu.collector.promql.functions.RangeFunction;
import java.util.ArrayList;
import java.util.List;

/** What range selectors and subqueries see, and functions over it. */
final class Ranges {
    private final Run run;
    private final Reading reading;
    private final Evaluator evaluator;

    Ranges(Run run, Reading reading, Evaluator evaluator) {
        this.run = run;
        this.reading = reading;
        this.evaluator = evaluator;
    }

    /**
     * @param unnamed whether the name of each series is to go at the end
     * @param length milliseconds
     */
    private record Ranged(List<Series> series, List<Boolean> unnamed, Shift shift, long length, Expr.Edges edges) {}

    /**
     * @param function that is applied to it; empty when none is
     */
    private Ranged read(Expr expr, String function, Grid grid) {
        return switch (expr) {
            case Expr.Range range -> selected(range, function, grid);
            case Expr.Subquery subquery -> subquery(subquery, grid);
            default -> throw new IllegalStateException("not a range: " + expr);
        };
    }

    private Ranged selected(Expr.Range range, String function, Grid grid) {
        Expr.Selector selector = range.selector();
        long length = run.lengths().positive(range.length());
        boolean edged = selector.edges() != Expr.Edges.PLAIN;
        long after = selector.edges() == Expr.Edges.SMOOTHED ? run.lookback() : 0;
        long from = reading.moved(selector.shift(), grid.start()) - length - (edged ? run.lookback() : 0);
        long to = reading.moved(selector.shift(), grid.end()) + after;
        Hints hints = new Hints(function, length, grid.step());
        List<Series> series = new ArrayList<>();
        List<Boolean> unnamed = new ArrayList<>();
        for (Series one : reading.series(selector, hints, from, to)) {
            series.add(one.withoutStaleness());
            unnamed.add(false);
        }
        return new Ranged(series, unnamed, selector.shift(), length, selector.edges());
    }

    private Ranged subquery(Expr.Subquery subquery, Grid grid) {
        long length = run.lengths().positive(subquery.length());
        Length asked = subquery.step();
        long step = asked == null
                ? run.options().subqueryStep().toMillis()
                : run.lengths().positive(asked);
        long from = reading.moved(subquery.shift(), grid.start()) - length;
        long to = reading.moved(subquery.shift(), grid.end());
        long start = Math.floorDiv(from, step) * step;
        run.meter().hold(Math.max(0, (to - from) / step)); // before anything of that length is made
        Grid inner = Grid.of(start <= from ? start + step : start, to, step);
        List<Series> series = new ArrayList<>();
        List<Boolean> unnamed = new ArrayList<>();
        List<Row> rows = inner.count() == 0 ? List.of() : evaluator.vector(subquery.of(), inner);
        for (Row row : RowNames.merged(rows)) {
            run.meter().hold(2L * inner.count());
            series.add(row.series(inner));
            unnamed.add(row.isUnnamed());
        }
        return new Ranged(series, unnamed, subquery.shift(), length, Expr.Edges.PLAIN);
    }

    /**
     * A function over the range at each time.
     *
     * @param scalars its other arguments
     */
    List<Row> apply(
            RangeFunction function, Expr.Call call, Expr range, List<double[]> scalars, boolean keepsName, Grid grid) {
        Ranged ranged = read(range.bare(), call.function().name(), grid);
        RangeFunction.Where where =
                new RangeFunction.Where(run.notes(), call.span(), range.span(), ranged.length() / 1000.0);
        List<Row> rows = new ArrayList<>(ranged.series().size());
        for (int i = 0; i < ranged.series().size(); i++) {
            run.meter().check();
            run.meter().hold(grid.count());
            Series series = ranged.series().get(i);
            Row row = row(function, ranged, series, scalars, where, grid);
            if (!row.isEmpty()) {
                boolean drops = !keepsName || ranged.unnamed().get(i);
                rows.add(drops ? evaluator.names().unnamed(row) : row);
            }
        }
        return keepsName ? rows : evaluator.names().distinct(rows);
    }

    private Row row(
            RangeFunction function,
            Ranged ranged,
            Series series,
            List<double[]> scalars,
            RangeFunction.Where where,
            Grid grid) {
        Row row = Row.empty(series.labels(), grid.count());
        Window window = new Window(series);
        Cell cell = new Cell();
        double[] now = new double[scalars.size()];
        for (int i = 0; i < grid.count(); i++) {
            move(window, ranged, grid.time(i));
            if (!window.isEmpty()) {
                for (int s = 0; s < now.length; s++) {
                    now[s] = scalars.get(s)[i];
                }
                cell.clear();
                function.apply(window, now, where, cell);
                cell.to(row, i);
            }
        }
        return row;
    }

    private void move(Window window, Ranged ranged, long time) {
        long end = reading.moved(ranged.shift(), time);
        long before = ranged.edges() == Expr.Edges.PLAIN ? 0 : run.lookback();
        long after = ranged.edges() == Expr.Edges.SMOOTHED ? run.lookback() : 0;
        window.move(end - ranged.length(), end, before, after, time);
    }

    /** 1 where nothing is in the range. */
    Row absent(Expr range, Labels labels, Grid grid) {
        Ranged ranged = read(range.bare(), "absent_over_time", grid);
        Row row = Row.of(labels, Evaluator.filled(1, grid.count()));
        for (Series series : ranged.series()) {
            Window window = new Window(series);
            for (int i = 0; i < grid.count(); i++) {
                move(window, ranged, grid.time(i));
                if (!window.isEmpty()) {
                    row.set(i, Row.ABSENT);
                }
            }
        }
        return row;
    }

    List<Series> raw(Expr expr, Grid grid) {
        Ranged ranged = read(expr, "", grid);
        List<Series> result = new ArrayList<>();
        for (int n = 0; n < ranged.series().size(); n++) {
            Series series = ranged.series().get(n);
            Window window = new Window(series);
            move(window, ranged, grid.start());
            Labels labels = ranged.unnamed().get(n) ? series.labels().unnamed() : series.labels();
            Series part = new Series(labels);
            for (int i = 0; i < window.size(); i++) {
                part.add(window.time(i), window.value(i));
            }
            for (int i = 0; i < window.histogramSize(); i++) {
                part.add(window.histogramTime(i), window.histogram(i));
            }
            if (part.size() + part.histogramSize() > 0) {
                result.add(part);
            }
        }
        return result;
    }
}
