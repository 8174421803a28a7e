package io.bongsu.collector.promql.eval;

import io.bongsu.collector.promql.data.Labels;
import io.bongsu.collector.promql.data.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** When names of metrics are taken away, and what happens to series that then look the same. */
final class RowNames {
    private final boolean late;

    RowNames(boolean late) {
        this.late = late;
    }

    boolean late() {
        return late;
    }

    /** The result of an operation that takes the name away, now or at the end. */
    Row unnamed(Row source, Row result) {
        return late
                ? result.withLabels(source.labels(), true)
                : result.withLabels(source.labels().unnamed());
    }

    Row unnamed(Row result) {
        return unnamed(result, result);
    }

    /** After names went: series that look the same become one where they do not overlap, else there is no answer. */
    List<Row> distinct(List<Row> rows) {
        return late ? rows : merged(rows);
    }

    List<Row> told(List<Row> rows) {
        if (!late) {
            return nonEmpty(rows);
        }
        List<Row> unnamed = new ArrayList<>(rows.size());
        for (Row row : rows) {
            unnamed.add(row.isUnnamed() ? row.withLabels(row.labels().unnamed(), false) : row);
        }
        return nonEmpty(merged(unnamed));
    }

    private static List<Row> nonEmpty(List<Row> rows) {
        List<Row> some = new ArrayList<>(rows.size());
        for (Row row : rows) {
            if (!row.isEmpty()) {
                some.add(row);
            }
        }
        return some;
    }

    static List<Row> merged(List<Row> rows) {
        Set<Labels> seen = new HashSet<>(rows.size() * 2);
        for (Row row : rows) {
            if (!seen.add(row.labels())) {
                return joined(rows);
            }
        }
        return rows;
    }

    private static List<Row> joined(List<Row> rows) {
        Map<Labels, Integer> index = new HashMap<>();
        List<Row> result = new ArrayList<>();
        for (Row row : rows) {
            Integer known = index.putIfAbsent(row.labels(), result.size());
            if (known == null) {
                result.add(row);
            } else {
                result.set(known, joined(result.get(known), row));
            }
        }
        return result;
    }

    private static Row joined(Row one, Row other) {
        Row row = Row.empty(one.labels(), one.count()).withLabels(one.labels(), one.isUnnamed());
        for (int i = 0; i < one.count(); i++) {
            if (one.has(i) && other.has(i)) {
                throw new QueryFailure("vector cannot contain metrics with the same labelset");
            }
            row.copy(i, one.has(i) ? one : other, i);
        }
        return row;
    }
}
