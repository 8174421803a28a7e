package io.bongsu.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.platform.test.OpenApiContract;
import io.bongsu.platform.test.Tokens;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who may do what: endpoint × role → status, and nothing of another tenant's. */
@CollectorTest
class AccessIT {
    private static final List<String> ROLES = List.of("admin", "operator", "agent", "requester", "finance", "viewer");
    private static final List<String> READERS = List.of("admin", "operator", "agent", "viewer");
    private static final List<String> KEEPERS = List.of("admin");

    @Autowired
    Telemetry telemetry;

    private record Endpoint(HttpMethod method, String path, String body, int answer, List<String> allowed) {}

    private static final List<Endpoint> ENDPOINTS = List.of(
            new Endpoint(HttpMethod.GET, "/prometheus/api/v1/query?query=up", "", 200, READERS),
            new Endpoint(
                    HttpMethod.GET, "/prometheus/api/v1/query_range?query=up&start=0&end=1&step=1", "", 200, READERS),
            new Endpoint(HttpMethod.GET, "/prometheus/api/v1/series?match[]=up", "", 200, READERS),
            new Endpoint(HttpMethod.GET, "/prometheus/api/v1/labels", "", 200, READERS),
            new Endpoint(HttpMethod.GET, "/prometheus/api/v1/label/__name__/values", "", 200, READERS),
            new Endpoint(HttpMethod.GET, "/prometheus/api/v1/metadata", "", 200, READERS),
            new Endpoint(HttpMethod.GET, "/prometheus/api/v1/status/buildinfo", "", 200, READERS),
            new Endpoint(HttpMethod.GET, "/prometheus/api/v1/status/tsdb", "", 200, READERS),
            new Endpoint(HttpMethod.GET, "/api/v1/metrics/usage", "", 200, READERS),
            new Endpoint(HttpMethod.GET, "/api/v1/targets", "", 200, READERS),
            new Endpoint(HttpMethod.GET, "/api/v1/targets/" + new UUID(1, 1), "", 404, READERS),
            new Endpoint(HttpMethod.POST, "/api/v1/targets", "{}", 400, KEEPERS),
            new Endpoint(HttpMethod.POST, "/api/v1/targets/try", "{}", 400, KEEPERS),
            new Endpoint(HttpMethod.DELETE, "/api/v1/targets/" + new UUID(1, 1), "", 428, KEEPERS),
            new Endpoint(HttpMethod.GET, "/api/v1/traces", "", 200, READERS),
            new Endpoint(HttpMethod.GET, "/api/v1/traces/5b8efff798038103d269b633813fc60c", "", 404, READERS),
            new Endpoint(HttpMethod.GET, "/api/v1/logs", "", 200, READERS),
            new Endpoint(HttpMethod.GET, "/api/v1/ingest-keys", "", 200, KEEPERS),
            new Endpoint(HttpMethod.POST, "/api/v1/ingest-keys", "{\"name\":\"x\"}", 201, KEEPERS),
            new Endpoint(HttpMethod.DELETE, "/api/v1/ingest-keys/" + new UUID(1, 1), "", 404, KEEPERS));

    @TestFactory
    Stream<DynamicTest> everyEndpointKnowsItsRoles() {
        return ENDPOINTS.stream()
                .flatMap(endpoint -> Stream.concat(
                        ROLES.stream()
                                .map(role -> test(
                                        endpoint,
                                        role,
                                        Tokens.of(role),
                                        endpoint.allowed().contains(role) ? endpoint.answer() : 403)),
                        Stream.of(test(endpoint, "nobody", "", 401))));
    }

    private DynamicTest test(Endpoint endpoint, String who, String token, int status) {
        return DynamicTest.dynamicTest(
                endpoint.method() + " " + endpoint.path() + " by " + who + " is " + status,
                () -> assertThat(status(endpoint.method(), endpoint.path(), endpoint.body(), token))
                        .isEqualTo(status));
    }

    @Test
    void ingestKeyIsNoTokenAndATokenIsNoIngestKey() {
        assertThat(status(HttpMethod.GET, "/api/v1/traces", "", Telemetry.KEY)).isEqualTo(401);
        telemetry.post("/v1/metrics", "{}", Tokens.of("admin")).expectStatus().isUnauthorized();
    }

