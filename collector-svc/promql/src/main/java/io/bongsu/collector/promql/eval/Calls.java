package io.bongsu.collector.promql.eval;

import io.bongsu.collector.promql.ast.Expr;
import io.bongsu.collector.promql.ast.LabelMatcher;
import io.bongsu.collector.promql.ast.ValueType;
import io.bongsu.collector.promql.data.Grid;
import io.bongsu.collector.promql.data.Labels;
import io.bongsu.collector.promql.data.Row;
import io.bongsu.collector.promql.functions.Dates;
import io.bongsu.collector.promql.functions.Elementwise;
import io.bongsu.collector.promql.functions.RangeFunction;
import io.bongsu.collector.promql.functions.RangeFunctions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/** Functions that yield series. */
final class Calls {
    private final Evaluator evaluator;

    Calls(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    List<Row> rows(Expr.Call call, Grid grid) {
        String name = call.function().name();
        DoubleUnaryOperator simple = Elementwise.of(name);
        if (simple != null) {
            return mapped(argument(call, 0, grid), simple);
        }
        DoubleUnaryOperator date = Dates.of(name);
        if (date != null) {
            return call.arguments().isEmpty()
                    ? mapped(List.of(Row.of(Labels.NONE, Scalars.times(grid))), date)
                    : mapped(argument(call, 0, grid), date);
        }
        if (call.arguments().stream().anyMatch(argument -> argument.type() == ValueType.MATRIX)) {
            return ranged(call, grid);
        }
        if (name.startsWith("histogram_")) {
            return new HistogramCalls(evaluator, call).rows(grid);
        }
        return switch (name) {
            case "vector" ->
                List.of(Row.of(Labels.NONE, evaluator.scalar(call.arguments().getFirst(), grid)));
            case "timestamp" -> timestamps(call, grid);
            case "absent" -> List.of(absent(call, grid));
            case "clamp", "clamp_min", "clamp_max" -> clamped(call, grid);
            case "round" -> rounded(call, grid);
            case "label_replace", "label_join" -> new LabelCalls(evaluator, call).rows(grid);
            case "sort", "sort_desc", "sort_by_label", "sort_by_label_desc" -> new Sorting(evaluator, call).rows(grid);
            case "info" -> new InfoJoin(evaluator, call).rows(grid);
            default -> throw new IllegalStateException("no such function: " + name);
        };
    }

    private List<Row> argument(Expr.Call call, int index, Grid grid) {
        return evaluator.vector(call.arguments().get(index), grid);
    }

    private List<Row> mapped(List<Row> rows, DoubleUnaryOperator function) {
        return mapped(rows, (value, index) -> function.applyAsDouble(value));
    }

    /** A function of a number and the index of its time. */
    @FunctionalInterface
    private interface Indexed {
        double apply(double value, int index);
    }

    private List<Row> mapped(List<Row> rows, Indexed function) {
        List<Row> result = new ArrayList<>(rows.size());
        for (Row row : rows) {
            double[] values = new double[row.count()];
            for (int i = 0; i < values.length; i++) {
                values[i] = row.hasNumber(i) ? function.apply(row.value(i), i) : Row.ABSENT;
            }
            result.add(evaluator.names().unnamed(row, Row.of(row.labels(), values)));
        }
        return evaluator.names().distinct(result);
    }

    private List<Row> ranged(Expr.Call call, Grid grid) {
        String name = call.function().name();
        List<double[]> scalars = new ArrayList<>();
        Expr range = call;
        for (Expr argument : call.arguments()) {
            if (argument.type() == ValueType.MATRIX) {
                range = argument;
            } else {
                scalars.add(evaluator.scalar(argument, grid));
            }
        }
        if (name.equals("absent_over_time")) {
            return List.of(evaluator.ranges().absent(range, absentLabels(range), grid));
        }
        Expr.Edges edges = range.bare() instanceof Expr.Range selected
                ? selected.selector().edges()
                : Expr.Edges.PLAIN;
        RangeFunction function = RangeFunctions.of(name, edges);
        if (function == null) {
            throw new IllegalStateException("no such function: " + name);
        }
        try {
            List<Row> rows =
                    evaluator.ranges().apply(function, call, range, scalars, RangeFunctions.keepsName(name), grid);
            if (name.equals("quantile_over_time") && !rows.isEmpty()) {
                Quantile.warn(
                        evaluator.run(),
                        scalars.getFirst(),
                        call.arguments().getFirst().span());
            }
            return rows;
        } catch (IllegalArgumentException e) {
            throw new QueryFailure(String.valueOf(e.getMessage()));
        }
    }

    /** Of a plain selector the time of the sample, of all else the evaluation time. */
    private List<Row> timestamps(Expr.Call call, Grid grid) {
        Expr argument = call.arguments().getFirst().bare();
        if (argument instanceof Expr.Selector selector) {
            return evaluator.names().distinct(unnamed(evaluator.reading().times(selector, grid)));
        }
        List<Row> result = new ArrayList<>();
        for (Row row : evaluator.vector(argument, grid)) {
            double[] times = Scalars.times(grid);
            for (int i = 0; i < times.length; i++) {
                times[i] = row.has(i) ? times[i] : Row.ABSENT;
            }
            result.add(evaluator.names().unnamed(row, Row.of(row.labels(), times)));
        }
        return evaluator.names().distinct(result);
    }

    private List<Row> unnamed(List<Row> rows) {
        return rows.stream().map(evaluator.names()::unnamed).toList();
    }

    private Row absent(Expr.Call call, Grid grid) {
        Expr argument = call.arguments().getFirst();
        Row row = Row.of(absentLabels(argument), Evaluator.filled(1, grid.count()));
        for (Row present : evaluator.vector(argument, grid)) {
            for (int i = 0; i < grid.count(); i++) {
                if (present.has(i)) {
                    row.set(i, Row.ABSENT);
                }
            }
        }
        return row;
    }

    /** What an absent series would have had: labels that exactly one matcher names, by equality. */
    private static Labels absentLabels(Expr expr) {
        Expr bare = expr.bare();
        Expr.Selector selector =
                bare instanceof Expr.Selector s ? s : bare instanceof Expr.Range range ? range.selector() : null;
        Labels labels = Labels.NONE;
        Set<String> seen = new HashSet<>();
        for (LabelMatcher matcher : selector == null ? List.<LabelMatcher>of() : selector.matchers()) {
            if (matcher.name().equals(LabelMatcher.METRIC)) {
                continue;
            }
            boolean only = matcher.op() == LabelMatcher.Op.EQUAL && seen.add(matcher.name());
            labels = labels.with(matcher.name(), only ? matcher.value() : "");
        }
        return labels;
    }

    private List<Row> clamped(Expr.Call call, Grid grid) {
        boolean both = call.arguments().size() == 3;
        boolean max = call.function().name().equals("clamp_max");
        double[] first = evaluator.scalar(call.arguments().get(1), grid);
        double[] low = max ? Evaluator.filled(Double.NEGATIVE_INFINITY, grid.count()) : first;
        double[] high = both
                ? evaluator.scalar(call.arguments().get(2), grid)
                : max ? first : Evaluator.filled(Double.POSITIVE_INFINITY, grid.count());
        return mapped(
                argument(call, 0, grid),
                (value, i) -> low[i] > high[i] ? Row.ABSENT : Elementwise.clamp(value, low[i], high[i]));
    }

    private List<Row> rounded(Expr.Call call, Grid grid) {
        double[] nearest = call.arguments().size() == 2
                ? evaluator.scalar(call.arguments().get(1), grid)
                : Evaluator.filled(1, grid.count());
        return mapped(argument(call, 0, grid), (value, i) -> Elementwise.round(value, nearest[i]));
    }
}
