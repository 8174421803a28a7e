package io.bongsu.collector.promql;

import io.bongsu.collector.metrics.Metadata;
import io.bongsu.collector.metrics.StoredSeries;
import io.bongsu.collector.promql.ast.ValueType;
import io.bongsu.collector.promql.data.Row;
import io.bongsu.collector.promql.data.Series;
import io.bongsu.collector.promql.eval.Result;
import io.bongsu.collector.promql.histogram.Bucket;
import io.bongsu.collector.promql.histogram.NativeHistogram;
import io.bongsu.collector.promql.parse.NumberText;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Prometheus' envelope, written without building a tree: a result may have a million values. */
final class PrometheusAnswer {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_NOTES = 10;

    private PrometheusAnswer() {}

    /**
     * @param limit most series told, with a warning when there are more; 0: all
     */
    static byte[] result(Result result, int limit) {
        int size = Math.max(result.rows().size(), result.ranges().size());
        boolean cut = limit > 0 && size > limit && result.type() != ValueType.SCALAR;
        return document(json -> {
            json.writeStartObject();
            json.writeStringProperty("status", "success");
            json.writeName("data");
            json.writeStartObject();
            json.writeStringProperty("resultType", type(result));
            json.writeName("result");
            content(json, result, cut ? limit : size);
            json.writeEndObject();
            List<String> warnings = new ArrayList<>(result.warnings());
            if (cut) {
                warnings.add("results truncated due to limit");
            }
            notes(json, "warnings", warnings);
            notes(json, "infos", result.infos());
            json.writeEndObject();
        });
    }

    private static String type(Result result) {
        return result.isRange() ? "matrix" : result.type().resultType();
    }

    private static void notes(JsonGenerator json, String name, List<String> notes) {
        if (notes.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart(name);
        notes.stream().limit(MOST_NOTES).forEach(json::writeString);
        if (notes.size() > MOST_NOTES) {
            json.writeString((notes.size() - MOST_NOTES) + " more " + name + " omitted");
        }
        json.writeEndArray();
    }

    private static void content(JsonGenerator json, Result result, int limit) {
        long time = result.grid().start();
        if (result.isRange()) {
            json.writeStartArray();
            result.rows().stream().limit(limit).forEach(row -> series(json, row.series(result.grid())));
            json.writeEndArray();
            return;
        }
        switch (result.type()) {
            case SCALAR -> point(json, time, result.rows().getFirst().value(0));
            case STRING -> {
                json.writeStartArray();
                json.writeNumber(seconds(time));
                json.writeString(result.text());
                json.writeEndArray();
            }
            case VECTOR -> {
                json.writeStartArray();
                result.rows().stream().limit(limit).forEach(row -> sample(json, row, time));
                json.writeEndArray();
            }
            case MATRIX -> {
                json.writeStartArray();
                result.ranges().stream().limit(limit).forEach(one -> series(json, one));
                json.writeEndArray();
            }
        }
    }

    private static void sample(JsonGenerator json, Row row, long time) {
        json.writeStartObject();
        labels(json, row.labels().asMap());
        NativeHistogram histogram = row.histogram(0);
        if (histogram == null) {
            json.writeName("value");
            point(json, time, row.value(0));
        } else {
            json.writeName("histogram");
            point(json, time, histogram);
        }
        json.writeEndObject();
    }

    private static void series(JsonGenerator json, Series series) {
        json.writeStartObject();
        labels(json, series.labels().asMap());
        if (series.size() > 0 || series.histogramSize() == 0) {
            json.writeArrayPropertyStart("values");
            for (int i = 0; i < series.size(); i++) {
                point(json, series.time(i), series.value(i));
            }
            json.writeEndArray();
        }
        if (series.histogramSize() > 0) {
            json.writeArrayPropertyStart("histograms");
            for (int i = 0; i < series.histogramSize(); i++) {
                point(json, series.histogramTime(i), series.histogram(i));
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    static byte[] text(String text) {
        return success(json -> json.writeString(text));
    }

    /** @param naming how names are spelled; where two become one the first counts */
    static byte[] series(List<StoredSeries> series, UnaryOperator<String> naming) {
        return success(json -> {
            json.writeStartArray();
            series.forEach(one -> {
                Map<String, String> labels = new LinkedHashMap<>();
                one.labels().each((name, value) -> labels.putIfAbsent(naming.apply(name), value));
                pairs(json, naming.apply(one.metric()), labels);
            });
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
                json.writeStringProperty("help", one.help());
                json.writeStringProperty("unit", one.unit());
                json.writeEndObject();
                json.writeEndArray();
            });
            json.writeEndObject();
        });
    }

    /** A record as it is. */
    static byte[] data(Object data) {
        return success(json -> json.writePOJO(data));
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

    static byte[] success(Consumer<JsonGenerator> data) {
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

    private static void labels(JsonGenerator json, Map<String, String> labels) {
        json.writeName("metric");
        json.writeStartObject();
        labels.forEach(json::writeStringProperty);
        json.writeEndObject();
    }

    /** Count, sum and the buckets that count something: bounds, their inclusion, count. */
    private static void point(JsonGenerator json, long time, NativeHistogram histogram) {
        json.writeStartArray();
        json.writeNumber(seconds(time));
        json.writeStartObject();
        json.writeStringProperty("count", NumberText.json(histogram.count()));
        json.writeStringProperty("sum", NumberText.json(histogram.sum()));
        json.writeArrayPropertyStart("buckets");
        for (Bucket bucket : histogram.buckets()) {
            if (bucket.count() != 0) {
                json.writeStartArray();
                json.writeNumber(bucket.boundaryRule());
                json.writeString(NumberText.json(bucket.lower()));
                json.writeString(NumberText.json(bucket.upper()));
                json.writeString(NumberText.json(bucket.count()));
                json.writeEndArray();
            }
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
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
        json.writeString(NumberText.json(value));
        json.writeEndArray();
    }

    static String seconds(long millis) {
        long seconds = Math.floorDiv(millis, 1000L);
        long rest = Math.floorMod(millis, 1000L);
        return rest == 0 ? Long.toString(seconds) : String.format(Locale.ROOT, "%d.%03d", seconds, rest);
    }
}
