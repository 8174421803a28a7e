package io.bongsu.collector.promql.eval;

import io.bongsu.collector.promql.ast.Expr;
import io.bongsu.collector.promql.ast.LengthFailure;
import io.bongsu.collector.promql.ast.ValueType;
import io.bongsu.collector.promql.data.Grid;
import io.bongsu.collector.promql.data.Labels;
import io.bongsu.collector.promql.data.Notes;
import io.bongsu.collector.promql.data.Row;
import io.bongsu.collector.promql.data.Series;
import io.bongsu.collector.promql.data.SeriesSource;
import io.bongsu.collector.promql.parse.ParseFailure;
import io.bongsu.collector.promql.parse.Parser;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Answers queries. Stateless and safe for many threads; each answer is computed on the caller's. */
public final class Engine {
    private final Options options;

    public Engine(Options options) {
        this.options = options;
    }

    /** @throws ParseFailure when it is no query */
    public Expr parse(String query) {
        return Parser.parse(query, options.features());
    }

    /** The value at one time. */
    public Result instant(String query, long time, SeriesSource source, BooleanSupplier cancelled) {
        Expr expr = parse(query);
        Grid grid = Grid.at(time);
        return run(query, expr, grid, new Lengths(0, 0), source, cancelled);
    }

    /** The values from start to end, every step. */
    public Result range(String query, Grid grid, SeriesSource source, BooleanSupplier cancelled) {
        return range(query, grid, grid.end(), source, cancelled);
    }

    /**
     * @param end as asked for: the grid's last time may be earlier
     */
    public Result range(String query, Grid grid, long end, SeriesSource source, BooleanSupplier cancelled) {
        Expr expr = parse(query);
        if (!Parser.yieldsSeries(expr.type())) {
            throw new ParseFailure(
                    query,
                    expr.span(),
                    "invalid expression type \"" + expr.type().words()
                            + "\" for range query, must be Scalar or instant Vector");
        }
        if (grid.count() > options.limits().points()) {
            throw new QueryFailure.Limit(
                    "too-many-points",
                    "exceeded maximum resolution of 11,000 points per timeseries. Try a longer step or a shorter time.");
        }
        Lengths lengths = new Lengths(grid.step() / 1000.0, (end - grid.start()) / 1000.0);
        Result result = run(query, expr, grid, lengths, source, cancelled);
        List<Row> sorted =
                result.rows().stream().sorted(Comparator.comparing(Row::labels)).toList();
        return new Result(result.type(), true, grid, sorted, List.of(), "", result.warnings(), result.infos());
    }

    private Result run(
            String query, Expr expr, Grid grid, Lengths lengths, SeriesSource source, BooleanSupplier cancelled) {
        Notes notes = new Notes(query);
        Meter meter = new Meter(options.limits(), cancelled, System::nanoTime);
        boolean instant = lengths.step() == 0;
        Evaluator evaluator = new Evaluator(new Run(options, notes, meter, source, lengths, grid, instant));
        try {
            return result(evaluator, expr, grid, notes);
        } catch (LengthFailure e) {
            throw new QueryFailure(String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            throw new QueryFailure("the expression is nested too deeply");
        }
    }

    private Result result(Evaluator evaluator, Expr expr, Grid grid, Notes notes) {
        List<Row> rows = List.of();
        List<Series> ranges = List.of();
        String text = "";
        switch (expr.type()) {
            case SCALAR -> rows = List.of(Row.of(Labels.NONE, evaluator.scalar(expr, grid)));
            case VECTOR -> rows = evaluator.named(evaluator.vector(expr, grid));
            case MATRIX -> ranges = evaluator.raw(expr, grid);
            case STRING -> text = expr.bare() instanceof Expr.Text literal ? literal.value() : "";
        }
        ValueType type = expr.type();
        return new Result(type, false, grid, rows, ranges, text, notes.warnings(), notes.infos());
    }
}
