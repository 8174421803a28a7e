package io.bongsu.ticket.sla.json;

import io.bongsu.platform.problem.Failures;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON merge patch (RFC 7396) on a written thing: null removes, objects merge, all else replaces. What comes out is read strictly. */
public final class Patch {

    private Patch() {}

    public static ObjectNode applied(ObjectNode written, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            throw Failures.invalid("", "not-an-object", "A merge patch is a JSON object.");
        }
        merge(written, changes);
        return written;
    }

    private static void merge(ObjectNode target, ObjectNode changes) {
        changes.properties().forEach(change -> {
            JsonNode value = change.getValue();
            if (value.isNull()) {
                target.remove(change.getKey());
            } else if (value instanceof ObjectNode inner && target.get(change.getKey()) instanceof ObjectNode present) {
                merge(present, inner);
            } else {
                target.set(change.getKey(), value);
            }
        });
    }
}
