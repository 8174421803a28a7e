package io.bongsu.collector.promql.eval;

import io.bongsu.collector.promql.ast.Expr;
import io.bongsu.collector.promql.ast.ValueType;
import io.bongsu.collector.promql.data.Grid;
import io.bongsu.collector.promql.data.Labels;
import io.bongsu.collector.promql.data.Notes;
import io.bongsu.collector.promql.data.Row;
import io.bongsu.collector.promql.functions.ClassicBuckets;
import io.bongsu.collector.promql.histogram.NativeHistogram;
import io.bongsu.collector.promql.histogram.Quantiles;
import io.bongsu.collector.promql.parse.NumberText;
import io.bongsu.collector.promql.parse.Numbers;
import io.bongsu.collector.promql.parse.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Functions of histograms: native ones, and those made of series with the label {@code le}. */
final class HistogramCalls {
    private static final String LE = "le";

    private final Evaluator evaluator;
    private final Expr.Call call;
    private final Notes notes;

    HistogramCalls(Evaluator evaluator, Expr.Call call) {
        this.evaluator = evaluator;
        this.call = call;
        this.notes = evaluator.run().notes();
    }

    List<Row> rows(Grid grid) {
        return switch (call.function().name()) {
            case "histogram_count" -> simple(grid, NativeHistogram::count);
            case "histogram_sum" -> simple(grid, NativeHistogram::sum);
            case "histogram_avg" -> simple(grid, h -> h.sum() / h.count());
            case "histogram_stdvar" -> simple(grid, Quantiles::variance);
            case "histogram_stddev" -> simple(grid, h -> Math.sqrt(Quantiles.variance(h)));
            case "histogram_fraction" -> fractions(grid);
            case "histogram_quantiles" -> quantiles(grid);
            default -> {
                double[] q = evaluator.scalar(call.arguments().getFirst(), grid);
                Quantile.warn(evaluator.run(), q, call.arguments().getFirst().span());
                yield evaluator.names().distinct(computed(grid, new QuantileAt(q), ""));
            }
        };
    }

    private List<Row> simple(Grid grid, ToDoubleFunction<NativeHistogram> function) {
        List<Row> result = new ArrayList<>();
        for (Row row : evaluator.vector(call.arguments().getFirst(), grid)) {
            Row values = Row.empty(row.labels(), grid.count());
            for (int i = 0; i < grid.count(); i++) {
                NativeHistogram histogram = row.histogram(i);
                if (histogram != null) {
                    values.set(i, function.applyAsDouble(histogram));
                }
            }
            if (!values.isEmpty()) {
                result.add(evaluator.names().unnamed(row, values));
            }
        }
        return evaluator.names().distinct(result);
    }

    private List<Row> fractions(Grid grid) {
        double[] lower = evaluator.scalar(call.arguments().get(0), grid);
        double[] upper = evaluator.scalar(call.arguments().get(1), grid);
        return evaluator.names().distinct(computed(grid, new FractionAt(lower, upper), ""));
    }

    private List<Row> quantiles(Grid grid) {
        String label = call.arguments().get(1).bare() instanceof Expr.Text text ? text.value() : "";
        if (label.isEmpty() || !Texts.isValid(label)) {
            throw new QueryFailure("invalid label name " + Texts.quoted(label));
        }
        Map<Labels, Row> result = new LinkedHashMap<>();
        for (Expr argument : call.arguments().subList(2, call.arguments().size())) {
            double[] q = evaluator.scalar(argument, grid);
            Quantile.warn(evaluator.run(), q, argument.span());
            for (Row row : computed(grid, new QuantileAt(q), label)) {
                for (int i = 0; i < grid.count(); i++) {
                    if (row.has(i)) {
                        labelled(result, row, label, q[i]).copy(i, row, i);
                    }
                }
            }
        }
        return evaluator.names().distinct(new ArrayList<>(result.values()));
    }

    private Row labelled(Map<Labels, Row> result, Row row, String label, double quantile) {
        return result.computeIfAbsent(row.labels().with(label, NumberText.openMetrics(quantile)), labels -> {
            evaluator.run().meter().hold(row.count());
            return Row.empty(labels, row.count()).withLabels(labels, row.isUnnamed());
        });
    }

    /** What is asked of a histogram at a time. */
    private sealed interface Question {
        double of(NativeHistogram histogram, int time);

