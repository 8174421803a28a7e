package io.bongsu.collector.promql;

import io.bongsu.collector.metrics.QueryLimit;
import io.bongsu.collector.metrics.Samples;
import io.bongsu.collector.resource.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/** Computes an expression over samples that were read before: plain arithmetic, no I/O. */
final class Evaluation {
    static final long LOOK_BACK = 300_000;

    private final Grid grid;
    private final Map<Expression, List<Samples>> read;
    private final int mostValues;
    private long values;

    /**
     * @param read the samples of every selector and range in the expression
     */
    Evaluation(Grid grid, Map<Expression, List<Samples>> read, int mostValues) {
        this.grid = grid;
        this.read = read;
        this.mostValues = mostValues;
    }

    /** Series without any value in the grid are left out. */
    List<Row> rows(Expression expression) {
        List<Row> rows = new ArrayList<>();
        for (Row row : vector(expression)) {
            if (!row.isEmpty()) {
                rows.add(row);
            }
        }
        return rows;
    }

    double scalar(Expression expression) {
        return switch (expression) {
            case Expression.Literal number -> number.value();
            case Expression.Negation negation -> -scalar(negation.of());
            case Expression.Binary binary -> binary.operator().apply(scalar(binary.left()), scalar(binary.right()));
            default -> throw new IllegalStateException("not a scalar: " + expression);
        };
    }

    private List<Row> vector(Expression expression) {
        if (expression.isScalar()) {
            double[] same = new double[grid.count()];
            Arrays.fill(same, scalar(expression));
            return List.of(new Row("", Labels.NONE, same));
        }
        return switch (expression) {
            case Expression.Series series -> latest(series);
            case Expression.Call call -> distinct(rates(call));
            case Expression.Aggregate aggregate -> aggregate(aggregate);
            case Expression.Negation negation -> distinct(map(vector(negation.of()), value -> -value));
            case Expression.Binary binary -> binary(binary);
            case Expression.Literal number -> throw new IllegalStateException("a number is a scalar");
            case Expression.Range range -> throw new IllegalStateException("a range is only an argument");
        };
    }

    private List<Row> latest(Expression.Series series) {
        List<Row> rows = new ArrayList<>();
        for (Samples samples : samples(series)) {
            double[] result = values();
            int last = -1;
            for (int i = 0; i < grid.count(); i++) {
                long time = grid.time(i);
                last = advance(samples, last, time);
                boolean fresh = last >= 0 && samples.time(last) > time - LOOK_BACK;
                result[i] = fresh ? samples.value(last) : Row.ABSENT;
            }
            rows.add(new Row(samples.series().metric(), samples.series().labels(), result));
        }
        return rows;
    }

    private List<Row> rates(Expression.Call call) {
        List<Row> rows = new ArrayList<>();
        for (Samples samples : samples(call.range())) {
            double[] result = values();
            int first = 0;
            int last = -1;
            for (int i = 0; i < grid.count(); i++) {
                long end = grid.time(i);
                long start = end - call.range().millis();
                last = advance(samples, last, end);
                while (first < samples.size() && samples.time(first) <= start) {
                    first++;
                }
                result[i] = Rates.of(call.function(), samples, first, last, start, end);
            }
            rows.add(new Row("", samples.series().labels(), result));
        }
        return rows;
    }

    private static int advance(Samples samples, int last, long time) {
        int index = last;
        while (index + 1 < samples.size() && samples.time(index + 1) <= time) {
            index++;
        }
        return index;
    }

    private List<Row> aggregate(Expression.Aggregate aggregate) {
        Map<Labels, Group> groups = new LinkedHashMap<>();
        Set<String> left = new HashSet<>(aggregate.labels());
        for (Row row : vector(aggregate.of())) {
            Labels labels = aggregate.without()
                    ? row.labels().without(left)
                    : named(row, aggregate.labels()).only(aggregate.labels());
            groups.computeIfAbsent(labels, _ -> new Group(values(), new int[grid.count()]))
                    .add(aggregate.aggregation(), row.values());
        }
        List<Row> rows = new ArrayList<>();
        groups.forEach((labels, group) -> rows.add(new Row("", labels, group.result(aggregate.aggregation()))));
        return rows;
    }

