package io.bongsu.platform.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The code is the source of an OpenAPI document, {@code contracts/http/<service>.json} its reviewed copy: they must be equal.
 * {@code -Dcontracts.update=true} writes the copy anew, for a review.
 */
public final class OpenApiContract {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private OpenApiContract() {}

    /** Compares what the service on this port publishes with the committed copy. */
    public static void verify(String service, int port) {
        JsonNode published = published(port);
        Path copy = RepositoryRoot.find().resolve("contracts/http/" + service + ".json");
        try {
            if (Boolean.getBoolean("contracts.update")) {
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, JSON.writeValueAsString(published) + "\n");
            }
            assertThat(copy)
                    .as("committed OpenAPI; write it with -Dcontracts.update=true and review it")
                    .exists();
            assertThat(published)
                    .as(
                            "the service publishes another API than %s: review it and write it with -Dcontracts.update=true",
                            copy)
                    .isEqualTo(JSON.readTree(Files.readString(copy)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode published(int port) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v3/api-docs"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            ObjectNode document = (ObjectNode) JSON.readTree(response.body());
            document.remove("servers"); // the test's random port
            return JSON.readTree(JSON.writeValueAsString(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
