package io.bongsu.event;

import static org.awaitility.Awaitility.await;

import io.bongsu.platform.test.Tokens;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as a person's browser or script sees it. */
public final class Suite {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final WebTestClient client;

    public Suite(int port) {
        this.client = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    public WebTestClient client() {
        return client;
    }

    public JsonNode get(String role, String path) {
        return body(client.get()
                .uri(path)
                .headers(bearer(Tokens.of(role)))
                .exchange()
                .expectStatus()
                .isOk());
    }

    public JsonNode post(String role, String path, String json) {
        return body(client.post()
                .uri(path)
                .headers(bearer(Tokens.of(role)))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange()
                .expectStatus()
                .is2xxSuccessful());
    }

    /** A rule over a metric; returns its id. */
    public UUID rule(String body) {
        return UUID.fromString(
                post("operator", "/api/v1/rules", body).path("id").stringValue());
    }

    /** A rule on CPU that fires at once. */
    public UUID cpuRule(String name) {
        return rule("""
                {"name":"%s","series":{"metric":"system.cpu.utilization","labels":{}},
                 "condition":{"op":">","value":0.9,"recover":0.8},"for":"PT0S","severity":4,
                 "summary":"CPU of {{entity.name}} is at {{value.percent}}"}""".formatted(name));
    }

    public JsonNode alertOf(UUID rule) {
        return get("viewer", "/api/v1/alerts")
                .path("items")
                .valueStream()
                .filter(alert -> rule.toString().equals(alert.path("ruleId").stringValue("")))
                .findFirst()
                .orElse(JSON.missingNode());
    }

    public JsonNode awaitState(UUID rule, String state) {
        await().atMost(Bus.PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> state.equals(alertOf(rule).path("state").stringValue("")));
        return alertOf(rule);
    }

    public static java.util.function.Consumer<HttpHeaders> bearer(String token) {
        return headers -> headers.setBearerAuth(token);
    }

    private static JsonNode body(WebTestClient.ResponseSpec answer) {
        byte[] bytes = answer.expectBody().returnResult().getResponseBody();
        return bytes == null ? JSON.missingNode() : JSON.readTree(bytes);
    }
}
