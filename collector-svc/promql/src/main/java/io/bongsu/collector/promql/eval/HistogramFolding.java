package io.bongsu.collector.promql.eval;

import io.bongsu.collector.promql.ast.Aggregation;
import io.bongsu.collector.promql.ast.Expr;
import io.bongsu.collector.promql.ast.Span;
import io.bongsu.collector.promql.data.Notes;
import io.bongsu.collector.promql.data.Row;
import io.bongsu.collector.promql.functions.Fold;
import io.bongsu.collector.promql.histogram.HistogramSum;
import io.bongsu.collector.promql.histogram.NativeHistogram;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sum and mean of a group in which there are histograms; a mix with numbers has none. */
final class HistogramFolding {
    private final Notes notes;
    private final boolean mean;
    private final Span where;

    HistogramFolding(Notes notes, Expr.Aggregate aggregate) {
        this.notes = notes;
        this.mean = aggregate.op() == Aggregation.AVG;
        this.where = aggregate.of().span();
    }

    void at(List<Row> rows, int i, Fold fold, Row result) {
        fold.clear();
        int numbers = 0;
        int histograms = 0;
        for (Row row : rows) {
            if (row.hasNumber(i)) {
                fold.add(row.value(i));
                numbers++;
            } else if (row.histogram(i) != null) {
                histograms++;
            }
        }
        if (numbers > 0 && histograms > 0) {
            notes.warn("encountered a mix of histograms and floats for aggregation", where);
        } else if (numbers > 0) {
            result.set(i, fold.result(0));
        } else if (histograms > 0) {
            NativeHistogram sum = sum(rows, i);
            if (sum != null) {
                result.set(i, sum);
            }
        }
    }

    private @Nullable NativeHistogram sum(List<Row> rows, int i) {
        HistogramSum sum = new HistogramSum();
        for (Row row : rows) {
            NativeHistogram next = row.histogram(i);
            if (next != null && !sum.add(next)) {
                notes.warn(
                        "vector contains a mix of histograms with exponential and custom buckets schemas"
                                + Notes.forMetric(row.labels().metric()),
                        where);
                return null;
            }
        }
        if (sum.hasResetCollision()) {
            notes.warn("conflicting counter resets during histogram aggregation", where);
        }
        if (sum.isReconciled()) {
            notes.inform("mismatched custom buckets were reconciled during aggregation", where);
        }
        return mean ? sum.mean() : sum.total();
    }
}
