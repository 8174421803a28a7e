package io.bongsu.ticket.ticket;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A field a patch names.
 *
 * @param field as the history calls it
 * @param pointer as the patch calls it
 */
record PatchedField(String field, String pointer) {

    static List<PatchedField> of(JsonNode patch) {
        Stream<PatchedField> shared = patch.propertyNames().stream()
                .filter(name -> !name.equals("fields"))
                .map(name -> new PatchedField(name.equals("assigneeId") ? "assignee" : name, "/" + name));
        Stream<PatchedField> own =
                patch.path("fields").propertyNames().stream().map(name -> new PatchedField(name, "/fields/" + name));
        return Stream.concat(shared, own).toList();
    }
}
