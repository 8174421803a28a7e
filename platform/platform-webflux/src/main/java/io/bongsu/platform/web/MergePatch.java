package io.bongsu.platform.web;

import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.problem.Violation;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON merge patch (RFC 7396) on records: the fields named in the patch change, null removes, all others stay. */
public final class MergePatch {
    private final JsonMapper json;

    public MergePatch(JsonMapper json) {
        this.json = json;
    }

    /**
     * @param patchable fields a caller may change; any other is a 400 that names it
     * @return a new value of the same type
     */
    public <T> T apply(T current, JsonNode patch, Class<T> type, Set<String> patchable) {
        if (!(patch instanceof ObjectNode changes)) {
            throw Failures.invalid("", "not-an-object", "A merge patch is a JSON object.");
        }
        List<Violation> unknown = changes.propertyNames().stream()
                .filter(name -> !patchable.contains(name))
                .map(name ->
                        new Violation("/" + name, "not-changeable", "You can change: " + String.join(", ", patchable)))
                .toList();
        if (!unknown.isEmpty()) {
            throw Failures.invalid(unknown);
        }
        ObjectNode target = json.valueToTree(current);
        merge(target, changes);
        try {
            return json.treeToValue(target, type);
        } catch (JacksonException e) {
            String field =
                    e.getPath().isEmpty() ? "" : "/" + e.getPath().getFirst().getPropertyName();
            throw Failures.invalid(field, "malformed", "The value has the wrong form.");
        }
    }

    private static void merge(ObjectNode target, ObjectNode changes) {
        changes.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (value instanceof ObjectNode inner && target.get(entry.getKey()) instanceof ObjectNode present) {
                merge(present, inner);
            } else {
                target.set(entry.getKey(), value);
            }
        });
    }
}
