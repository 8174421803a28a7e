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
                .filter(name -> !name.equals("fields") && !name.equals("custom"))
                .map(name -> new PatchedField(name.equals("assigneeId") ? "assignee" : name, "/" + name));
        Stream<PatchedField> own =
                patch.path("fields").propertyNames().stream().map(name -> new PatchedField(name, "/fields/" + name));
        Stream<PatchedField> custom = patch.path("custom").propertyNames().stream()
                .map(key -> new PatchedField(CustomField.inHistory(key), "/custom/" + key));
        return Stream.of(shared, own, custom).flatMap(each -> each).toList();
    }
}
