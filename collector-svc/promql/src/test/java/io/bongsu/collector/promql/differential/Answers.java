package io.bongsu.collector.promql.differential;

import io.bongsu.collector.promql.data.Labels;
import io.bongsu.collector.promql.data.Row;
import io.bongsu.collector.promql.eval.Result;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two answers side by side: series, times, values. */
record Answers(@Nullable String error, Map<Labels, TreeMap<Long, Double>> series) {
    private static final double TOLERANCE = 1e-8;

    static Answers failed(String error) {
        return new Answers(error, Map.of());
    }

    static Answers of(String json) {
        JsonNode answer = JsonMapper.shared().readTree(json);
        if (!answer.path("status").asString().equals("success")) {
            return failed(answer.path("error").asString());
        }
        JsonNode data = answer.path("data");
        Map<Labels, TreeMap<Long, Double>> series = new TreeMap<>();
        if (data.path("resultType").asString().equals("scalar")) {
            point(series, Labels.NONE, data.path("result"));
            return new Answers(null, series);
        }
        for (JsonNode one : data.path("result")) {
            TreeMap<String, String> labels = new TreeMap<>();
            one.path("metric")
                    .properties()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().asString()));
            if (one.has("value")) {
                point(series, Labels.of(labels), one.path("value"));
            }
            one.path("values").forEach(value -> point(series, Labels.of(labels), value));
        }
        return new Answers(null, series);
    }

    private static void point(Map<Labels, TreeMap<Long, Double>> series, Labels labels, JsonNode point) {
        String text = point.get(1).asString();
        double value = switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
        series.computeIfAbsent(labels, _ -> new TreeMap<>())
                .put(Math.round(point.get(0).asDouble() * 1000), value);
    }

    static Answers of(Result result) {
        Map<Labels, TreeMap<Long, Double>> series = new TreeMap<>();
        for (Row row : result.rows()) {
            for (int i = 0; i < row.count(); i++) {
                if (row.hasNumber(i)) {
                    series.computeIfAbsent(row.labels(), _ -> new TreeMap<>())
                            .put(result.grid().time(i), row.value(i));
                }
            }
        }
        return new Answers(null, series);
    }

    /** The first difference, null when there is none. */
    @Nullable
    String difference(Answers theirs) {
        if (error != null || theirs.error != null) {
            return error != null && theirs.error != null ? null : "ours: " + error + ", theirs: " + theirs.error;
        }
        if (!series.keySet().equals(theirs.series.keySet())) {
            return "series ours: " + series.keySet() + ", theirs: " + theirs.series.keySet();
        }
        for (Map.Entry<Labels, TreeMap<Long, Double>> entry : series.entrySet()) {
            TreeMap<Long, Double> other = Objects.requireNonNull(theirs.series.get(entry.getKey()));
            if (!entry.getValue().keySet().equals(other.keySet())) {
                return entry.getKey() + " times ours: " + entry.getValue() + ", theirs: " + other;
            }
            for (Map.Entry<Long, Double> point : entry.getValue().entrySet()) {
                double their = Objects.requireNonNull(other.get(point.getKey()));
                if (!same(point.getValue(), their)) {
                    return entry.getKey() + " at " + point.getKey() + " ours: " + point.getValue() + ", theirs: "
                            + their;
                }
            }
        }
        return null;
    }

    private static boolean same(double ours, double theirs) {
        if (Double.isNaN(ours) || Double.isNaN(theirs)) {
            return Double.isNaN(ours) && Double.isNaN(theirs);
        }
        return ours == theirs
                || Math.abs(ours - theirs) <= TOLERANCE * Math.max(1e-3, Math.abs(ours) + Math.abs(theirs));
    }
}
