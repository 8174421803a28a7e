package io.bongsu.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.Tokens;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@BongsuTest("gateway")
class RoutingIT {
    private static final Played COLLECTOR = new Played();
    private static final Played EVENT = new Played();
    private static final Played TICKET = new Played();
    private static final Played TOPOLOGY = new Played();
    private static final Played BILLING = new Played();
    private static final Played KEYCLOAK = new Played();
    private static final String KEY = "bkabcdefghijklmnopqrstuvwxyz2345";

    @LocalServerPort
    int port;

    @Autowired
    JsonMapper json;

    @Autowired
    CircuitBreakerRegistry breakers;

    private Http http = new Http(0);

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        registry.add("BONGSU_COLLECTOR_URL", COLLECTOR::url);
        registry.add("BONGSU_EVENT_URL", EVENT::url);
        registry.add("BONGSU_TICKET_URL", TICKET::url);
        registry.add("BONGSU_TOPOLOGY_URL", TOPOLOGY::url);
        registry.add("BONGSU_BILLING_URL", BILLING::url);
        registry.add("BONGSU_KEYCLOAK_URL", KEYCLOAK::url);
        registry.add("BONGSU_PUBLIC_URL", () -> "https://bongsu.example:8443");
        registry.add("BONGSU_GATEWAY_CLIENT_SECRET", () -> "test");
        registry.add("bongsu.gateway.routing.answer-timeout", () -> "2s");
    }

    @BeforeEach
    void connect() {
        http = new Http(port);
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    @AfterAll
    static void stop() {
        COLLECTOR.stop();
        EVENT.stop();
        TICKET.stop();
        TOPOLOGY.stop();
        BILLING.stop();
        KEYCLOAK.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "/prometheus/api/v1/query?query=up, collector",
        "/prometheus/api/v1/label/host.name/values, collector",
        "/prometheus/api/v1/rules, event",
        "/prometheus/api/v1/alerts, event",
        "/api/v1/metrics/usage, collector",
        "/api/v1/targets, collector",
        "/api/v1/traces/0af7651916cd43dd8448eb211c80319c, collector",
        "/api/v1/logs, collector",
        "/api/v1/ingest-keys, collector",
        "/api/v1/alerts?state=firing, event",
        "/api/v1/situations, event",
        "/api/v1/rules/1, event",
        "/api/v1/tickets, ticket",
        "/api/v1/tickets/INC-2026-000001/timeline, ticket",
        "/api/v1/tickets:export?type=incident, ticket",
        "/api/v1/ticket-imports, ticket",
        "/api/v1/webhooks, ticket",
        "/tmf-api/troubleTicket/v5/troubleTicket, ticket",
        "/api/v1/people, ticket",
        "/api/v1/ticket-policies/incident, ticket",
        "/api/v1/custom-fields, ticket",
        "/api/v1/entities, topology",
        "/api/v1/relations?entityId=x, topology",
        "/api/v1/maps/all, topology",
        "/api/v1/deliveries, billing",
        "/api/v1/costs?groupBy=day, billing",
        "/api/v1/budgets/1, billing"
    })
    void aPathGoesToItsServiceWithTheCallersToken(String path, String service) {
        Played played = played(service);
        String token = Tokens.of("viewer");
        assertThat(http.get(path, "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(200);
        assertThat(played.lastAsked().uri()).isEqualTo(path);
        assertThat(played.lastAsked().headers()).containsEntry("authorization", "Bearer " + token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/metrics", "/v1/traces", "/v1/logs", "/prometheus/api/v1/write"})
    void telemetryPassesWithItsKeyUntouched(String path) {
        assertThat(http.post(path, "x", "X-Bongsu-Ingest-Key", KEY).statusCode())
                .isEqualTo(200);
        assertThat(COLLECTOR.lastAsked().headers()).containsEntry("x-bongsu-ingest-key", KEY);
        assertThat(http.post(path, "x", "Authorization", "Bearer " + KEY).statusCode())
                .isEqualTo(200);
        assertThat(COLLECTOR.lastAsked().headers()).containsEntry("authorization", "Bearer " + KEY);
        assertThat(COLLECTOR.lastAsked().body()).isEqualTo("x");
    }

    @Test
    void eventsPassWithoutAHeaderOfOurs() {
        assertThat(http.post("/v2/enqueue", "{\"routing_key\":\"" + KEY + "\"}").statusCode())
                .isEqualTo(200);
        assertThat(EVENT.lastAsked().body()).contains(KEY);
    }

    @Test
    void anIngestKeyOpensNothingButIngestion() {
        assertThat(http.get("/api/v1/alerts", "Authorization", "Bearer " + KEY).statusCode())
                .isEqualTo(401);
        assertThat(http.get("/api/v1/alerts", "X-Bongsu-Ingest-Key", KEY).statusCode())
                .isEqualTo(401);
    }

    @Test
    void problemsOfServicesPassAsTheyAre() {
        EVENT.answer(
                "/api/v1/alerts/gone",
                (asked, response) -> response.status(412)
                        .header("Content-Type", "application/problem+json")
                        .sendString(Mono.just("{\"type\":\"/problems/precondition-failed\"}")));
        HttpResponse<String> answer = get("/api/v1/alerts/gone");
        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(answer.body()).isEqualTo("{\"type\":\"/problems/precondition-failed\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/nothing, 404, /problems/not-found",
        "/v1/nothing, 404, /problems/not-found",
        "/api/v2/alerts, 404, /problems/not-found",
        "/auth/admin/master/console/, 404, /problems/not-found",
        "/auth/realms/master/.well-known/openid-configuration, 404, /problems/not-found",
        "/auth/realms/master, 404, /problems/not-found",
        "/auth/realms/%6daster/account, 404, /problems/not-found",
        "/auth/%61dmin/, 404, /problems/not-found",
        "/auth/realms/bongsu/../master/account, 400, /problems/malformed-request",
        "/auth/realms/bongsu/..%2fmaster/account, 400, /problems/malformed-request",
        "/auth/realms/bongsu/%2e%2e/master/account, 400, /problems/malformed-request",
        "/auth/realms/bongsu/;/../master, 400, /problems/malformed-request",
        "/auth//realms/master, 400, /problems/malformed-request",
        "/assets/../application.yaml, 400, /problems/malformed-request",
        "/assets/%2e%2e/application.yaml, 400, /problems/malformed-request",
        "/api/v1/alerts/..%5c..%5cactuator, 400, /problems/malformed-request",
        "/actuator/env, 404, /problems/not-found"
    })
    void whatIsNotPublishedIsAProblem(String path, int status, String type) throws IOException {
        int before = KEYCLOAK.asked().size();
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + Tokens.of("admin")
                + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status).contains(type).contains("application/problem+json");
        assertThat(KEYCLOAK.asked()).hasSize(before);
    }

    @Test
    void withoutACredentialProgramsAreTold401() {
        for (String path :
                new String[] {"/api/v1/alerts", "/api/v1/nothing", "/api/v1/me", "/prometheus/api/v1/query"}) {
            HttpResponse<String> answer = http.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(problem(answer).get("type").asString()).isEqualTo("/problems/unauthorized");
            assertThat(problem(answer).get("traceId").asString()).hasSize(32);
        }
        HttpResponse<String> write = http.post("/api/v1/rules", "{}", "Content-Type", "application/json");
        assertThat(write.statusCode()).isEqualTo(401);
    }

    @Test
    void aForgedTokenIsRefused() {
        String token = Tokens.of("admin");
        assertThat(http.get(
                                "/api/v1/me",
                                "Authorization",
                                "Bearer " + token.substring(0, token.length() - 6) + "AAAAAA")
                        .statusCode())
                .isEqualTo(401);
        String foreign = Tokens.with(Tokens.DEFAULT, "admin", claims -> claims.audience("other"));
        assertThat(http.get("/api/v1/me", "Authorization", "Bearer " + foreign).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aBodyThatSaysItIsTooLargeIsNotRead() {
        HttpResponse<String> answer =
                http.post("/api/v1/rules", "x".repeat((1 << 20) + 1), "Authorization", "Bearer " + Tokens.of("admin"));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(problem(answer).get("type").asString()).isEqualTo("/problems/content-too-large");
    }

    @Test
    void aBodyOfUnknownLengthIsCounted() {
        byte[] large = new byte[3 << 20];
        HttpResponse<String> answer = http.send(
                "/api/v1/rules",
                request -> request.header("Authorization", "Bearer " + Tokens.of("admin"))
                        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(problem(answer).get("type").asString()).isEqualTo("/problems/content-too-large");
    }

    @Test
    void telemetryAndFilesMayBeLarger() {
        byte[] large = new byte[3 << 20];
        HttpRequest.BodyPublisher stream =
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
        assertThat(http.send(
                                "/v1/metrics",
                                request -> request.header("X-Bongsu-Ingest-Key", KEY)
                                        .POST(stream))
                        .statusCode())
                .isEqualTo(200);
        assertThat(COLLECTOR.lastAsked().bodyLength()).isEqualTo(large.length);
        assertThat(http.send(
                                "/api/v1/deliveries?name=x.csv",
                                request -> request.header("Authorization", "Bearer " + Tokens.of("finance"))
                                        .header("Content-Type", "text/csv")
                                        .POST(stream))
                        .statusCode())
                .isEqualTo(200);
        assertThat(BILLING.lastAsked().bodyLength()).isEqualTo(large.length);
        assertThat(http.post("/v1/metrics", "x".repeat((16 << 20) + 1), "X-Bongsu-Ingest-Key", KEY)
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void aServiceThatIsDownIs503WithRetryAfterAndThenTheBreakerOpens() {
        TICKET.breakOff(1_000);
        IntStream.range(0, 20).forEach(i -> {
            HttpResponse<String> answer = get("/api/v1/tickets");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(problem(answer).get("type").asString()).isEqualTo("/problems/service-down");
        });
        assertThat(breakers.circuitBreaker("ticket-svc").getState()).isEqualTo(CircuitBreaker.State.OPEN);
        assertThat(get("/api/v1/alerts").statusCode()).isEqualTo(200);
        TICKET.breakOff(0);
    }

    @Test
    void aServiceThatIsTooSlowIs504() {
        EVENT.neverAnswer("/api/v1/situations/slow");
        HttpResponse<String> answer = get("/api/v1/situations/slow");
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(problem(answer).get("type").asString()).isEqualTo("/problems/service-too-slow");
    }

    @Test
    void readingIsTriedAgainAndWritingIsNot() {
        TOPOLOGY.breakOff(2);
        assertThat(get("/api/v1/entities").statusCode()).isEqualTo(200);
        TOPOLOGY.breakOff(2);
        assertThat(http.post("/api/v1/entities", "{}", "Authorization", "Bearer " + Tokens.of("admin"))
                        .statusCode())
                .isEqualTo(503);
        assertThat(TOPOLOGY.stillToBreak()).isEqualTo(1);
        TOPOLOGY.breakOff(0);
    }

    @Test
    void keycloakIsReachedUnderOurAddressWithoutOurCookies() {
        http.cookies().put("SESSION", "secret");
        http.cookies().put("AUTH_SESSION_ID", "theirs");
        http.get(
                "/auth/realms/bongsu/protocol/openid-connect/auth?x=1",
                "X-Forwarded-Host",
                "evil.example",
                "X-Forwarded-Proto",
                "ftp",
                "Forwarded",
                "host=evil.example");
        Played.Asked asked = KEYCLOAK.lastAsked();
        assertThat(asked.uri()).isEqualTo("/auth/realms/bongsu/protocol/openid-connect/auth?x=1");
        assertThat(asked.headers())
                .containsEntry("x-forwarded-host", "bongsu.example:8443")
                .containsEntry("x-forwarded-proto", "https")
                .containsEntry("x-forwarded-port", "8443")
                .containsEntry("cookie", "AUTH_SESSION_ID=theirs")
                .doesNotContainKey("forwarded");
    }

    @Test
    void servicesNeverSeeCookies() {
        http.cookies().put("SESSION", "secret");
        get("/api/v1/alerts");
        assertThat(EVENT.lastAsked().headers()).doesNotContainKey("cookie");
    }

    @Test
    void answersCarrySecurityHeaders() {
        for (HttpResponse<String> answer : List.of(get("/api/v1/alerts"), http.get("/api/v1/me"), http.get("/"))) {
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'self'")
                    .contains("frame-ancestors 'none'");
            assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
            assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        }
    }

    @Test
    void filesOfTheAppAreKeptForEverAndItsPageNever() {
        HttpResponse<String> script = http.get("/assets/app-1a2b3c.js");
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().firstValue("Content-Type").orElse("")).startsWith("text/javascript");
        assertThat(script.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        assertThat(http.get("/assets/none.js").statusCode()).isEqualTo(404);
        HttpResponse<String> page = get("/tickets/INC-2026-000001");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("placeholder");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-cache");
    }

    @Test
    void aLongAnswerIsCompressed() {
        EVENT.answer("/api/v1/rules", "application/json", "[" + "1,".repeat(5_000) + "1]");
        HttpResponse<String> answer =
                http.get("/api/v1/rules", "Authorization", "Bearer " + Tokens.of("viewer"), "Accept-Encoding", "gzip");
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
    }

    @Test
    void whoCallsIsToldByMe() {
        JsonNode me = json.readTree(get("/api/v1/me").body());
        assertThat(me.get("username").asString()).isEqualTo("viewer");
        assertThat(me.at("/tenant/id").asString()).isEqualTo(Tokens.DEFAULT.toString());
        assertThat(me.at("/tenant/name").asString()).isEqualTo("default");
        assertThat(me.get("roles").valueStream().map(JsonNode::asString)).containsExactly("viewer");
        assertThat(me.get("permissions").valueStream().map(JsonNode::asString))
                .contains("alert:read", "cost:read")
                .doesNotContain("alert:write");
    }

    @Test
    void readinessIsOurOwn() {
        HttpResponse<String> answer = http.get("/actuator/health/readiness");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("UP");
    }

    @Test
    void theMergedOpenApiSaysWhatIsMissing() {
        EVENT.answer("/v3/api-docs", "application/json", """
                {"openapi":"3.1.0","info":{"title":"e"},"tags":[{"name":"alerts"}],
                 "paths":{"/api/v1/alerts":{"get":{"operationId":"listAlerts"}}},"components":{"schemas":{}}}""");
        BILLING.answer("/v3/api-docs", (asked, response) -> response.status(500).send());
        await().untilAsserted(() -> {
            JsonNode document = json.readTree(get("/api/v1/openapi.json").body());
            assertThat(document.get("openapi").asString()).isEqualTo("3.1.0");
            assertThat(document.at("/paths/~1api~1v1~1alerts/get/operationId").asString())
                    .isEqualTo("listAlerts");
            assertThat(document.at("/paths/~1api~1v1~1me/get").isObject()).isTrue();
            assertThat(document.get("x-bongsu-missing").valueStream().map(JsonNode::asString))
                    .contains("billing-svc");
            assertThat(document.at("/info/description").asString()).contains("billing-svc");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "/api/docs, text/html",
        "/api/docs/start.js, text/javascript",
        "/api/docs/swagger-ui.css, text/css",
        "/api/docs/swagger-ui-bundle.js, text/javascript"
    })
    void theApiCanBeBrowsedFromOurOwnOrigin(String path, String type) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(answer.body()).doesNotContain("https://unpkg.com").isNotEmpty();
    }

    private HttpResponse<String> get(String path) {
        return http.get(path, "Authorization", "Bearer " + Tokens.of("viewer"));
    }

    private JsonNode problem(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = json.readTree(answer.body());
        assertThat(problem.get("status").asInt()).isEqualTo(answer.statusCode());
        return problem;
    }

    /** Clients tidy up paths; an attacker does not. */
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Played played(String service) {
        return switch (service) {
            case "collector" -> COLLECTOR;
            case "event" -> EVENT;
            case "ticket" -> TICKET;
            case "topology" -> TOPOLOGY;
            default -> BILLING;
        };
    }
}
