package io.bongsu.collector.remotestore;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Reads answers of the query API while they come: nothing is held that is not asked for. */
final class AnswerReader {
    private static final JsonMapper JSON = new JsonMapper();

    private AnswerReader() {}

    /** What a matrix consists of, in the order it comes; a series' labels may come after its samples. */
    interface Matrix {
        void sample(long at, double value);

        /** All of a series has been read. */
        void series(Map<String, String> labels);
    }

    static void matrix(InputStream body, Matrix matrix) throws IOException {
        try (JsonParser json = JSON.createParser(body)) {
            enter(json, "data");
            enter(json, "result");
            while (json.nextToken() == JsonToken.START_OBJECT) {
                Map<String, String> labels = Map.of();
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    if (name.equals("metric")) {
                        labels = labels(json);
                    } else if (name.equals("values")) {
                        samples(json, matrix);
                    } else {
                        json.skipChildren();
                    }
                }
                matrix.series(labels);
            }
        }
    }

    /** The list of label sets that {@code series} answers. */
    static void labelSets(InputStream body, Consumer<Map<String, String>> each) throws IOException {
        try (JsonParser json = JSON.createParser(body)) {
            enter(json, "data");
            while (json.nextToken() == JsonToken.START_OBJECT) {
                each.accept(labels(json));
            }
        }
    }

    /** The list of texts that {@code labels} and {@code label/…/values} answer. */
    static void texts(InputStream body, Consumer<String> each) throws IOException {
        try (JsonParser json = JSON.createParser(body)) {
            enter(json, "data");
            while (json.nextToken() == JsonToken.VALUE_STRING) {
                each.accept(json.getString());
            }
        }
    }

    /** Goes into the value of this property of the object that begins. */
    private static void enter(JsonParser json, String property) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.nextToken();
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean found = json.currentName().equals(property);
            json.nextToken();
            if (found) {
                return;
            }
            json.skipChildren();
        }
        throw new IOException("an answer without " + property);
    }

    private static Map<String, String> labels(JsonParser json) {
        Map<String, String> labels = new TreeMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            labels.put(name, json.getString());
        }
        return labels;
    }

    private static void samples(JsonParser json, Matrix matrix) {
        while (json.nextToken() == JsonToken.START_ARRAY) {
            json.nextToken();
            long at = Math.round(json.getDoubleValue() * 1000);
            json.nextToken();
            matrix.sample(at, number(json.getString()));
            json.nextToken();
        }
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