        double of(ClassicBuckets buckets, int time);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record QuantileAt(double[] q) implements Question {
        @Override
        public double of(NativeHistogram histogram, int time) {
            return Quantiles.quantile(q[time], histogram);
        }

        @Override
        public double of(ClassicBuckets buckets, int time) {
            return buckets.quantile(q[time]);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record FractionAt(double[] lower, double[] upper) implements Question {
        @Override
        public double of(NativeHistogram histogram, int time) {
            return Quantiles.fraction(lower[time], upper[time], histogram);
        }

        @Override
        public double of(ClassicBuckets buckets, int time) {
            return buckets.fraction(lower[time], upper[time]);
        }
    }

    private record Group(List<Row> buckets, List<Double> bounds, List<Row> natives) {}

    /**
     * @param added the label that must not be there yet, else two would look the same; empty: none
     */
    private List<Row> computed(Grid grid, Question question, String added) {
        Expr vector = vector();
        List<Row> result = new ArrayList<>();
        for (Map.Entry<Labels, Group> entry :
                groups(evaluator.vector(vector, grid)).entrySet()) {
            Labels labels = entry.getKey();
            Row row = Row.empty(labels, grid.count());
            for (int i = 0; i < grid.count(); i++) {
                at(question, entry.getValue(), i, row, vector);
            }
            if (!row.isEmpty()) {
                boolean late = evaluator.names().late();
                result.add(late ? row.withLabels(labels, true) : row.withLabels(labels.unnamed()));
            }
        }
        return added.isEmpty() ? result : withoutClash(result, added);
    }

    private static List<Row> withoutClash(List<Row> rows, String label) {
        List<Row> plain = rows.stream()
                .map(row -> row.withLabels(row.labels().with(label, ""), row.isUnnamed()))
                .toList();
        return RowNames.merged(plain);
    }

    private Expr vector() {
        return call.arguments().stream()
                .filter(argument -> argument.type() == ValueType.VECTOR)
                .findFirst()
                .orElseThrow();
    }

    private Map<Labels, Group> groups(List<Row> rows) {
        Map<Labels, Group> groups = new LinkedHashMap<>();
        for (Row row : rows) {
            boolean numbers = hasNumbers(row);
            Double bound = numbers ? bound(row) : null;
            if (bound != null) {
                Group group = group(groups, row.labels().with(LE, ""));
                group.buckets().add(row);
                group.bounds().add(bound);
            }
            if (row.hasHistograms()) {
                group(groups, row.labels()).natives().add(row);
            }
        }
        return groups;
    }

    private static Group group(Map<Labels, Group> groups, Labels labels) {
        return groups.computeIfAbsent(labels, _ -> new Group(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
    }

    private static boolean hasNumbers(Row row) {
        for (int i = 0; i < row.count(); i++) {
            if (row.hasNumber(i)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Double bound(Row row) {
        String text = row.labels().get(LE);
        try {
            return Numbers.bound(text);
        } catch (NumberFormatException e) {
            notes.warn(
                    "bucket label \"le\" is missing or has a malformed value of " + Texts.quoted(text)
                            + Notes.forMetric(row.labels().metric()),
                    vector().span());
            return null;
        }
    }

    private void at(Question question, Group group, int i, Row row, Expr vector) {
        ClassicBuckets buckets = new ClassicBuckets();
        for (int b = 0; b < group.buckets().size(); b++) {
            Row bucket = group.buckets().get(b);
            if (bucket.hasNumber(i)) {
                buckets.add(group.bounds().get(b), bucket.value(i));
            }
        }
        String metric = Notes.forMetric(row.labels().metric());
        for (Row one : group.natives()) {
            NativeHistogram histogram = one.histogram(i);
            if (histogram == null) {
                continue;
            }
            if (!buckets.isEmpty()) {
                notes.warn("vector contains a mix of classic and native histograms" + metric, vector.span());
                return;
            }
            row.set(i, question.of(histogram, i));
            tellNaN(question, histogram, row.value(i), metric, vector);
        }
        if (!buckets.isEmpty()) {
            row.set(i, question.of(buckets, i));
            if (buckets.wasForced()) {
                notes.inform(
                        "input to histogram_quantile needed to be fixed for monotonicity (see"
                                + " https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile)"
                                + metric,
                        vector.span());
            }
        }
    }

    private void tellNaN(Question question, NativeHistogram histogram, double value, String metric, Expr vector) {
        if (!Double.isNaN(histogram.sum()) || histogram.count() == 0) {
            return;
        }
        if (question instanceof FractionAt) {
            notes.inform(
                    "input to histogram_fraction has NaN observations, which are excluded from all fractions" + metric,
                    vector.span());
        } else if (!Double.isInfinite(value)) {
            notes.inform(
                    "input to histogram_quantile has NaN observations, result is "
                            + (Double.isNaN(value) ? "NaN" : "skewed higher") + metric,
                    vector.span());
        }
    }
}
