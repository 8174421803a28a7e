package io.bongsu.collector.promql.eval;

import io.bongsu.collector.promql.ast.Expr;
import io.bongsu.collector.promql.ast.Matching;
import io.bongsu.collector.promql.ast.Operator;
import io.bongsu.collector.promql.data.Labels;
import io.bongsu.collector.promql.data.Row;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code and}, {@code or}, {@code unless}: which series stay at which times. */
final class SetOperation {
    private final Operator operator;
    private final Matching matching;

    SetOperation(Expr.Binary binary) {
        this.operator = binary.operator();
        this.matching = binary.matching();
    }

    /** The part of a series' labels that is compared. */
    static Labels signature(Labels labels, Matching matching) {
        return matching.on()
                ? labels.only(matching.labels())
                : labels.without(matching.labels()).unnamed();
    }

    List<Row> rows(List<Row> lefts, List<Row> rights, int count) {
        if (operator == Operator.OR) {
            List<Row> result = new ArrayList<>(lefts);
            result.addAll(filtered(rights, present(lefts, count), false));
            return RowNames.merged(result);
        }
        return filtered(lefts, present(rights, count), operator == Operator.AND);
    }

    private Map<Labels, BitSet> present(List<Row> rows, int count) {
        Map<Labels, BitSet> present = new HashMap<>();
        for (Row row : rows) {
            BitSet times = present.computeIfAbsent(signature(row.labels(), matching), _ -> new BitSet(count));
            for (int i = 0; i < count; i++) {
                if (row.has(i)) {
                    times.set(i);
                }
            }
        }
        return present;
    }

    private List<Row> filtered(List<Row> rows, Map<Labels, BitSet> present, boolean wanted) {
        List<Row> result = new ArrayList<>();
        for (Row row : rows) {
            BitSet times = present.get(signature(row.labels(), matching));
            if (times == null) {
                if (!wanted) {
                    result.add(row);
                }
                continue;
            }
            Row kept = Row.empty(row.labels(), row.count()).withLabels(row.labels(), row.isUnnamed());
            for (int i = 0; i < row.count(); i++) {
                if (times.get(i) == wanted) {
                    kept.copy(i, row, i);
                }
            }
            if (!kept.isEmpty()) {
                result.add(kept);
            }
        }
        return result;
    }
}
