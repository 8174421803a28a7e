package io.bongsu.collector.otlp;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** OTLP's attribute values as text (labels) and as plain JSON values (spans, logs). U+0000 is no text PostgreSQL keeps. */
final class Attributes {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Attributes() {}

    static Map<String, String> texts(List<KeyValue> attributes) {
        Map<String, String> texts = new TreeMap<>();
        for (KeyValue attribute : attributes) {
            texts.put(attribute.getKey(), text(attribute.getValue()));
        }
        return texts;
    }

    static String text(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
            case INT_VALUE -> Long.toString(value.getIntValue());
            case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
            case BYTES_VALUE -> base64(value);
            case ARRAY_VALUE, KVLIST_VALUE -> JSON.writeValueAsString(plain(value));
            default -> "";
        };
    }

    /** As {@link #texts}, where nothing is rejected for what cannot be kept. */
    static Map<String, String> storableTexts(List<KeyValue> attributes) {
        Map<String, String> texts = new TreeMap<>();
        texts(attributes).forEach((name, value) -> texts.put(storable(name), storable(value)));
        return texts;
    }

    /** One JSON object; what cannot be kept as it is (U+0000) is kept as U+FFFD. */
    static String json(Map<String, String> resource, List<KeyValue> attributes) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(resource);
        all.putAll(plain(attributes));
        return JSON.writeValueAsString(all);
    }

    private static Map<String, @Nullable Object> plain(List<KeyValue> attributes) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        for (KeyValue attribute : attributes) {
            plain.put(storable(attribute.getKey()), plain(attribute.getValue()));
        }
        return plain;
    }

    private static @Nullable Object plain(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> storable(value.getStringValue());
            case BOOL_VALUE -> value.getBoolValue();
            case INT_VALUE -> value.getIntValue();
            case DOUBLE_VALUE -> finite(value.getDoubleValue());
            case BYTES_VALUE -> base64(value);
            case ARRAY_VALUE -> {
                List<@Nullable Object> all = new ArrayList<>();
                value.getArrayValue().getValuesList().forEach(one -> all.add(plain(one)));
                yield all;
            }
            case KVLIST_VALUE -> plain(value.getKvlistValue().getValuesList());
            default -> null;
        };
    }

    private static Object finite(double value) {
        return Double.isFinite(value) ? (Object) value : Double.toString(value); // JSON has no NaN
    }

    private static String base64(AnyValue value) {
        return Base64.getEncoder().encodeToString(value.getBytesValue().toByteArray());
    }

    static String storable(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }
}
