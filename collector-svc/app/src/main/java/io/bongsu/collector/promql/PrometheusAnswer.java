package io.bongsu.collector.promql;

import io.bongsu.collector.metrics.Metadata;
import io.bongsu.collector.metrics.Samples;
import io.bongsu.collector.metrics.StoredSeries;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Prometheus' envelope, written without building a tree: a result may have a million values. */
final class PrometheusAnswer {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Comparator<Row> BY_NAME =
            Comparator.comparing(Row::metric).thenComparing(row -> row.labels().toString());

    private PrometheusAnswer() {}

    static byte[] matrix(List<Row> rows, Grid grid) {
        return success(json -> result(
                json,
                "matrix",
                () -> rows.stream().sorted(BY_NAME).forEach(row -> {
                    json.writeStartObject();
                    labels(json, row.metric(), row.labels().asMap());
                    json.writeArrayPropertyStart("values");
                    for (int i = 0; i < grid.count(); i++) {
                        if (!Row.isAbsent(row.values()[i])) {
                            point(json, grid.time(i), row.values()[i]);
                        }
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                })));
    }

    static byte[] vector(List<Row> rows, long time) {
        return success(json -> result(
                json,
                "vector",
                () -> rows.stream().sorted(BY_NAME).forEach(row -> {
                    json.writeStartObject();
                    labels(json, row.metric(), row.labels().asMap());
                    json.writeName("value");
                    point(json, time, row.values()[0]);
                    json.writeEndObject();
                })));
    }

    static byte[] scalar(double value, long time) {
        return success(json -> {
            json.writeStartObject();
            json.writeStringProperty("resultType", "scalar");
            json.writeName("result");
            point(json, time, value);
            json.writeEndObject();
        });
    }

    static byte[] raw(List<Samples> series) {
        return success(json -> result(
                json,
                "matrix",
                () -> series.forEach(samples -> {
                    json.writeStartObject();
                    labels(
                            json,
                            samples.series().metric(),
                            samples.series().labels().asMap());
                    json.writeArrayPropertyStart("values");
                    for (int i = 0; i < samples.size(); i++) {
                        point(json, samples.time(i), samples.value(i));
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                })));
    }

    static byte[] series(List<StoredSeries> series) {
        return success(json -> {
            json.writeStartArray();
            series.forEach(one -> pairs(json, one.metric(), one.labels().asMap()));
            json.writeEndArray();
        });
    }

    static byte[] texts(Iterable<String> texts) {
        return success(json -> {
            json.writeStartArray();
            texts.forEach(json::writeString);
            json.writeEndArray();
        });
    }

    static byte[] metadata(List<Metadata> metadata) {
        return success(json -> {
            json.writeStartObject();
            metadata.forEach(one -> {
                json.writeArrayPropertyStart(one.metric());
                json.writeStartObject();
                json.writeStringProperty("type", one.kind());
                json.writeStringProperty("help", "");
                json.writeStringProperty("unit", one.unit());
                json.writeEndObject();
                json.writeEndArray();
            });
            json.writeEndObject();
        });
    }

    static byte[] object(Map<String, String> properties) {
        return success(json -> {
            json.writeStartObject();
            properties.forEach(json::writeStringProperty);
            json.writeEndObject();
        });
    }

    static byte[] error(String type, String message) {
        return document(json -> {
            json.writeStartObject();
            json.writeStringProperty("status", "error");
            json.writeStringProperty("errorType", type);
            json.writeStringProperty("error", message);
            json.writeEndObject();
        });
    }

    /** Shortest, without exponent, as Prometheus writes values. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return value == 0 ? (1 / value < 0 ? "-0" : "0") : Long.toString((long) value);
        }
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    private static byte[] success(Consumer<JsonGenerator> data) {
        return document(json -> {
            json.writeStartObject();
            json.writeStringProperty("status", "success");
            json.writeName("data");
            data.accept(json);
            json.writeEndObject();
        });
    }

    private static byte[] document(Consumer<JsonGenerator> content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            content.accept(json);
        }
        return out.toByteArray();
    }

    private static void result(JsonGenerator json, String type, Runnable items) {
        json.writeStartObject();
        json.writeStringProperty("resultType", type);
        json.writeArrayPropertyStart("result");
        items.run();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void labels(JsonGenerator json, String metric, Map<String, String> labels) {
        json.writeName("metric");
        pairs(json, metric, labels);
    }

    private static void pairs(JsonGenerator json, String metric, Map<String, String> labels) {
        Map<String, String> all = new TreeMap<>(labels);
        if (!metric.isEmpty()) {
            all.put("__name__", metric);
        }
        json.writeStartObject();
        all.forEach(json::writeStringProperty);
        json.writeEndObject();
    }

    private static void point(JsonGenerator json, long time, double value) {
        json.writeStartArray();
        json.writeNumber(seconds(time));
        json.writeString(number(value));
        json.writeEndArray();
    }

    private static String seconds(long millis) {
        long seconds = Math.floorDiv(millis, 1000L);
        long rest = Math.floorMod(millis, 1000L);
        return rest == 0 ? Long.toString(seconds) : String.format(Locale.ROOT, "%d.%03d", seconds, rest);
    }
}
