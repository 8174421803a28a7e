package io.bongsu.collector.promql.eval;

import io.bongsu.collector.promql.ast.Aggregation;
import io.bongsu.collector.promql.ast.Expr;
import io.bongsu.collector.promql.data.Row;
import io.bongsu.collector.promql.functions.XxHash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Aggregations that pass some series of a group on: topk, bottomk, limitk, limit_ratio. */
final class Selecting {
    private static final double TWO_TO_64 = 0x1p64;

    private final Run run;
    private final Expr.Aggregate aggregate;
    private final double[] parameters;

    Selecting(Run run, Expr.Aggregate aggregate, double[] parameters) {
        this.run = run;
        this.aggregate = aggregate;
        this.parameters = parameters;
    }

    /** Of a single time in the order of rank; of more in the order they came in. */
    List<Row> rows(List<Row> unordered, int count) {
        // of equals the first by labels is chosen, whatever order the store has
        List<Row> group =
                unordered.stream().sorted(Comparator.comparing(Row::labels)).toList();
        Row[] results = new Row[group.size()];
        for (int i = 0; i < results.length; i++) {
            Row row = group.get(i);
            results[i] = Row.empty(row.labels(), count).withLabels(row.labels(), row.isUnnamed());
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            order = chosen(group, i);
            for (int index : order) {
                results[index].copy(i, group.get(index), i);
            }
        }
        List<Row> kept = new ArrayList<>();
        if (count == 1) {
            order.forEach(index -> kept.add(results[index]));
            return kept;
        }
        for (Row row : results) {
            if (!row.isEmpty()) {
                kept.add(row);
            }
        }
        return kept;
    }

    private List<Integer> chosen(List<Row> group, int time) {
        List<Integer> present = new ArrayList<>();
        Aggregation op = aggregate.op();
        boolean numbers = op == Aggregation.TOPK || op == Aggregation.BOTTOMK;
        for (int index = 0; index < group.size(); index++) {
            Row row = group.get(index);
            if (numbers && row.histogram(time) != null) {
                run.notes()
                        .inform(
                                "ignored histogram in " + op.word() + " aggregation",
                                aggregate.of().span());
            } else if (row.has(time) && (op != Aggregation.LIMIT_RATIO || sampled(row, parameters[time]))) {
                present.add(index);
            }
        }
        if (op == Aggregation.LIMIT_RATIO) {
            return present;
        }
        int k = (int) Math.max(0, Math.min(present.size(), Math.floor(parameters[time])));
        if (numbers) {
            present.sort(byValue(group, time, op == Aggregation.TOPK));
        }
        return present.subList(0, k);
    }

    /** NaN is neither at the top nor at the bottom. */
    private static Comparator<Integer> byValue(List<Row> group, int time, boolean descending) {
        return (a, b) -> {
            double left = group.get(a).value(time);
            double right = group.get(b).value(time);
            if (Double.isNaN(left) || Double.isNaN(right)) {
                return Boolean.compare(Double.isNaN(left), Double.isNaN(right));
            }
            return left == right ? 0 : descending == left > right ? -1 : 1;
        };
    }

    /** Each series has its place between 0 and 1, the same in every query: a ratio and its complement make the whole. */
    private static boolean sampled(Row row, double ratio) {
        long hash = XxHash.of(row.labels().encoded());
        double place = (hash >= 0 ? hash : hash + TWO_TO_64) / TWO_TO_64;
        double capped = Math.max(-1, Math.min(1, ratio));
        return capped >= 0 ? place < capped : place >= 1 + capped;
    }
}
