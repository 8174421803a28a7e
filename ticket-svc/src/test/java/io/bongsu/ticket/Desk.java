package io.bongsu.ticket;

import io.bongsu.platform.test.Tokens;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.RequestBodySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at the service desk's HTTP door. */
public final class Desk {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WebTestClient web;
    private final String base;
    private final String token;

    private Desk(WebTestClient web, String base, String token) {
        this.web = web;
        this.base = base;
        this.token = token;
    }

    public static Desk of(int port, String role) {
        return at(port, Tokens.of(role));
    }

    public static Desk at(int port, String token) {
        return new Desk(
                WebTestClient.bindToServer()
                        .baseUrl("http://127.0.0.1:" + port)
                        .responseTimeout(Duration.ofMinutes(1))
                        .build(),
                "http://127.0.0.1:" + port,
                token);
    }

    public WebTestClient.ResponseSpec get(String uri) {
        return web.get()
                .uri(URI.create(base + uri))
                .headers(h -> h.setBearerAuth(token))
                .exchange();
    }

    public JsonNode read(String uri) {
        return body(get(uri).expectStatus().isOk());
    }

    public WebTestClient.ResponseSpec post(String uri, Object body) {
        return send(web.post().uri(uri), body);
    }

    public WebTestClient.ResponseSpec post(String uri, Object body, String header, String value) {
        return send(web.post().uri(uri).header(header, value), body);
    }

    public WebTestClient.ResponseSpec patch(String uri, Object body) {
        return send(web.patch().uri(uri), body);
    }

    public WebTestClient.ResponseSpec patch(String uri, Object body, long version) {
        return send(web.patch().uri(uri).header("If-Match", "\"" + version + "\""), body);
    }

    public WebTestClient.ResponseSpec put(String uri, Object body) {
        return send(web.put().uri(uri), body);
    }

    public WebTestClient.ResponseSpec put(String uri) {
        return web.put().uri(uri).headers(h -> h.setBearerAuth(token)).exchange();
    }

    public WebTestClient.ResponseSpec delete(String uri, @Nullable Long version) {
        return web.delete()
                .uri(uri)
                .headers(h -> {
                    h.setBearerAuth(token);
                    if (version != null) {
                        h.setIfMatch("\"" + version + "\"");
                    }
                })
                .exchange();
    }

    /** Brings it to a state, from whatever version stands. */
    public WebTestClient.ResponseSpec move(String ticket, Map<String, ?> wish) {
        long version = read("/api/v1/tickets/" + ticket).get("version").asLong();
        return post("/api/v1/tickets/" + ticket + "/transitions", wish, "If-Match", "\"" + version + "\"");
    }

    public JsonNode open(String title) {
        return body(post("/api/v1/tickets", Map.of("type", "incident", "title", title, "description", "It is so."))
                .expectStatus()
                .isCreated());
    }

    private WebTestClient.ResponseSpec send(RequestBodySpec request, Object body) {
        return request.headers(h -> h.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    public static String id(JsonNode thing) {
        return thing.get("id").asString();
    }

    public static JsonNode body(WebTestClient.ResponseSpec response) {
        EntityExchangeResult<byte[]> result = response.expectBody().returnResult();
        byte[] body = result.getResponseBody();
        return body == null ? JSON.createObjectNode() : JSON.readTree(body);
    }
}
