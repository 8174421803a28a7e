package io.bongsu.collector.promql.eval;

import io.bongsu.collector.promql.ast.Expr;
import io.bongsu.collector.promql.ast.Operator;
import io.bongsu.collector.promql.ast.ValueType;
import io.bongsu.collector.promql.data.Grid;
import io.bongsu.collector.promql.data.Labels;
import io.bongsu.collector.promql.data.Row;
import io.bongsu.collector.promql.data.Series;
import io.bongsu.collector.promql.histogram.NativeHistogram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Walks the tree. Each part is computed for all times of the grid at once, series by series. */
final class Evaluator {
    private final Run run;
    private final Reading reading;
    private final RowNames names;
    private final Ranges ranges;

    Evaluator(Run run) {
        this.run = run;
        this.reading = new Reading(run);
        this.names = new RowNames(run.options().lateNames());
        this.ranges = new Ranges(run, reading, this);
    }

    Run run() {
        return run;
    }

    Reading reading() {
        return reading;
    }

    RowNames names() {
        return names;
    }

    Ranges ranges() {
        return ranges;
    }

    /** Rows as they are told: names that were to go are gone. */
    List<Row> named(List<Row> rows) {
        return names.told(rows);
    }

    /** A number at each time. */
    double[] scalar(Expr expr, Grid grid) {
        run.meter().check();
        run.meter().hold(grid.count());
        return switch (expr) {
            case Expr.Literal number -> filled(number.value(), grid.count());
            case Expr.Parenthesis parenthesis -> scalar(parenthesis.of(), grid);
            case Expr.Unary unary -> {
                double[] values = scalar(unary.of(), grid);
                for (int i = 0; unary.negative() && i < values.length; i++) {
                    values[i] = -values[i];
                }
                yield values;
            }
            case Expr.Binary binary ->
                scalars(binary.operator(), scalar(binary.left(), grid), scalar(binary.right(), grid));
            case Expr.Call call -> new Scalars(this).of(call, grid);
            default -> throw new IllegalStateException("not a scalar: " + expr);
        };
    }

    private static double[] scalars(Operator operator, double[] left, double[] right) {
        double[] result = new double[left.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = operator.apply(left[i], right[i]);
        }
        return result;
    }

    static double[] filled(double value, int count) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }

    /** Series with a value at each time. */
    List<Row> vector(Expr expr, Grid grid) {
        run.meter().check();
        if (grid.count() > 1 && Invariance.isSame(expr)) {
            List<Row> once = vector(expr, grid.first());
            List<Row> rows = new ArrayList<>(once.size());
            for (Row row : once) {
                run.meter().hold(grid.count());
                rows.add(row.repeated(grid.count()));
            }
            return rows;
        }
        if (expr.type() == ValueType.SCALAR) {
            return List.of(Row.of(Labels.NONE, scalar(expr, grid)));
        }
        return switch (expr) {
            case Expr.Selector selector -> reading.latest(selector, grid);
            case Expr.Parenthesis parenthesis -> vector(parenthesis.of(), grid);
            case Expr.Unary unary -> unary(unary, grid);
            case Expr.Call call -> new Calls(this).rows(call, grid);
            case Expr.Aggregate aggregate -> new Aggregations(this, aggregate).rows(grid);
            case Expr.Binary binary -> binary(binary, grid);
            default -> throw new IllegalStateException("not a vector: " + expr);
        };
    }

    private List<Row> unary(Expr.Unary unary, Grid grid) {
        List<Row> rows = vector(unary.of(), grid);
        if (!unary.negative()) {
            return rows;
        }
        List<Row> negative = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Row result = names.unnamed(row, Row.empty(row.labels(), grid.count()));
            for (int i = 0; i < grid.count(); i++) {
                NativeHistogram histogram = row.histogram(i);
                if (histogram != null) {
                    result.set(i, histogram.times(-1));
                } else if (row.hasNumber(i)) {
                    result.set(i, -row.value(i));
                }
            }
            negative.add(result);
        }
        return names.distinct(negative);
    }

    private List<Row> binary(Expr.Binary binary, Grid grid) {
        boolean left = binary.left().type() == ValueType.SCALAR;
        if (left || binary.right().type() == ValueType.SCALAR) {
            double[] scalars = scalar(left ? binary.left() : binary.right(), grid);
            List<Row> rows = vector(left ? binary.right() : binary.left(), grid);
            return new WithScalar(this, binary, left).rows(rows, scalars);
        }
        List<Row> lefts = vector(binary.left(), grid);
        List<Row> rights = vector(binary.right(), grid);
        return binary.operator().isSet()
                ? new SetOperation(binary).rows(lefts, rights, grid.count())
                : new VectorMatching(this, binary).rows(lefts, rights, grid.count());
    }

    /** Samples as they are: an instant query may ask for a range. */
    List<Series> raw(Expr expr, Grid grid) {
        return ranges.raw(expr.bare(), grid.first());
    }
}
