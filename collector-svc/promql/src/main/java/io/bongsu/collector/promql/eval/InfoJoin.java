package io.bongsu.collector.promql.eval;

import io.bongsu.collector.promql.ast.Expr;
import io.bongsu.collector.promql.ast.LabelMatcher;
import io.bongsu.collector.promql.ast.Shift;
import io.bongsu.collector.promql.data.Grid;
import io.bongsu.collector.promql.data.Labels;
import io.bongsu.collector.promql.data.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code info(v, {selector})}: adds the labels of info series (by default {@code target_info}) that have the same identifying
 * labels. The label matchers of the second argument say which labels are added; one that does not match emptiness makes its info
 * series necessary.
 */
final class InfoJoin {
    private static final String TARGET_INFO = "target_info";

    private final Evaluator evaluator;
    private final Expr.Call call;
    private final List<String> identifying;

    InfoJoin(Evaluator evaluator, Expr.Call call) {
        this.evaluator = evaluator;
        this.call = call;
        this.identifying = evaluator.run().options().identifying();
    }

    List<Row> rows(Grid grid) {
        List<Row> base = evaluator.vector(call.arguments().getFirst(), grid);
        List<LabelMatcher> names = new ArrayList<>();
        Map<String, List<LabelMatcher>> data = new LinkedHashMap<>();
        for (LabelMatcher matcher : matchers()) {
            if (matcher.name().equals(LabelMatcher.METRIC)) {
                names.add(matcher);
            } else {
                data.computeIfAbsent(matcher.name(), _ -> new ArrayList<>()).add(matcher);
            }
        }
        if (names.isEmpty()) {
            names.add(LabelMatcher.of(LabelMatcher.METRIC, LabelMatcher.Op.EQUAL, TARGET_INFO));
        }
        Map<Labels, List<Row>> infos = infos(names, data, grid);
        List<Row> result = new ArrayList<>();
        for (Row row : base) {
            boolean isInfo =
                    names.stream().allMatch(name -> name.accepts(row.labels().metric()));
            if (isInfo || !hasIdentity(row.labels())) {
                keepAlone(row, isInfo, data, result);
            } else {
                enrich(row, infos.getOrDefault(row.labels().only(identifying), List.of()), data, result);
            }
        }
        return RowNames.merged(result);
    }

    private List<LabelMatcher> matchers() {
        return call.arguments().size() > 1 && call.arguments().get(1) instanceof Expr.Selector selector
                ? selector.matchers()
                : List.of();
    }

    private boolean hasIdentity(Labels labels) {
        return identifying.stream().anyMatch(labels::has);
    }

    private Map<Labels, List<Row>> infos(List<LabelMatcher> names, Map<String, List<LabelMatcher>> data, Grid grid) {
        List<LabelMatcher> all = new ArrayList<>(names);
        data.values()
                .forEach(matchers -> matchers.stream()
                        .filter(matcher -> !matcher.acceptsAbsence())
                        .forEach(all::add));
        Expr.Selector selector =
                new Expr.Selector("", all, shift(call.arguments().getFirst()), Expr.Edges.PLAIN, call.span());
        Map<Labels, List<Row>> infos = new HashMap<>();
        // what an info series says is in its labels; of two the one whose sample is newer counts, so its time is read
        for (Row row : evaluator.reading().times(selector, grid)) {
            if (hasIdentity(row.labels())) {
                infos.computeIfAbsent(row.labels().only(identifying), _ -> new ArrayList<>())
                        .add(row);
            }
        }
        return infos;
    }

    /** Info series are looked up at the time the first selector looks at. */
    private static Shift shift(Expr expr) {
        Expr current = expr;
        while (!current.children().isEmpty() && !(current instanceof Expr.Selector)) {
            current = current.children().getFirst();
        }
        return current instanceof Expr.Selector selector ? selector.shift() : Shift.NONE;
    }

    private static boolean optional(Map<String, List<LabelMatcher>> data) {
        return data.values().stream().flatMap(List::stream).allMatch(LabelMatcher::acceptsAbsence);
    }

    private static void keepAlone(Row row, boolean isInfo, Map<String, List<LabelMatcher>> data, List<Row> result) {
        if (isInfo || optional(data)) {
            result.add(row);
        }
    }

    private void enrich(Row row, List<Row> infos, Map<String, List<LabelMatcher>> data, List<Row> result) {
        Map<Labels, Row> made = new LinkedHashMap<>();
        boolean optional = optional(data);
        for (int i = 0; i < row.count(); i++) {
            if (!row.has(i)) {
                continue;
            }
            Labels labels = enriched(row.labels(), infos, data, i);
            if (labels.equals(row.labels()) && !optional) {
                continue;
            }
            Row target = made.computeIfAbsent(
                    labels, key -> Row.empty(key, row.count()).withLabels(key, row.isUnnamed()));
            target.copy(i, row, i);
        }
        result.addAll(made.values());
    }

    private Labels enriched(Labels base, List<Row> infos, Map<String, List<LabelMatcher>> data, int time) {
        TreeMap<String, String> added = new TreeMap<>();
        for (Row info : newest(infos, time).values()) {
            info.labels().unnamed().each((name, value) -> add(base, name, value, data, added));
        }
        TreeMap<String, String> all = new TreeMap<>(base.asMap());
        added.forEach(all::putIfAbsent);
        return Labels.of(all);
    }

    /** By metric. */
    private static Map<String, Row> newest(List<Row> infos, int time) {
        Map<String, Row> newest = new LinkedHashMap<>();
        for (Row info : infos) {
            if (!info.has(time)) {
                continue;
            }
            Row before = newest.get(info.labels().metric());
            if (before != null && before.value(time) == info.value(time)) {
                throw new QueryFailure("found duplicate series for info metric: existing " + before.labels() + ", new "
                        + info.labels());
            }
            if (before == null || before.value(time) < info.value(time)) {
                newest.put(info.labels().metric(), info);
            }
        }
        return newest;
    }

    private void add(
            Labels base, String name, String value, Map<String, List<LabelMatcher>> data, Map<String, String> added) {
        boolean wanted = data.isEmpty() || (data.containsKey(name) && matches(data.get(name), value));
        if (!wanted || identifying.contains(name) || base.has(name)) {
            return;
        }
        String other = added.put(name, value);
        if (other != null && !other.equals(value)) {
            throw new QueryFailure("conflicting label: " + name);
        }
    }

    private static boolean matches(@org.jspecify.annotations.Nullable List<LabelMatcher> matchers, String value) {
        return matchers != null && matchers.stream().allMatch(matcher -> matcher.accepts(value));
    }
}
