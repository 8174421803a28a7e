package io.bongsu.webtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.Tokens;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@BongsuTest("messaging")
class WebPlatformIT {
    @LocalServerPort
    int port;

    @Autowired
    SystemDatabase system;

    private WebTestClient web;

    @BeforeEach
    void connect() {
        web = WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            400, GET,  /api/v1/notes?limit=0,          agent,     -,                -,                invalid-request
            400, POST, /api/v1/notes,                  agent,     application/json, {"text":,         invalid-request
            400, POST, /api/v1/notes,                  agent,     application/json, {"other":1},      invalid-request
            401, GET,  /api/v1/notes,                  -,         -,                -,                unauthorized
            403, GET,  /api/v1/notes,                  requester, -,                -,                forbidden
            404, GET,  /api/v1/nowhere,                agent,     -,                -,                not-found
            404, GET,  /api/v1/endings/missing,        agent,     -,                -,                not-found
            405, PATCH,/api/v1/notes,                  agent,     application/json, {},               method-not-allowed
            409, GET,  /api/v1/endings/conflict,       agent,     -,                -,                note-taken
            412, PUT,  /api/v1/notes/1,                agent,     application/json, {"text":"a"},     -
            415, POST, /api/v1/notes,                  agent,     text/csv,         a,                unsupported-media-type
            422, GET,  /api/v1/endings/unprocessable,  agent,     -,                -,                note-odd
            429, GET,  /api/v1/endings/busy,           agent,     -,                -,                too-many-requests
            500, GET,  /api/v1/endings/defect,         agent,     -,                -,                internal-error
            503, GET,  /api/v1/endings/unavailable,    agent,     -,                -,                unavailable
            """)
    void everyErrorIsAProblem(
            int status,
            String method,
            String path,
            @Nullable String role,
            @Nullable String contentType,
            @Nullable String body,
            @Nullable String type) {
        var request = web.method(HttpMethod.valueOf(method)).uri(path);
        if (role != null) {
            request.header("Authorization", "Bearer " + Tokens.of(role));
        }
        if (status == 412) {
            request.header("If-Match", "\"6\"");
        }
        if (contentType != null && body != null) {
            request.header("Content-Type", contentType).bodyValue(body);
        }
        var answer = request.exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(status)
                .jsonPath("$.traceId")
                .isNotEmpty()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).doesNotContain("SELECT", "Exception"));
        if (type != null) {
            answer.jsonPath("$.type").isEqualTo("/problems/" + type);
        }
    }

    @Test
    void changeWithoutIfMatchIsAskedForIt() {
        web.put()
                .uri("/api/v1/notes/1")
                .header("Authorization", "Bearer " + Tokens.of("agent"))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"text\":\"a\"}")
                .exchange()
                .expectStatus()
                .isEqualTo(428);
    }

    @Test
    void tooLargeBodyIs413() {
        web.post()
                .uri("/api/v1/notes")
                .header("Authorization", "Bearer " + Tokens.of("agent"))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"text\":\"" + "x".repeat(2_000_000) + "\"}")
                .exchange()
                .expectStatus()
                .isEqualTo(413)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void tokensOfAnotherIssuerAudienceTimeOrWithoutTenantAreRefused() {
        List<String> refused = List.of(
                Tokens.with(Tokens.DEFAULT, "admin", claims -> claims.issuer("http://elsewhere")),
                Tokens.with(Tokens.DEFAULT, "admin", claims -> claims.audience("other")),
                Tokens.with(
                        Tokens.DEFAULT,
                        "admin",
                        claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120)))),
                Tokens.with(Tokens.DEFAULT, "admin", claims -> claims.claim("tenant_id", null)),
                Tokens.with(Tokens.DEFAULT, "admin", claims -> claims.claim("tenant_id", "default")),
                Tokens.of("admin").substring(0, 200) + "x",
                "nonsense");
        refused.forEach(token -> web.get()
                .uri("/api/v1/notes")
                .header("Authorization", "Bearer " + token)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON));
    }

    @Test
    void forgottenTenantPredicateShowsNothingOfAnotherTenant() {
        post(Tokens.of("admin"), "key-tenant", "{\"text\":\"of default\"}")
                .expectStatus()
                .isCreated();
        web.get()
                .uri("/api/v1/notes")
                .header("Authorization", "Bearer " + Tokens.of("admin", Tokens.ACME))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("[]");
    }

    @Test
    void sameIdempotencyKeyGivesTheSameAnswerAndOneEffect() {
        String token = Tokens.of("agent");
        post(token, "key-1", "{\"text\":\"once\"}")
                .expectStatus()
                .isCreated()
                .expectBody()
                .json("{\"text\":\"once\"}");
        post(token, "key-1", "{\"text\":\"once\"}")
                .expectStatus()
                .isCreated()
                .expectBody()
                .json("{\"text\":\"once\"}");
        post(token, "key-1", "{\"text\":\"twice\"}").expectStatus().isEqualTo(422);
        assertThat(notes(token).stream().filter("once"::equals)).hasSize(1);
    }

    @Test
    void storedAnswerTellsNothingToAReaderOfTheTable() {
        post(Tokens.of("agent"), "key-of-a-secret", "{\"text\":\"shown once\"}")
                .expectStatus()
                .isCreated()
                .expectBody()
                .json("{\"text\":\"shown once\"}");

        List<String> rows = system.client()
                .sql("SELECT row_to_json(i)::text || encode(body, 'escape') AS everything FROM idempotency i")
                .map(row -> new Columns(row).text("everything"))
                .all()
                .collectList()
                .block();

        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains("shown once") || row.contains("key-of-a-secret"));
    }

    private WebTestClient.ResponseSpec post(String token, String key, String body) {
        return web.post()
                .uri("/api/v1/notes")
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private List<String> notes(String token) {
        List<String> notes = web.get()
                .uri("/api/v1/notes")
                .header("Authorization", "Bearer " + token)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(new org.springframework.core.ParameterizedTypeReference<List<String>>() {})
                .returnResult()
                .getResponseBody();
        return notes == null ? List.of() : notes;
    }
}
