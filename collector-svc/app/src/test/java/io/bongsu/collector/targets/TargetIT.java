package io.bongsu.collector.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.bongsu.collector.CollectorTest;
import io.bongsu.collector.Telemetry;
import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.test.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Targets over the API: asked while they are there, and only where it is allowed. */
@CollectorTest
@TestPropertySource(
        properties = {
            "bongsu.collector.scrape.allowed=127.0.0.1",
            "bongsu.collector.targets.secret=a-secret-of-this-test-and-no-other"
        })
class TargetIT {
    private static final String ADMIN = Tokens.of("admin");
    private static final String THEIRS = Tokens.of("admin", Tokens.ACME);
    private static final HttpServer EXPORTER = exporter();

    @Autowired
    Telemetry telemetry;

    @Autowired
    SystemDatabase database;

    private static HttpServer exporter() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/metrics", exchange -> {
                byte[] body =
                        "# TYPE lamps_total counter\nlamps_total{room=\"hall\"} 7\n".getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.createContext("/guarded", exchange -> {
                String shown =
                        Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "nothing");
                byte[] body = ("shown{by=\"" + shown + "\"} 1\n").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(shown.equals("nothing") ? 401 : 200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.createContext("/away", exchange -> {
                exchange.getResponseHeaders().set("Location", "/metrics");
                exchange.sendResponseHeaders(302, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() {
        EXPORTER.stop(0);
    }

    private static String url(String path) {
        return "http://127.0.0.1:" + EXPORTER.getAddress().getPort() + path;
    }

    private static String draft(String job, String url) {
        return """
                {"job":"%s","url":"%s","interval":"PT1S","labels":{"site":"seoul"}}""".formatted(job, url);
    }

    private EntityExchangeResult<byte[]> call(
            HttpMethod method, String path, String token, String body, String... ifMatch) {
        var request = telemetry.client().method(method).uri(path).headers(headers -> headers.setBearerAuth(token));
        for (String etag : ifMatch) {
            request.header("If-Match", etag);
        }
        if (!body.isEmpty()) {
            request.contentType(MediaType.APPLICATION_JSON).bodyValue(body.getBytes(StandardCharsets.UTF_8));
        }
        return request.exchange().expectBody().returnResult();
    }

    private static JsonNode json(EntityExchangeResult<byte[]> answer) {
        return JsonMapper.shared().readTree(Objects.requireNonNull(answer.getResponseBody()));
    }

    private JsonNode created(String job, String url) {
        EntityExchangeResult<byte[]> answer = call(HttpMethod.POST, "/api/v1/targets", ADMIN, draft(job, url));
        assertThat(answer.getStatus().value()).isEqualTo(201);
        return json(answer);
    }

    private static int status(EntityExchangeResult<byte[]> answer) {
        return answer.getStatus().value();
    }

    private String query(String query) {
        byte[] body = telemetry.query(query).returnResult().getResponseBody();
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }

    @Test
    void targetIsAskedUntilItIsSwitchedOffAndShowsItsLastVisit() {
        String path = "/api/v1/targets/"
                + created("lamps", url("/metrics")).path("id").asString();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> query("lamps_total{job='lamps',room='hall',site='seoul'}")
                        .contains("\"7\""));
        JsonNode seen = json(call(HttpMethod.GET, path, ADMIN, ""));
        assertThat(seen.path("visit").path("up").asBoolean()).isTrue();
        assertThat(seen.path("visit").path("samples").asInt()).isEqualTo(1);
        assertThat(seen.path("visit").path("error").isNull()).isTrue();

        assertThat(status(call(HttpMethod.PATCH, path, ADMIN, "{\"enabled\":false}")))
                .isEqualTo(428);
        assertThat(status(call(HttpMethod.PATCH, path, ADMIN, "{\"enabled\":false}", "\"7\"")))
                .isEqualTo(412);
        EntityExchangeResult<byte[]> changed =
                call(HttpMethod.PATCH, path, ADMIN, "{\"enabled\":false,\"labels\":{\"site\":null}}", "\"1\"");
        assertThat(status(changed)).isEqualTo(200);
        assertThat(json(changed).path("labels")).isEmpty();
        assertThat(json(changed).path("interval").asString()).isEqualTo("PT1S");

        await().atMost(Duration.ofSeconds(20))
                .until(() -> !query("lamps_total{job='lamps'}").contains("lamps_total"));
        assertThat(status(call(HttpMethod.DELETE, path, ADMIN, "", "\"2\""))).isEqualTo(204);
        assertThat(status(call(HttpMethod.GET, path, ADMIN, ""))).isEqualTo(404);
    }

    @Test
    void targetThatDoesNotAnswerSaysWhy() {
        String path = "/api/v1/targets/"
                + created("gone", "http://127.0.0.1:1/metrics").path("id").asString();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode visit = json(call(HttpMethod.GET, path, ADMIN, "")).path("visit");
            assertThat(visit.path("up").asBoolean(true)).isFalse();
            assertThat(visit.path("reason").asString()).isEqualTo("unreachable");
            assertThat(visit.path("error").asString()).contains("could not be read");
        });
        await().atMost(Duration.ofSeconds(10))
                .until(() -> query("up{job='gone'}").contains("\"0\""));
    }

    @Test
    void forbiddenAddressesAreRefusedAtOnceAndARedirectLeadsNowhere() {
        EntityExchangeResult<byte[]> answer = call(
                HttpMethod.POST, "/api/v1/targets", ADMIN, draft("cloud", "http://169.254.169.254/latest/meta-data"));
        assertThat(status(answer)).isEqualTo(422);
        assertThat(json(answer).path("errors").path(0).path("pointer").asString())
                .isEqualTo("/url");

        JsonNode metadata = json(
                call(HttpMethod.POST, "/api/v1/targets/try", ADMIN, draft("cloud", "http://169.254.169.254/metrics")));
        assertThat(metadata.path("up").asBoolean(true)).isFalse();
        assertThat(metadata.path("reason").asString()).isEqualTo("refused");
        assertThat(metadata.path("error").asString()).contains("not asked");
        JsonNode away = json(call(HttpMethod.POST, "/api/v1/targets/try", ADMIN, draft("away", url("/away"))));
        assertThat(away.path("error").asString()).contains("status 302");
    }

    @Test
    void tryingTellsWhatWouldBeStoredAndStoresNothing() {
        JsonNode trial = json(call(HttpMethod.POST, "/api/v1/targets/try", ADMIN, draft("tried", url("/metrics"))));

        assertThat(trial.path("up").asBoolean()).isTrue();
        assertThat(trial.path("samples").asInt()).isEqualTo(1);
        assertThat(trial.path("metrics").path(0).asString()).isEqualTo("lamps_total");
        assertThat(json(call(HttpMethod.GET, "/api/v1/targets?limit=200", ADMIN, ""))
                        .toString())
                .doesNotContain("tried");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        EntityExchangeResult<byte[]> answer = call(HttpMethod.POST, "/api/v1/targets", ADMIN, """
                {"job":"","url":"ftp://x","interval":"PT0.1S","labels":{"__name__":"x"}}""");
        assertThat(status(answer)).isEqualTo(400);
        assertThat(json(answer).path("errors").findValuesAsString("pointer"))
                .contains("/job", "/url", "/interval", "/labels");
        assertThat(json(call(
                                HttpMethod.POST,
                                "/api/v1/targets",
                                ADMIN,
                                draft("secret", "http://me:password@web1:9100/metrics")))
                        .toString())
                .contains("/url")
                .doesNotContain("password@");
        created("twice", "http://10.255.255.1:9/metrics");
        assertThat(status(call(
                        HttpMethod.POST, "/api/v1/targets", ADMIN, draft("twice", "http://10.255.255.1:9/metrics"))))
                .isEqualTo(409);
    }

    @Test
    void anotherTenantNeitherSeesNorChangesATarget() {
        JsonNode ours = created("private", "http://10.255.255.2:9/metrics");
        String path = "/api/v1/targets/" + ours.path("id").asString();

        assertThat(json(call(HttpMethod.GET, "/api/v1/targets", THEIRS, "")).path("items"))
                .isEmpty();
        assertThat(status(call(HttpMethod.GET, path, THEIRS, ""))).isEqualTo(404);
        assertThat(status(call(HttpMethod.PATCH, path, THEIRS, "{\"job\":\"x\"}", "\"1\"")))
                .isEqualTo(404);
        assertThat(status(call(HttpMethod.DELETE, path, THEIRS, "", "\"1\""))).isEqualTo(404);
        assertThat(status(call(HttpMethod.GET, path, ADMIN, ""))).isEqualTo(200);
    }

    @Test
    void credentialIsShownToTheTargetAndToNobodyElse() {
        String body = """
                {"job":"guarded","url":"%s","interval":"PT1S",
                 "credential":{"type":"basic","username":"prom","password":"geheim-42"}}""".formatted(url("/guarded"));
        JsonNode tried = json(call(HttpMethod.POST, "/api/v1/targets/try", ADMIN, body));
        assertThat(tried.path("up").asBoolean()).isTrue();
        EntityExchangeResult<byte[]> made = call(HttpMethod.POST, "/api/v1/targets", ADMIN, body);
        JsonNode target = json(made);
        String path = "/api/v1/targets/" + target.path("id").asString();

        assertThat(target.path("credentialType").asString()).isEqualTo("basic");
        assertThat(target.toString() + json(call(HttpMethod.GET, path, ADMIN, "")))
                .doesNotContain("geheim")
                .doesNotContain("prom\"");
        assertThat(stored()).isNotEmpty().doesNotContain("geheim").doesNotContain("cHJvbT");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> query("shown{job='guarded'}").contains("Basic cHJvbTpnZWhlaW0tNDI="));

        JsonNode kept = json(call(HttpMethod.PATCH, path, ADMIN, "{\"interval\":\"PT2S\"}", "\"1\""));
        assertThat(kept.path("credentialType").asString()).isEqualTo("basic");
        call(HttpMethod.PATCH, path, ADMIN, "{\"credential\":{\"type\":\"bearer\",\"token\":\"t0ken\"}}", "\"2\"");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> query("shown{job='guarded'}").contains("Bearer t0ken"));
        JsonNode open = json(call(HttpMethod.PATCH, path, ADMIN, "{\"credential\":null}", "\"3\""));
        assertThat(open.path("credentialType").isNull()).isTrue();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> json(call(HttpMethod.GET, path, ADMIN, ""))
                        .path("visit")
                        .path("error")
                        .asString("")
                        .contains("status 401"));
    }

    @Test
    void credentialStaysWithTheAddressItWasGivenFor() {
        String draft = """
                {"job":"moved","url":"%s","enabled":false,"credential":{"type":"bearer","token":"t0ken"}}""".formatted(url("/guarded"));
        String id = json(call(HttpMethod.POST, "/api/v1/targets", ADMIN, draft))
                .path("id")
                .asString();
        String path = "/api/v1/targets/" + id;
        String same = draft("moved", url("/guarded"));
        String other = same.replace("127.0.0.1", "127.0.0.2");

        assertThat(json(call(HttpMethod.POST, "/api/v1/targets/try?as=" + id, ADMIN, same))
                        .path("up")
                        .asBoolean())
                .isTrue();
        assertThat(status(call(HttpMethod.POST, "/api/v1/targets/try?as=" + id, THEIRS, same)))
                .isEqualTo(404);
        EntityExchangeResult<byte[]> moved =
                call(HttpMethod.PATCH, path, ADMIN, "{\"url\":\"http://10.255.255.3:9/metrics\"}", "\"1\"");
        assertThat(status(moved)).isEqualTo(422);
        assertThat(json(moved).path("errors").path(0).path("pointer").asString())
                .isEqualTo("/credential");
        assertThat(json(call(HttpMethod.POST, "/api/v1/targets/try?as=" + id, ADMIN, other))
                        .path("up")
                        .asBoolean(true))
                .isFalse();
        assertThat(status(call(
                        HttpMethod.PATCH,
                        path,
                        ADMIN,
                        "{\"url\":\"http://10.255.255.3:9/metrics\",\"credential\":null}",
                        "\"1\"")))
                .isEqualTo(200);
    }

    @Test
    void credentialThatCannotBeOneIsRefusedWithoutRepeatingIt() {
        EntityExchangeResult<byte[]> answer = call(HttpMethod.POST, "/api/v1/targets", ADMIN, """
                {"job":"a","url":"http://web1:9100/","credential":{"type":"bearer","token":"geheim geheim"}}""");

        assertThat(status(answer)).isEqualTo(400);
        assertThat(json(answer).toString()).contains("/credential/token").doesNotContain("geheim");
    }

    private String stored() {
        return String.valueOf(database.client()
                .sql("SELECT string_agg(encode(credential, 'escape'), ' ') AS kept FROM scrape_target")
                .map(row -> new Columns(row).text("kept"))
                .one()
                .block());
    }
}
