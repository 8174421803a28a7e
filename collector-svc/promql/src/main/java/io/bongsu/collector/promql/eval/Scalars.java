package io.bongsu.collector.promql.eval;

import io.bongsu.collector.promql.ast.Expr;
import io.bongsu.collector.promql.data.Grid;
import io.bongsu.collector.promql.data.Row;
import java.util.List;

/** Functions that yield a number. */
final class Scalars {
    private final Evaluator evaluator;

    Scalars(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    double[] of(Expr.Call call, Grid grid) {
        Run run = evaluator.run();
        return switch (call.function().name()) {
            case "pi" -> Evaluator.filled(Math.PI, grid.count());
            case "time" -> times(grid);
            case "scalar" -> onlyValue(evaluator.vector(call.arguments().getFirst(), grid), grid.count());
            case "start" -> Evaluator.filled(run.top().start() / 1000.0, grid.count());
            case "end" ->
                Evaluator.filled(run.top().start() / 1000.0 + run.lengths().range(), grid.count());
            case "step" -> Evaluator.filled(run.lengths().step(), grid.count());
            case "range" -> Evaluator.filled(run.lengths().range(), grid.count());
            default ->
                throw new IllegalStateException(
                        "not a scalar function: " + call.function().name());
        };
    }

    static double[] times(Grid grid) {
        double[] times = new double[grid.count()];
        for (int i = 0; i < times.length; i++) {
            times[i] = grid.time(i) / 1000.0;
        }
        return times;
    }

    /** The value of the only series that has one; NaN where there is none or more than one. Histograms do not count. */
    private static double[] onlyValue(List<Row> rows, int count) {
        double[] values = Evaluator.filled(Double.NaN, count);
        for (int i = 0; i < count; i++) {
            int found = 0;
            for (Row row : rows) {
                if (row.hasNumber(i)) {
                    found++;
                    values[i] = row.value(i);
                }
            }
            values[i] = found == 1 ? values[i] : Double.NaN;
        }
        return values;
    }
}