    @Test
    void issuedKeyWorksAtOnceAndNoMoreOnceRevoked() {
        JsonNode key = issue(Tokens.of("admin"));
        telemetry
                .post("/v1/metrics", "{}", key.path("key").asString())
                .expectStatus()
                .isOk();

        assertThat(status(
                        HttpMethod.DELETE,
                        "/api/v1/ingest-keys/" + key.path("id").asString(),
                        "",
                        Tokens.of("admin")))
                .isEqualTo(204);

        telemetry
                .post("/v1/metrics", "{}", key.path("key").asString())
                .expectStatus()
                .isUnauthorized();
        telemetry
                .post("/v1/traces", "{}", key.path("key").asString())
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void keyIsShownOnceAndItsUseIsNoted() {
        JsonNode key = issue(Tokens.of("admin"));
        assertThat(key.path("key").asString()).matches("bk[a-z2-7]{30}");
        telemetry
                .post("/v1/metrics", "{}", key.path("key").asString())
                .expectStatus()
                .isOk();

        JsonNode listed = list(Tokens.of("admin"), key.path("id").asString());

        assertThat(listed.has("key")).isFalse();
        assertThat(listed.path("prefix").asString())
                .isEqualTo(key.path("key").asString().substring(0, 8));
        assertThat(listed.path("lastUsedAt").isNull()).isFalse();
    }

    @Test
    void anotherTenantNeitherSeesNorRevokesAKey() {
        JsonNode key = issue(Tokens.of("admin"));
        String acme = Tokens.of("admin", Tokens.ACME);

        assertThat(list(acme, key.path("id").asString()).isMissingNode()).isTrue();
        assertThat(status(
                        HttpMethod.DELETE,
                        "/api/v1/ingest-keys/" + key.path("id").asString(),
                        "",
                        acme))
                .isEqualTo(404);
        telemetry
                .post("/v1/metrics", "{}", key.path("key").asString())
                .expectStatus()
                .isOk();
    }

    @Test
    void keyWithoutANameIsRefusedWithItsPlace() {
        telemetry
                .client()
                .post()
                .uri("/api/v1/ingest-keys")
                .headers(headers -> headers.setBearerAuth(Tokens.of("admin")))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"name\":\"\"}")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/name");
    }

    @Test
    void whatIsNoQueryIsPrometheusErrorDocumentWithItsPlace() {
        telemetry
                .client()
                .get()
                .uri("/prometheus/api/v1/query?query={q}", "sum(rate(x))")
                .headers(headers -> headers.setBearerAuth(Tokens.of("viewer")))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .json("""
                        {"status":"error","errorType":"bad_data",
                         "error":"invalid parameter \\"query\\": 1:10: parse error: expected type range vector in call to function \\"rate\\", got instant vector"}""");
    }

    @Test
    void wholeLanguageIsAnsweredOverHttp() {
        telemetry
                .query("histogram_quantile(0.9, absent(nothing_at_all)) or vector(scalar(vector(42)))")
                .json("""
                        {"status":"success","data":{"resultType":"vector","result":[{"metric":{}}]}}""");
        telemetry
                .client()
                .get()
                .uri("/prometheus/api/v1/format_query?query={q}", "sum  by(a)(rate(x[300s]))")
                .headers(headers -> headers.setBearerAuth(Tokens.of("viewer")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        {"status":"success","data":"sum by (a) (rate(x[5m]))"}""");
    }

    @Test
    void publishedApiIsTheReviewedOne() {
        OpenApiContract.verify("collector-svc", telemetry.port());
    }

    private JsonNode issue(String token) {
        byte[] body = telemetry
                .client()
                .post()
                .uri("/api/v1/ingest-keys")
                .headers(headers -> headers.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"name\":\"test\"}")
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JsonMapper.shared().readTree(Objects.requireNonNull(body));
    }

    private JsonNode list(String token, String id) {
        byte[] body = telemetry
                .client()
                .get()
                .uri("/api/v1/ingest-keys?limit=200")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseBody();
        for (JsonNode key :
                JsonMapper.shared().readTree(Objects.requireNonNull(body)).path("items")) {
            if (key.path("id").asString().equals(id)) {
                return key;
            }
        }
        return JsonMapper.shared().missingNode();
    }

    private int status(HttpMethod method, String path, String body, String token) {
        var request = telemetry
                .client()
                .method(method)
                .uri(URI.create("http://127.0.0.1:" + telemetry.port() + path.replace("[]", "%5B%5D")));
        if (!token.isEmpty()) {
            request.headers(headers -> headers.setBearerAuth(token));
        }
        if (!body.isEmpty()) {
            request.contentType(MediaType.APPLICATION_JSON).bodyValue(body);
        }
        return request.exchange().expectBody().returnResult().getStatus().value();
    }
}
