package io.bongsu.gateway.openapi;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts documents of several services into one. Schemas of one name and different content get the service's name in front;
 * of paths and tags the first wins.
 */
final class MergedDocument {
    private static final String SCHEMA_REF = "#/components/schemas/";

    private final JsonMapper json;
    private final ObjectNode document;

    /** Begins with the gateway's own part, which also holds what is common. */
    MergedDocument(JsonMapper json, JsonNode own) {
        this.json = json;
        this.document = (ObjectNode) own.deepCopy();
    }

    MergedDocument add(String service, JsonNode part) {
        ObjectNode schemas = schemas();
        String prefix = prefix(service);
        Collection<String> clashing = new TreeSet<>();
        part.path("components").path("schemas").properties().forEach(schema -> {
            JsonNode known = schemas.get(schema.getKey());
            if (known != null && !known.equals(schema.getValue())) {
                clashing.add(schema.getKey());
            }
        });
        JsonNode renamed = clashing.isEmpty() ? part : rename(part, prefix, clashing);
        renamed.path("components").path("schemas").properties().forEach(schema -> {
            String name = clashing.contains(schema.getKey()) ? prefix + schema.getKey() : schema.getKey();
            schemas.set(name, schema.getValue());
        });
        renamed.path("paths").properties().forEach(path -> {
            if (!document.path("paths").has(path.getKey())) {
                ((ObjectNode) document.get("paths")).set(path.getKey(), path.getValue());
            }
        });
        renamed.path("tags").forEach(this::tag);
        return this;
    }

    /** Says so in words and for programs when the document is not whole. */
    ObjectNode finish(List<String> missing) {
        ArrayNode names = document.putArray("x-bongsu-missing");
        missing.forEach(names::add);
        if (!missing.isEmpty()) {
            ObjectNode info = (ObjectNode) document.get("info");
            info.put(
                    "description",
                    info.path("description").asString() + "\n\n**Not whole:** " + String.join(", ", missing)
                            + " did not answer when this was put together.");
        }
        return document;
    }

    private ObjectNode schemas() {
        return (ObjectNode) document.get("components").get("schemas");
    }

    private void tag(JsonNode tag) {
        ArrayNode tags = (ArrayNode) document.get("tags");
        boolean known = tags.valueStream().anyMatch(other -> other.path("name").equals(tag.path("name")));
        if (!known) {
            tags.add(tag);
        }
    }

    private JsonNode rename(JsonNode part, String prefix, Collection<String> names) {
        String text = json.writeValueAsString(part);
        for (String name : names) {
            text = text.replace("\"" + SCHEMA_REF + name + "\"", "\"" + SCHEMA_REF + prefix + name + "\"");
        }
        return json.readTree(text);
    }

    /** {@code ticket-svc} → {@code Ticket}. */
    private static String prefix(String service) {
        String word = service.replace("-svc", "");
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
