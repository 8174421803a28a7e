package io.bongsu.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.contracts.EntityRef;
import io.bongsu.contracts.collector.EntitiesObserved;
import io.bongsu.contracts.collector.EntityObserved;
import io.bongsu.contracts.event.RuleChanged;
import io.bongsu.contracts.event.WatchEnded;
import io.bongsu.contracts.event.WatchRequested;
import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.OpenApiContract;
import io.bongsu.platform.test.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who may do what, whose data are seen, and what is answered to bad requests. */
@BongsuTest("event")
class ApiIT {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> ROLES = List.of("admin", "operator", "agent", "requester", "finance", "viewer");
    private static final String RULE = """
            {"name":"api","series":{"metric":"m"},"condition":{"op":"gt","value":1},"severity":3}""";

    @LocalServerPort
    int port;

    @Autowired
    RabbitTemplate rabbit;

    @Autowired
    AmqpAdmin admin;

    @Autowired
    DatabaseClient database;

    Suite suite;
    Bus bus;

    @BeforeEach
    void connect() {
        suite = new Suite(port);
        bus = new Bus(rabbit, admin);
    }

    private EntityExchangeResult<byte[]> call(
            HttpMethod method, String path, String token, String body, String... headers) {
        WebTestClient.RequestBodySpec request = suite.client().method(method).uri(path);
        if (!token.isEmpty()) {
            request.headers(Suite.bearer(token));
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        if (!body.isEmpty()) {
            request.contentType(MediaType.APPLICATION_JSON).bodyValue(body.getBytes(StandardCharsets.UTF_8));
        }
        return request.exchange().expectBody().returnResult();
    }

    private int status(HttpMethod method, String path, String token, String body) {
        return call(method, path, token, body, "If-Match", "\"999\"")
                .getStatus()
                .value();
    }

    private static JsonNode json(EntityExchangeResult<byte[]> answer) {
        return JSON.readTree(Objects.requireNonNull(answer.getResponseBody()));
    }

    private record Endpoint(HttpMethod method, String path, String body, int whenAllowed, List<String> allowed) {}

    @TestFactory
    Stream<DynamicTest> everyEndpointAnswersEveryRoleAsItIsEntitled() {
        UUID nobody = UUID.randomUUID();
        List<String> readers = List.of("admin", "operator", "agent", "viewer");
        List<String> writers = List.of("admin", "operator");
        return Stream.of(
                        new Endpoint(HttpMethod.GET, "/prometheus/api/v1/rules", "", 200, readers),
                        new Endpoint(HttpMethod.GET, "/prometheus/api/v1/alerts", "", 200, readers),
                        new Endpoint(HttpMethod.GET, "/api/v1/alerts", "", 200, readers),
                        new Endpoint(HttpMethod.GET, "/api/v1/alerts/" + nobody, "", 404, readers),
                        new Endpoint(
                                HttpMethod.POST,
                                "/api/v1/alerts/" + nobody + "/acknowledge",
                                "",
                                404,
                                List.of("admin", "operator", "agent")),
                        new Endpoint(HttpMethod.GET, "/api/v1/situations", "", 200, readers),
                        new Endpoint(HttpMethod.GET, "/api/v1/situations/" + nobody, "", 404, readers),
                        new Endpoint(HttpMethod.POST, "/api/v1/situations/" + nobody + "/ticket", "", 404, writers),
                        new Endpoint(HttpMethod.GET, "/api/v1/rules", "", 200, readers),
                        new Endpoint(HttpMethod.GET, "/api/v1/rules/" + nobody, "", 404, readers),
                        new Endpoint(HttpMethod.POST, "/api/v1/rules", RULE, 201, writers),
                        new Endpoint(HttpMethod.PATCH, "/api/v1/rules/" + nobody, "{}", 404, writers),
                        new Endpoint(HttpMethod.DELETE, "/api/v1/rules/" + nobody, "", 404, writers))
                .flatMap(endpoint -> Stream.concat(Stream.of(""), ROLES.stream())
                        .map(role -> DynamicTest.dynamicTest(
                                endpoint.method() + " " + endpoint.path() + " as " + role, () -> {
                                    int expected = role.isEmpty()
                                            ? 401
                                            : endpoint.allowed().contains(role) ? endpoint.whenAllowed() : 403;
                                    String token = role.isEmpty() ? "" : Tokens.of(role);
                                    assertThat(status(endpoint.method(), endpoint.path(), token, endpoint.body()))
                                            .isEqualTo(expected);
                                })));
    }

    @Test
    void whatBelongsToATenantIsNotThereForAnother() {
        UUID rule = suite.cpuRule("tenancy");
        bus.sample(rule, 0.99, Instant.now(), Map.of("host.name", "tenancy1"));
        JsonNode alert = suite.awaitState(rule, "firing");
        String acme = Tokens.of("admin", Tokens.ACME);
        String situation = alert.path("situationId").stringValue();
        for (String path : List.of(
                "/api/v1/alerts/" + alert.path("id").stringValue(),
                "/api/v1/situations/" + situation,
                "/api/v1/rules/" + rule)) {
            assertThat(status(HttpMethod.GET, path, acme, "")).as(path).isEqualTo(404);
        }
        assertThat(status(HttpMethod.POST, "/api/v1/situations/" + situation + "/ticket", acme, ""))
                .isEqualTo(404);
        assertThat(status(
                        HttpMethod.POST, "/api/v1/alerts/" + alert.path("id").stringValue() + "/acknowledge", acme, ""))
                .isEqualTo(404);
        assertThat(status(HttpMethod.DELETE, "/api/v1/rules/" + rule, acme, "")).isEqualTo(404);
        assertThat(json(call(HttpMethod.GET, "/api/v1/alerts?count=exact", acme, ""))
                        .toString())
                .isEqualTo("{\"items\":[],\"next\":null,\"count\":0}");
        assertThat(json(call(HttpMethod.GET, "/api/v1/situations?count=exact", acme, ""))
                        .toString())
                .isEqualTo("{\"items\":[],\"next\":null,\"count\":0}");
        assertThat(json(call(HttpMethod.GET, "/api/v1/rules", acme, "")).toString())
                .doesNotContain("tenancy");
    }

    @Test
    void withoutATenantEveryTableIsEmpty() {
        suite.cpuRule("guard");
        for (String table : List.of(
                "rule",
                "default_rule_given",
                "rule_series",
                "alert",
                "situation",
                "decision",
                "ingest_key",
                "outbox")) {
            Long rows = database.sql("SELECT count(*) FROM " + table)
                    .mapValue(Long.class)
                    .one()
                    .block();
            assertThat(rows).as(table).isZero();
        }
    }

    @Test
    void acknowledgingTakesAnAlertOnOnce() {
        UUID rule = suite.cpuRule("ack");
        bus.sample(rule, 0.99, Instant.now(), Map.of("host.name", "ack1"));
        String id = suite.awaitState(rule, "firing").path("id").stringValue();
        JsonNode acknowledged = suite.post("agent", "/api/v1/alerts/" + id + "/acknowledge", "");
        assertThat(acknowledged.path("state").stringValue()).isEqualTo("acknowledged");
        assertThat(acknowledged.path("acknowledgedBy").path("name").stringValue())
                .isEqualTo("Test agent");
        JsonNode again = suite.post("operator", "/api/v1/alerts/" + id + "/acknowledge", "");
        assertThat(again.path("acknowledgedBy").path("name").stringValue()).isEqualTo("Test agent");
        bus.sample(rule, 0.1, Instant.now(), Map.of("host.name", "ack1"));
        suite.awaitState(rule, "resolved");
        EntityExchangeResult<byte[]> late =
                call(HttpMethod.POST, "/api/v1/alerts/" + id + "/acknowledge", Tokens.of("agent"), "");
        assertThat(late.getStatus().value()).isEqualTo(409);
        assertThat(json(late).path("type").stringValue()).isEqualTo("/problems/alert-not-firing");
    }

    @Test
    void rulesChangeWithTheVersionTheCallerKnows() {
        EntityExchangeResult<byte[]> created = call(HttpMethod.POST, "/api/v1/rules", Tokens.of("operator"), RULE);
        String location = String.valueOf(created.getResponseHeaders().getLocation());
        assertThat(created.getResponseHeaders().getETag()).isEqualTo("\"1\"");
        UUID id = UUID.fromString(json(created).path("id").stringValue());
        String token = Tokens.of("operator");
        assertThat(call(HttpMethod.PATCH, location, token, "{\"severity\":5}")
                        .getStatus()
                        .value())
                .isEqualTo(428);
        EntityExchangeResult<byte[]> changed = call(
                HttpMethod.PATCH,
                location,
                token,
                "{\"condition\":{\"value\":0.5},\"for\":\"PT30S\"}",
                "If-Match",
                "\"1\"");
        assertThat(changed.getStatus().value()).isEqualTo(200);
        assertThat(json(changed).path("condition").path("recover").doubleValue())
                .isEqualTo(0.5);
        assertThat(json(changed).path("for").stringValue()).isEqualTo("PT30S");
        EntityExchangeResult<byte[]> late =
                call(HttpMethod.PATCH, location, token, "{\"severity\":5}", "If-Match", "\"1\"");
        assertThat(late.getStatus().value()).isEqualTo(412);
        assertThat(json(late).path("current").path("version").intValue()).isEqualTo(2);
        EntityExchangeResult<byte[]> expr =
                call(HttpMethod.PATCH, location, token, "{\"expr\":\"sum(up) < 3\"}", "If-Match", "\"2\"");
        assertThat(json(expr).path("series").isNull()).isTrue();
        assertThat(json(expr).path("condition").toString()).isEqualTo("{\"op\":\"lt\",\"value\":3.0,\"recover\":3.0}");
        assertThat(call(HttpMethod.DELETE, location, token, "", "If-Match", "\"3\"")
                        .getStatus()
                        .value())
                .isEqualTo(204);
        bus.awaitFact(WatchEnded.class, fact -> fact.watchId().equals(id));
        assertThat(bus.heard(WatchRequested.class, fact -> fact.watchId().equals(id)))
                .extracting(WatchRequested::expr)
                .containsExactly(null, "sum(up)");
        assertThat(bus.heard(RuleChanged.class, fact -> fact.ruleId().equals(id)))
                .extracting(RuleChanged::action)
                .containsExactly("created", "changed", "changed", "deleted");
    }

    @Test
    void tenantGetsItsDefaultRulesOnceAndADeletedOneStaysAway() {
        String acme = Tokens.of("admin", Tokens.ACME);
        bus.tell(
                Tokens.ACME,
                new EntitiesObserved(List.of(new EntityObserved(
                        EntityRef.named(Tokens.ACME, "host", "h"),
                        List.of(),
                        Map.of(),
                        List.of(),
                        "otlp",
                        Instant.now()))));
        bus.awaitFact(RuleChanged.class, fact -> fact.name().equals("Host CPU is busy"));
        JsonNode rules = json(call(HttpMethod.GET, "/api/v1/rules", acme, "")).path("items");
        assertThat(rules.valueStream().map(rule -> rule.path("origin").stringValue()))
                .hasSize(5)
                .containsOnly("default");
        String first = rules.get(0).path("id").stringValue();
        call(HttpMethod.DELETE, "/api/v1/rules/" + first, acme, "", "If-Match", "\"1\"");
        assertThat(json(call(HttpMethod.GET, "/api/v1/rules", acme, ""))
                        .path("items")
                        .size())
                .isEqualTo(4);
    }

    @Test
    void listsArePagedWithoutLossOrRepetition() {
        List<UUID> mine = Stream.of("p1", "p2", "p3").map(suite::cpuRule).toList();
        Stream.Builder<String> seen = Stream.builder();
        String after = "";
        do {
            JsonNode page = suite.get("viewer", "/api/v1/rules?limit=2" + after);
            page.path("items")
                    .valueStream()
                    .forEach(rule -> seen.add(rule.path("id").stringValue()));
            after = page.path("next").isNull()
                    ? ""
                    : "&after=" + page.path("next").stringValue();
        } while (!after.isEmpty());
        assertThat(seen.build())
                .doesNotHaveDuplicates()
                .containsAll(mine.stream().map(UUID::toString).toList());
    }

    @TestFactory
    Stream<DynamicTest> badRequestsAreProblemsThatSayWhatAndWhere() {
        String deep = "{\"name\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
        return Stream.of(
                        bad(HttpMethod.POST, "/api/v1/rules", "{", 400),
                        bad(HttpMethod.POST, "/api/v1/rules", "[]", 400),
                        bad(HttpMethod.POST, "/api/v1/rules", "null", 400),
                        bad(HttpMethod.POST, "/api/v1/rules", deep, 400),
                        bad(HttpMethod.POST, "/api/v1/rules", RULE.replace("1}", "NaN}"), 400),
                        bad(HttpMethod.POST, "/api/v1/rules", RULE.replace("api", "a\\u0000"), 400),
                        bad(HttpMethod.POST, "/api/v1/rules", RULE.replace("api", "x".repeat(2_000_000)), 413),
                        bad(HttpMethod.POST, "/api/v1/rules", RULE.replace("\"name\"", "\"x\":1,\"name\""), 400),
                        bad(HttpMethod.PATCH, "/api/v1/rules/not-a-uuid", "{}", 400),
                        bad(HttpMethod.GET, "/api/v1/alerts?state=burning", "", 400),
                        bad(HttpMethod.GET, "/api/v1/alerts?severity=9", "", 400),
                        bad(HttpMethod.GET, "/api/v1/alerts?entityId=x", "", 400),
                        bad(HttpMethod.GET, "/api/v1/alerts?limit=201", "", 400),
                        bad(HttpMethod.GET, "/api/v1/alerts?after=x", "", 400),
                        bad(HttpMethod.GET, "/api/v1/situations?state=new", "", 400),
                        bad(HttpMethod.GET, "/api/v1/situations?entityId=x", "", 400),
                        bad(HttpMethod.PUT, "/api/v1/rules", RULE, 405),
                        bad(HttpMethod.GET, "/api/v1/nothing", "", 404))
                .map(bad -> DynamicTest.dynamicTest(
                        bad.method() + " " + bad.path() + " "
                                + bad.body()
                                        .substring(0, Math.min(60, bad.body().length())),
                        () -> {
                            EntityExchangeResult<byte[]> answer =
                                    call(bad.method(), bad.path(), Tokens.of("admin"), bad.body(), "If-Match", "\"1\"");
                            assertThat(answer.getStatus().value()).isEqualTo(bad.whenAllowed());
                            assertThat(answer.getResponseHeaders().getContentType())
                                    .isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
                            assertThat(json(answer).path("title").stringValue()).isNotBlank();
                        }));
    }

    @Test
    void invalidUtf8AndOtherMediaTypesAreRefused() {
        byte[] broken = RULE.getBytes(StandardCharsets.UTF_8);
        broken[10] = (byte) 0xff;
        suite.client()
                .post()
                .uri("/api/v1/rules")
                .headers(Suite.bearer(Tokens.of("admin")))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(broken)
                .exchange()
                .expectStatus()
                .isBadRequest();
        suite.client()
                .post()
                .uri("/api/v1/rules")
                .headers(Suite.bearer(Tokens.of("admin")))
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue(RULE)
                .exchange()
                .expectStatus()
                .isEqualTo(415);
    }

    private static Endpoint bad(HttpMethod method, String path, String body, int status) {
        return new Endpoint(method, path, body, status, List.of());
    }

    @Test
    void publishedApiIsTheCommittedOne() {
        OpenApiContract.verify("event-svc", port);
    }
}
