package io.bongsu.collector.promql.testfile;

import io.bongsu.collector.promql.ast.ValueType;
import io.bongsu.collector.promql.data.Grid;
import io.bongsu.collector.promql.data.Labels;
import io.bongsu.collector.promql.data.Row;
import io.bongsu.collector.promql.data.Series;
import io.bongsu.collector.promql.eval.Result;
import io.bongsu.collector.promql.histogram.NativeHistogram;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Holds an answer against what was expected; the first difference is told. */
final class Comparison {
    private final Expected expected;

    Comparison(Expected expected) {
        this.expected = expected;
    }

    /** Of a query that failed. */
    static @Nullable String failure(Expected expected, String message) {
        if (!expected.has(Expected.Kind.FAIL)) {
            return "expected an answer, got failure: " + message;
        }
        for (Expected.Message wanted : expected.messages(Expected.Kind.FAIL)) {
            if (!wanted.accepts(message)) {
                return "expected failure: " + wanted.text() + ", got: " + message;
            }
        }
        return null;
    }

    @Nullable
    String problem(Result result) {
        if (expected.has(Expected.Kind.FAIL)) {
            return "expected a failure, got an answer";
        }
        String notes = notes(Expected.Kind.WARN, Expected.Kind.NO_WARN, result.warnings());
        if (notes == null) {
            notes = notes(Expected.Kind.INFO, Expected.Kind.NO_INFO, result.infos());
        }
        return notes == null ? values(result) : notes;
    }

    private @Nullable String notes(Expected.Kind some, Expected.Kind none, List<String> notes) {
        if (expected.has(none) && !notes.isEmpty()) {
            return "expected " + none + ", got " + notes;
        }
        if (expected.has(some) && notes.isEmpty()) {
            return "expected " + some + ", got none";
        }
        for (Expected.Message message : expected.messages(some)) {
            if (notes.stream().noneMatch(message::accepts)) {
                return "expected " + some + ": " + message.text() + ", got " + notes;
            }
        }
        return null;
    }

    @Nullable
    String values(Result result) {
        return switch (result.type()) {
            case STRING -> text(result);
            case SCALAR -> result.grid().count() == 1 && expected.series().isEmpty() ? scalar(result) : rows(result);
            case VECTOR -> rows(result);
            case MATRIX -> ranges(result);
        };
    }

    private @Nullable String text(Result result) {
        return result.text().equals(expected.text())
                ? null
                : "expected \"" + expected.text() + "\", got \"" + result.text() + "\"";
    }

    private @Nullable String scalar(Result result) {
        Double wanted = expected.scalar();
        double got = result.rows().getFirst().value(0);
        if (wanted == null) {
            return "expected no value, got " + got;
        }
        return Values.equal(wanted, got) ? null : "expected " + wanted + ", got " + got;
    }

    private @Nullable String rows(Result result) {
        if (expected.scalar() != null) {
            return "expected a number, got series";
        }
        Map<Labels, Row> got = new HashMap<>();
        for (Row row : result.rows()) {
            if (got.put(row.labels(), row) != null) {
                return "expected each series once, got twice " + row.labels();
            }
        }
        for (Map.Entry<Labels, List<Notation.Point>> entry : expected.series().entrySet()) {
            String problem = row(entry.getKey(), entry.getValue(), got.remove(entry.getKey()), result.grid());
            if (problem != null) {
                return problem;
            }
        }
        if (!got.isEmpty()) {
            Row extra = got.values().iterator().next();
            return "expected no series " + extra.labels() + ", got " + shown(extra);
        }
        return expected.has(Expected.Kind.ORDERED) ? order(result) : null;
    }

    private @Nullable String order(Result result) {
        List<Labels> wanted = new ArrayList<>(expected.series().keySet());
        List<Labels> got = result.rows().stream().map(Row::labels).toList();
        return wanted.equals(got) ? null : "expected in order " + wanted + ", got " + got;
    }

    private static @Nullable String row(Labels labels, List<Notation.Point> points, @Nullable Row row, Grid grid) {
        boolean nothing = points.stream().allMatch(Notation.Point::missing);
        if (row == null) {
            return nothing ? null : "expected " + labels + " " + points + ", got no such series";
        }
        for (int i = 0; i < Math.max(points.size(), grid.count()); i++) {
            Notation.Point wanted = i < points.size() ? points.get(i) : Notation.NOTHING;
            boolean there = i < grid.count() && row.has(i);
            boolean same = (wanted.missing() || !there)
                    ? (wanted.missing() && !there)
                    : Values.equal(wanted, row.value(i), row.histogram(i));
            if (!same) {
                return "expected " + labels + " " + points + ", got " + shown(row);
            }
        }
        return null;
    }

    private static String shown(Row row) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < row.count(); i++) {
            NativeHistogram histogram = row.histogram(i);
            texts.add(
                    histogram != null
                            ? histogram + " " + histogram.hint()
                            : row.hasNumber(i) ? Values.shown(row.value(i)) : "_");
        }
        return texts.toString();
    }

    private @Nullable String ranges(Result result) {
        Grid grid = expected.rangeVector();
        if (grid == null || result.type() != ValueType.MATRIX) {
            return "expected an instant vector, got a range vector";
        }
        Map<Labels, Series> got = new TreeMap<>();
        result.ranges().forEach(series -> got.put(series.labels(), series));
        for (Map.Entry<Labels, List<Notation.Point>> entry : expected.series().entrySet()) {
            Series series = got.remove(entry.getKey());
            if (series == null) {
                return "expected " + entry.getKey() + ", got no such series";
            }
            String problem = range(entry.getKey(), entry.getValue(), series, grid);
            if (problem != null) {
                return problem;
            }
        }
        return got.isEmpty() ? null : "expected no series " + got.keySet();
    }

    private static @Nullable String range(Labels labels, List<Notation.Point> points, Series series, Grid grid) {
        TreeMap<Long, Notation.Point> got = new TreeMap<>();
        for (int i = 0; i < series.size(); i++) {
            got.put(series.time(i), Notation.Point.of(series.value(i)));
        }
        for (int i = 0; i < series.histogramSize(); i++) {
            got.put(series.histogramTime(i), Notation.Point.of(series.histogram(i)));
        }
        String shown = got.toString();
        for (int i = 0; i < points.size(); i++) {
            Notation.Point point = got.remove(grid.time(i));
            Notation.Point wanted = points.get(i);
            boolean same = point == null
                    ? wanted.missing()
                    : !wanted.missing() && Values.equal(wanted, point.value(), point.histogram());
            if (!same) {
                return "expected " + labels + " " + points + ", got " + shown;
            }
        }
        return got.isEmpty() ? null : "expected " + labels + " " + points + ", got " + shown;
    }
}
