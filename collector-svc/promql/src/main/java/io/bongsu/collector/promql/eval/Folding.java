package io.bongsu.collector.promql.eval;

import io.bongsu.collector.promql.ast.Aggregation;
import io.bongsu.collector.promql.ast.Expr;
import io.bongsu.collector.promql.data.Labels;
import io.bongsu.collector.promql.data.Row;
import io.bongsu.collector.promql.functions.Fold;
import java.util.List;

/** Makes one series of a group of series. */
final class Folding {
    private final Run run;
    private final Expr.Aggregate aggregate;
    private final double[] parameters;

    Folding(Run run, Expr.Aggregate aggregate, double[] parameters) {
        this.run = run;
        this.aggregate = aggregate;
        this.parameters = parameters;
    }

    Row row(Labels labels, List<Row> rows, int count) {
        Row result = Row.empty(labels, count);
        boolean histograms = rows.stream().anyMatch(Row::hasHistograms);
        Aggregation op = aggregate.op();
        if (!histograms && op == Aggregation.SUM) {
            Fold.sums(rows, result.values());
            return result;
        }
        Fold fold = Fold.of(op);
        for (int i = 0; i < count; i++) {
            double quantile = op == Aggregation.QUANTILE ? parameters[i] : 0;
            if (histograms && (op == Aggregation.SUM || op == Aggregation.AVG)) {
                new HistogramFolding(run.notes(), aggregate).at(rows, i, fold, result);
                continue;
            }
            fold.clear();
            boolean any = false;
            for (Row row : rows) {
                if (row.hasNumber(i)) {
                    fold.add(row.value(i));
                    any = true;
                } else if (row.histogram(i) != null) {
                    any |= counts(op);
                    histogram(fold, op);
                }
            }
            if (any) {
                result.set(i, fold.result(quantile));
            }
        }
        return result;
    }

    private static boolean counts(Aggregation op) {
        return op == Aggregation.COUNT || op == Aggregation.GROUP;
    }

    private void histogram(Fold fold, Aggregation op) {
        if (counts(op)) {
            fold.add(0);
        } else {
            run.notes()
                    .inform(
                            "ignored histogram in " + op.word() + " aggregation",
                            aggregate.of().span());
        }
    }
}
