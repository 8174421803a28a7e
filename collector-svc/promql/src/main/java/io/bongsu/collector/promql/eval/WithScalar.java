package io.bongsu.collector.promql.eval;

import io.bongsu.collector.promql.ast.Expr;
import io.bongsu.collector.promql.ast.Operator;
import io.bongsu.collector.promql.data.Cell;
import io.bongsu.collector.promql.data.Row;
import io.bongsu.collector.promql.histogram.NativeHistogram;
import java.util.ArrayList;
import java.util.List;

/** An operator between series and a number. */
final class WithScalar {
    private final Evaluator evaluator;
    private final Expr.Binary binary;
    private final boolean scalarLeft;
    private final Samples samples;
    private final boolean filters;

    WithScalar(Evaluator evaluator, Expr.Binary binary, boolean scalarLeft) {
        this.evaluator = evaluator;
        this.binary = binary;
        this.scalarLeft = scalarLeft;
        this.samples = new Samples(binary.operator(), evaluator.run().notes(), binary.span());
        this.filters = binary.operator().isComparison() && !binary.bool();
    }

    List<Row> rows(List<Row> rows, double[] scalars) {
        List<Row> result = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Row computed = row(row, scalars);
            if (filters) {
                if (!computed.isEmpty()) {
                    result.add(computed.withLabels(row.labels(), row.isUnnamed()));
                }
            } else {
                result.add(evaluator.names().unnamed(row, computed));
            }
        }
        return filters ? result : evaluator.names().distinct(result);
    }

    private Row row(Row row, double[] scalars) {
        Row result = Row.empty(row.labels(), row.count());
        if (!row.hasHistograms() && !binary.operator().isTrim()) {
            numbers(row.values(), scalars, result.values());
            return result;
        }
        Cell cell = new Cell();
        for (int i = 0; i < row.count(); i++) {
            if (row.has(i)) {
                cell.clear();
                Samples.Outcome outcome = outcome(row, i, scalars[i], cell);
                store(outcome, row, result, i, cell);
            }
        }
        return result;
    }

    private Samples.Outcome outcome(Row row, int i, double scalar, Cell cell) {
        NativeHistogram histogram = row.histogram(i);
        return scalarLeft
                ? samples.apply(scalar, null, row.value(i), histogram, cell)
                : samples.apply(row.value(i), histogram, scalar, null, cell);
    }

    private void store(Samples.Outcome outcome, Row row, Row result, int i, Cell cell) {
        if (outcome == Samples.Outcome.SENSELESS) {
            return;
        }
        if (binary.bool()) {
            result.set(i, outcome == Samples.Outcome.KEEP ? 1.0 : 0.0);
        } else if (outcome == Samples.Outcome.KEEP) {
            if (filters) {
                result.copy(i, row, i); // the series' own value, on whichever side it stands
            } else {
                cell.to(result, i);
            }
        }
    }

    private void numbers(double[] values, double[] scalars, double[] out) {
        Operator operator = binary.operator();
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            if (Row.isAbsent(value)) {
                continue;
            }
            double left = scalarLeft ? scalars[i] : value;
            double right = scalarLeft ? value : scalars[i];
            if (!filters) {
                out[i] = operator.apply(left, right);
            } else if (operator.holds(left, right)) {
                out[i] = value;
            }
        }
    }
}
