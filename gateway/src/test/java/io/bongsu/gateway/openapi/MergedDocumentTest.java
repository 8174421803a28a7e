package io.bongsu.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MergedDocumentTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String OWN = """
            {"openapi":"3.1.0","info":{"description":"Ours."},"tags":[],"paths":{},"components":{"schemas":{}}}""";

    @Test
    void pathsSchemasAndTagsOfAllServicesAreInOneDocument() {
        JsonNode merged = merged(part("/a", "alerts", "A", "string"), part("/b", "tickets", "B", "string"));
        assertThat(merged.get("paths").propertyNames()).containsExactly("/a", "/b");
        assertThat(merged.at("/components/schemas").propertyNames()).containsExactly("A", "B");
        assertThat(merged.get("tags").findValuesAsString("name")).containsExactly("alerts", "tickets");
    }

    @Test
    void equalSchemasAreKeptOnce() {
        JsonNode merged = merged(part("/a", "x", "Page", "string"), part("/b", "x", "Page", "string"));
        assertThat(merged.at("/components/schemas").propertyNames()).containsExactly("Page");
        assertThat(merged.get("tags")).hasSize(1);
    }

    @Test
    void differentSchemasOfOneNameAreToldApart() {
        JsonNode merged = merged(part("/a", "x", "Page", "string"), part("/b", "x", "Page", "integer"));
        assertThat(merged.at("/components/schemas/Page/type").asString()).isEqualTo("string");
        assertThat(merged.at("/components/schemas/TwoPage/type").asString()).isEqualTo("integer");
        assertThat(merged.at("/paths/~1a/get/schema/$ref").asString()).isEqualTo("#/components/schemas/Page");
        assertThat(merged.at("/paths/~1b/get/schema/$ref").asString()).isEqualTo("#/components/schemas/TwoPage");
    }

    @Test
    void aDocumentThatIsNotWholeSaysSo() {
        JsonNode partial = new MergedDocument(JSON, JSON.readTree(OWN)).finish(List.of("ticket-svc"));
        assertThat(partial.at("/x-bongsu-missing/0").asString()).isEqualTo("ticket-svc");
        assertThat(partial.at("/info/description").asString())
                .startsWith("Ours.")
                .contains("ticket-svc");
        assertThat(merged(part("/a", "x", "A", "string"), part("/b", "x", "B", "string"))
                        .at("/info/description")
                        .asString())
                .isEqualTo("Ours.");
    }

    private static JsonNode merged(String one, String two) {
        return new MergedDocument(JSON, JSON.readTree(OWN))
                .add("one-svc", JSON.readTree(one))
                .add("two-svc", JSON.readTree(two))
                .finish(List.of());
    }

    private static String part(String path, String tag, String schema, String type) {
        return """
                {"tags":[{"name":"%s"}],"paths":{"%s":{"get":{"schema":{"$ref":"#/components/schemas/%s"}}}},
                 "components":{"schemas":{"%s":{"type":"%s"}}}}""".formatted(tag, path, schema, schema, type);
    }
}
