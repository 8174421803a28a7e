package io.bongsu.collector.promql.eval;

import io.bongsu.collector.promql.data.Labels;
import io.bongsu.collector.promql.data.Row;
import io.bongsu.collector.promql.histogram.NativeHistogram;
import io.bongsu.collector.promql.parse.NumberText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code count_values}: how many series of a group have each value, which becomes a label. */
final class CountValues {
    private final Run run;
    private final Aggregations aggregations;
    private final String label;

    CountValues(Run run, Aggregations aggregations, String label) {
        this.run = run;
        this.aggregations = aggregations;
        this.label = label;
    }

    List<Row> rows(List<Row> input, int count) {
        Map<Labels, Row> result = new LinkedHashMap<>();
        for (Row row : input) {
            Labels key = aggregations.key(row.labels());
            for (int i = 0; i < count; i++) {
                if (row.has(i)) {
                    NativeHistogram histogram = row.histogram(i);
                    String text = histogram == null ? NumberText.plain(row.value(i)) : histogram.toString();
                    Row counted = result.computeIfAbsent(key.with(label, text), labels -> row(labels, count));
                    counted.set(i, counted.hasNumber(i) ? counted.value(i) + 1 : 1);
                }
            }
        }
        return new ArrayList<>(result.values());
    }

    private Row row(Labels labels, int count) {
        run.meter().hold(count);
        return Row.empty(labels, count);
    }
}
