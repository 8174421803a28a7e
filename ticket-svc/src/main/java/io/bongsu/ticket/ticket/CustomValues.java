package io.bongsu.ticket.ticket;

import io.bongsu.platform.problem.Failures;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The values of a ticket's custom fields by their keys; what is not said is absent. */
public record CustomValues(SortedMap<String, CustomValue> values) {
    public static final CustomValues NONE = new CustomValues(new TreeMap<>());

    private static final String NOTHING = "{}";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    public CustomValues {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** As they were kept. */
    static CustomValues of(String json) {
        if (json.equals(NOTHING)) {
            return NONE;
        }
        SortedMap<String, CustomValue> values = new TreeMap<>();
        JSON.readTree(json).properties().forEach(entry -> {
            CustomValue value = CustomValue.kept(entry.getValue());
            if (value != null) {
                values.put(entry.getKey(), value);
            }
        });
        return new CustomValues(values);
    }

    /**
     * As a file of tickets says them, people by the names it gives.
     *
     * @throws io.bongsu.platform.problem.Failure naming all that is wrong
     */
    public static CustomValues past(@Nullable JsonNode written, List<CustomField> fields) {
        if (written == null || written.isNull()) {
            return NONE;
        }
        CustomReader reader = new CustomReader();
        Map<String, @Nullable CustomValue> values = reader.read(written, fields);
        if (!reader.errors().isEmpty()) {
            throw Failures.invalid(reader.errors());
        }
        return NONE.with(values);
    }

    /** Those of these fields. */
    public SortedMap<String, Object> json(List<CustomField> fields) {
        SortedMap<String, Object> known = json();
        known.keySet().retainAll(fields.stream().map(CustomField::key).toList());
        return known;
    }

    String kept() {
        return isEmpty() ? NOTHING : JSON.writeValueAsString(json());
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public @Nullable CustomValue get(String key) {
        return values.get(key);
    }

    /** With {@code changes}: null takes a value away, what is not named stays. */
    public CustomValues with(Map<String, @Nullable CustomValue> changes) {
        SortedMap<String, CustomValue> changed = new TreeMap<>(values);
        changes.forEach((key, value) -> {
            if (value == null) {
                changed.remove(key);
            } else {
                changed.put(key, value);
            }
        });
        return new CustomValues(changed);
    }

    public SortedMap<String, Object> json() {
        return each(CustomValue::json);
    }

    /** As conditions compare them. */
    SortedMap<String, String> compared() {
        return each(CustomValue::compared);
    }

    private <T> SortedMap<String, T> each(Function<CustomValue, T> way) {
        SortedMap<String, T> each = new TreeMap<>();
        values.forEach((key, value) -> each.put(key, way.apply(value)));
        return each;
    }
}
