package io.bongsu.bench.promql;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a query was answered: series by their labels, values by their time. */
record Answers(Map<String, Map<Long, Double>> series) {
    private static final JsonMapper JSON = new JsonMapper();

    static Answers of(String body) {
        Map<String, Map<Long, Double>> all = new TreeMap<>();
        for (JsonNode one : JSON.readTree(body).path("data").path("result")) {
            Map<String, String> labels = new TreeMap<>();
            one.path("metric")
                    .properties()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().asString()));
            Map<Long, Double> values = new TreeMap<>();
            one.path("values").forEach(pair -> put(values, pair));
            if (one.has("value")) {
                put(values, one.path("value"));
            }
            all.put(labels.toString(), values);
        }
        return new Answers(all);
    }

    private static void put(Map<Long, Double> values, JsonNode pair) {
        values.put(Math.round(pair.get(0).asDouble() * 1000), number(pair.get(1).asString()));
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /** Of all values. */
    double sum() {
        return series.values().stream()
                .flatMap(values -> values.values().stream())
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /** Where the other one differs by more than this share of the value; empty when nowhere. */
    String difference(Answers other, double tolerance) {
        if (!series.keySet().equals(other.series.keySet())) {
            return "other series: " + series.size() + " and " + other.series.size();
        }
        for (Map.Entry<String, Map<Long, Double>> one : series.entrySet()) {
            Map<Long, Double> theirs = other.series.getOrDefault(one.getKey(), Map.of());
            if (!one.getValue().keySet().equals(theirs.keySet())) {
                return "other times: " + one.getKey() + " has " + one.getValue().size() + " and " + theirs.size();
            }
            for (Map.Entry<Long, Double> point : one.getValue().entrySet()) {
                double there = theirs.getOrDefault(point.getKey(), Double.NaN);
                if (!near(point.getValue(), there, tolerance)) {
                    return one.getKey() + " at " + point.getKey() + ": " + point.getValue() + " and " + there;
                }
            }
        }
        return "";
    }

    private static boolean near(double one, double other, double tolerance) {
        return Double.compare(one, other) == 0
                || Math.abs(one - other) <= tolerance * Math.max(Math.abs(one), Math.abs(other));
    }
}