    /** {@code by (__name__)} sees the metric's name as a label. */
    private static Labels named(Row row, List<String> by) {
        if (row.metric().isEmpty() || !by.contains("__name__")) {
            return row.labels();
        }
        Map<String, String> all = row.labels().asMap();
        all.put("__name__", row.metric());
        return Labels.of(all);
    }

    @SuppressWarnings("ArrayRecordComponent") // an accumulator
    private record Group(double[] values, int[] counts) {

        void add(Expression.Aggregation aggregation, double[] more) {
            for (int i = 0; i < more.length; i++) {
                if (Row.isAbsent(more[i])) {
                    continue;
                }
                values[i] = counts[i]++ == 0 ? more[i] : combined(aggregation, values[i], more[i]);
            }
        }

        private static double combined(Expression.Aggregation aggregation, double a, double b) {
            return switch (aggregation) {
                case SUM, AVG, COUNT -> a + b;
                case MIN -> b < a || Double.isNaN(a) ? b : a;
                case MAX -> b > a || Double.isNaN(a) ? b : a;
            };
        }

        double[] result(Expression.Aggregation aggregation) {
            for (int i = 0; i < values.length; i++) {
                if (counts[i] == 0) {
                    values[i] = Row.ABSENT;
                } else if (aggregation == Expression.Aggregation.COUNT) {
                    values[i] = counts[i];
                } else if (aggregation == Expression.Aggregation.AVG) {
                    values[i] /= counts[i];
                }
            }
            return values;
        }
    }

    private List<Row> binary(Expression.Binary binary) {
        boolean scalarLeft = binary.left().isScalar();
        double scalar = scalar(scalarLeft ? binary.left() : binary.right());
        List<Row> rows = vector(scalarLeft ? binary.right() : binary.left());
        Operator operator = binary.operator();
        if (operator.isComparison() && !binary.bool()) {
            rows.forEach(row -> filter(row.values(), operator, scalar, scalarLeft));
            return rows;
        }
        return distinct(map(rows, value -> scalarLeft ? operator.apply(scalar, value) : operator.apply(value, scalar)));
    }

    private static void filter(double[] values, Operator operator, double scalar, boolean scalarLeft) {
        for (int i = 0; i < values.length; i++) {
            boolean holds = scalarLeft ? operator.holds(scalar, values[i]) : operator.holds(values[i], scalar);
            if (!holds) {
                values[i] = Row.ABSENT;
            }
        }
    }

    private static List<Row> map(List<Row> rows, DoubleUnaryOperator operation) {
        List<Row> mapped = new ArrayList<>();
        for (Row row : rows) {
            double[] values = row.values();
            for (int i = 0; i < values.length; i++) {
                values[i] = Row.isAbsent(values[i]) ? Row.ABSENT : operation.applyAsDouble(values[i]);
            }
            mapped.add(new Row("", row.labels(), values));
        }
        return mapped;
    }

    /** Without their names two series may look the same, which no answer could tell apart. */
    private static List<Row> distinct(List<Row> rows) {
        Map<Labels, Row> seen = new HashMap<>();
        for (Row row : rows) {
            if (!row.isEmpty() && seen.put(row.labels(), row) != null) {
                throw PromqlFailure.execution("vector cannot contain metrics with the same labelset");
            }
        }
        return rows;
    }

    private List<Samples> samples(Expression expression) {
        List<Samples> samples = read.get(expression);
        if (samples == null) {
            throw new IllegalStateException("nothing was read for " + expression);
        }
        return samples;
    }

    private double[] values() {
        values += grid.count();
        if (values > mostValues) {
            throw new QueryLimit(
                    "too-many-values",
                    "The query computes more than " + mostValues
                            + " values. Choose fewer series, a shorter time or a longer step.");
        }
        return new double[grid.count()];
    }
}
