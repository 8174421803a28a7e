package io.bongsu.topology;

import static io.bongsu.topology.Told.NOON;
import static io.bongsu.topology.Told.calls;
import static io.bongsu.topology.Told.changed;
import static io.bongsu.topology.Told.host;
import static io.bongsu.topology.Told.observed;
import static io.bongsu.topology.Told.raised;
import static io.bongsu.topology.Told.resolved;
import static io.bongsu.topology.Told.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bongsu.contracts.EntityRef;
import io.bongsu.contracts.collector.EntityObserved;
import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.OpenApiContract;
import io.bongsu.platform.test.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@BongsuTest("topology")
class TopologyIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @LocalServerPort
    int port;

    @Autowired
    RabbitTemplate rabbit;

    @Autowired
    JsonMapper json;

    @Autowired
    SystemDatabase system;

    @Autowired
    DatabaseClient database;

    private WebTestClient http = WebTestClient.bindToServer().build();
    private Told tell = new Told(new RabbitTemplate(), new JsonMapper());

    @BeforeEach
    void connect() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(PATIENCE)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 << 20))
                .build();
        tell = new Told(rabbit, json);
    }

    @Test
    void whatASourceSawCanBeRead() {
        EntityRef web1 = host("web1");
        tell.seen(Tokens.DEFAULT, observed(web1, "host", NOON, Map.of("os.type", "linux")));
        JsonNode entity = awaitEntity(web1);
        assertThat(entity.get("name").asString()).isEqualTo("web1");
        assertThat(entity.get("type").asString()).isEqualTo("host");
        assertThat(entity.at("/attributes/os.type").asString()).isEqualTo("linux");
        assertThat(entity.at("/identifiers/0/kind").asString()).isEqualTo("host.name");
        assertThat(entity.get("health").asInt()).isZero();
        assertThat(entity.get("lastSeenAt").asString()).isEqualTo(NOON.toString());
    }

    @Test
    void anOlderObservationNeverOverwritesANewer() {
        EntityRef entity = host("reordered");
        tell.seen(Tokens.DEFAULT, observed(entity, "host", NOON.plusSeconds(60), Map.of("os.version", "2")));
        tell.seen(Tokens.DEFAULT, observed(entity, "host", NOON, Map.of("os.version", "1", "extra", "x")));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(awaitEntity(entity).get("firstSeenAt").asString())
                                .isEqualTo(NOON.toString()));
        JsonNode found = awaitEntity(entity);
        assertThat(found.at("/attributes/os.version").asString()).isEqualTo("2");
        assertThat(found.at("/attributes/extra").isMissingNode()).isTrue();
        assertThat(found.get("lastSeenAt").asString())
                .isEqualTo(NOON.plusSeconds(60).toString());
    }

    @Test
    void anyOrderOfTheSameFactsGivesTheSamePicture() {
        List<EntityObserved> facts = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            Instant at = NOON.plusSeconds(random.nextInt(1_000));
            EntityRef one = service("s" + random.nextInt(5));
            facts.add(
                    i % 3 == 0
                            ? calls(one, service("s" + random.nextInt(5)), at)
                            : observed(one, "source" + random.nextInt(2), at, Map.of("a", "" + i, "b" + i % 4, "x")));
        }
        facts.forEach(fact -> tell.seen(tenant(1), fact));
        Collections.shuffle(facts, random);
        facts.forEach(fact -> tell.seen(tenant(2), fact));
        Collections.shuffle(facts, random);
        tell.seen(tenant(6), facts.subList(0, 35).toArray(EntityObserved[]::new));
        tell.seen(tenant(6), facts.subList(35, 60).toArray(EntityObserved[]::new));
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(handled(tenant(1))).isEqualTo(60);
            assertThat(handled(tenant(2))).isEqualTo(60);
            assertThat(handled(tenant(6))).isEqualTo(2);
        });
        assertThat(picture(tenant(2))).isEqualTo(picture(tenant(1)));
        assertThat(picture(tenant(6))).isEqualTo(picture(tenant(1)));
    }

    @Test
    void healthIsTheWorstOpenAlert() {
        EntityRef entity = host("sick");
        UUID one = UUID.randomUUID();
        UUID two = UUID.randomUUID();
        tell.to(Tokens.DEFAULT, raised(one, entity, 3, NOON));
        tell.to(Tokens.DEFAULT, raised(two, entity, 5, NOON.plusSeconds(1)));
        awaitHealth(entity, 5, 2);
        tell.to(Tokens.DEFAULT, changed(two, entity, 5, 2, NOON.plusSeconds(2)));
        awaitHealth(entity, 3, 2);
        tell.to(Tokens.DEFAULT, resolved(one, entity, 3, NOON.plusSeconds(3)));
        awaitHealth(entity, 2, 1);
        tell.to(Tokens.DEFAULT, resolved(two, entity, 5, NOON.plusSeconds(4)));
        awaitHealth(entity, 0, 0);
    }

    @Test
    void aLateRaiseDoesNotBringAResolvedAlertBack() {
        EntityRef entity = host("late");
        EntityRef after = host("late-marker");
        UUID alert = UUID.randomUUID();
        tell.to(Tokens.DEFAULT, resolved(alert, entity, 4, NOON.plusSeconds(9)));
        tell.to(Tokens.DEFAULT, raised(alert, entity, 4, NOON));
        tell.to(Tokens.DEFAULT, changed(alert, entity, 4, 5, NOON.plusSeconds(5)));
        tell.to(Tokens.DEFAULT, raised(UUID.randomUUID(), after, 1, NOON));
        awaitHealth(after, 1, 1);
        awaitHealth(entity, 0, 0);
    }

    @Test
    void theSameFactTwiceCountsOnce() {
        EntityRef entity = host("twice");
        UUID message = UUID.randomUUID();
        tell.to(Tokens.DEFAULT, message, raised(UUID.randomUUID(), entity, 2, NOON));
        tell.to(Tokens.DEFAULT, message, raised(UUID.randomUUID(), entity, 5, NOON));
        tell.to(Tokens.DEFAULT, raised(UUID.randomUUID(), entity, 3, NOON));
        awaitHealth(entity, 3, 2);
    }

    @Test
    void relationsCarryTheirEvidenceAndAreOnTheMap() {
        EntityRef shop = service("shop");
        EntityRef cart = service("cart");
        Instant recently = Instant.now().minusSeconds(60).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        tell.seen(Tokens.DEFAULT, calls(shop, cart, recently));
        tell.seen(Tokens.DEFAULT, calls(shop, cart, recently.minusSeconds(60)));
        awaitEntity(cart);
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode relation = get("/api/v1/relations?entityId=" + cart.id(), "viewer", Tokens.DEFAULT)
                    .at("/items/0");
            assertThat(relation.get("type").asString()).isEqualTo("calls");
            assertThat(relation.get("from").asString()).isEqualTo(shop.id().toString());
            assertThat(relation.at("/evidence/0/source").asString()).isEqualTo("trace");
            assertThat(Instant.parse(relation.get("validFrom").asString())).isEqualTo(recently.minusSeconds(60));
            assertThat(relation.get("validTo").isNull()).isTrue();
        });
        JsonNode map = get("/api/v1/maps/all", "viewer", Tokens.DEFAULT);
        assertThat(map.get("truncated").asBoolean()).isFalse();
        assertThat(map.get("nodes").findValuesAsString("id"))
                .contains(shop.id().toString(), cart.id().toString());
        assertThat(map.get("edges").findValuesAsString("to")).contains(cart.id().toString());
    }

    @Test
    void aRelationNobodySeesAnyMoreIsOver() {
        EntityRef old = service("retired");
        tell.seen(Tokens.DEFAULT, calls(old, service("legacy"), NOON));
        awaitEntity(old);
        JsonNode relation = get("/api/v1/relations?entityId=" + old.id(), "viewer", Tokens.DEFAULT)
                .at("/items/0");
        assertThat(relation.get("validTo").asString())
                .startsWith(NOON.toString().substring(0, 19));
        assertThat(get("/api/v1/maps/all", "viewer", Tokens.DEFAULT)
                        .get("edges")
                        .findValuesAsString("from"))
                .doesNotContain(old.id().toString());
    }

    @Test
    void othersAreToldOnlyWhatAPersonSeesChange() {
        RabbitAdmin admin = new RabbitAdmin(rabbit.getConnectionFactory());
        Queue queue = new Queue("topology-test-" + UUID.randomUUID(), false, true, true);
        admin.declareQueue(queue);
        admin.declareBinding(BindingBuilder.bind(queue)
                .to(new TopicExchange("topology.entity"))
                .with("#"));
        EntityRef entity = host("told");
        UUID tenant = tenant(3);
        tell.seen(tenant, observed(entity, "host", NOON, Map.of("os.type", "linux")));
        tell.seen(tenant, observed(entity, "host", NOON.plusSeconds(60), Map.of("os.type", "linux")));
        tell.seen(tenant, observed(entity, "host", NOON.plusSeconds(120), Map.of("os.type", "bsd")));
        List<String> changes = new ArrayList<>();
        await().atMost(PATIENCE).untilAsserted(() -> {
            for (Message message = rabbit.receive(queue.getName());
                    message != null;
                    message = rabbit.receive(queue.getName())) {
                JsonNode fact = json.readTree(message.getBody());
                if (fact.get("tenantid").asString().equals(tenant.toString())) {
                    changes.add(fact.at("/data/change").asString());
                }
            }
            assertThat(changes).containsExactly("appeared", "described");
        });
        JsonNode seen = get("/api/v1/entities/" + entity.id(), "viewer", tenant);
        assertThat(seen.get("lastSeenAt").asString())
                .isEqualTo(NOON.plusSeconds(120).toString());
    }

    @Test
    void listsArePagedFilteredAndCounted() {
        UUID tenant = tenant(4);
        IntStream.range(0, 7).forEach(i -> tell.seen(tenant, observed(host("p" + i), "host", NOON, Map.of())));
        tell.to(tenant, raised(UUID.randomUUID(), host("p3"), 4, NOON));
        tell.seen(tenant, observed(service("q_1"), "host", NOON, Map.of()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(names(tenant, "?health=4")).containsExactly("p3"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(all(tenant, "?limit=3"))
                        .containsExactly("p0", "p1", "p2", "p3", "p4", "p5", "p6", "q_1"));
        assertThat(all(tenant, "?limit=3&sort=-health"))
                .startsWith("p3", "p0", "p1")
                .hasSize(8);
        assertThat(names(tenant, "?type=service,queue")).containsExactly("q_1");
        assertThat(names(tenant, "?q=_")).containsExactly("q_1");
        assertThat(names(tenant, "?q=P5")).containsExactly("p5");
        assertThat(get("/api/v1/entities?limit=1&count=exact", "viewer", tenant)
                        .get("count")
                        .asInt())
                .isEqualTo(8);
    }

    @Test
    void anEntityHasAnEntityTag() {
        EntityRef entity = host("tagged");
        tell.seen(Tokens.DEFAULT, observed(entity, "host", NOON, Map.of()));
        awaitEntity(entity);
        EntityExchangeResult<byte[]> answer =
                exchange("/api/v1/entities/" + entity.id(), headers -> headers.setBearerAuth(Tokens.of("viewer")));
        assertThat(answer.getResponseHeaders().getETag()).matches("\"\\d+\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/entities?limit=0, 400",
        "/api/v1/entities?limit=x, 400",
        "/api/v1/entities?health=9, 400",
        "/api/v1/entities?sort=size, 400",
        "/api/v1/entities?after=xyz, 400",
        "/api/v1/entities/not-a-uuid, 400",
        "/api/v1/entities/00000000-0000-7000-8000-0000000000ff, 404",
        "/api/v1/relations?entityId=x, 400",
        "/api/v1/maps/mine, 404",
        "/api/v1/nothing, 404"
    })
    void mistakesAreProblems(String path, int status) {
        EntityExchangeResult<byte[]> answer = exchange(path, headers -> headers.setBearerAuth(Tokens.of("viewer")));
        assertThat(answer.getStatus().value()).isEqualTo(status);
        assertThat(answer.getResponseHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @ParameterizedTest
    @CsvSource({
        "admin, 200",
        "operator, 200",
        "agent, 200",
        "finance, 200",
        "viewer, 200",
        "requester, 403",
        "none, 403"
    })
    void onlyWhoMayReadEntitiesReadsThem(String role, int status) {
        for (String path : List.of("/api/v1/entities", "/api/v1/relations", "/api/v1/maps", "/api/v1/maps/all")) {
            assertThat(exchange(path, headers -> headers.setBearerAuth(Tokens.of(role)))
                            .getStatus()
                            .value())
                    .isEqualTo(status);
            assertThat(exchange(path, headers -> {}).getStatus().value()).isEqualTo(401);
        }
    }

    @Test
    void anotherTenantSeesNothing() {
        EntityRef secret = host("secret");
        tell.seen(Tokens.DEFAULT, calls(secret, host("secret-db"), NOON));
        tell.to(Tokens.DEFAULT, raised(UUID.randomUUID(), secret, 5, NOON));
        awaitHealth(secret, 5, 1);
        for (String path : List.of("/api/v1/entities", "/api/v1/relations", "/api/v1/maps/all")) {
            assertThat(get(path, "admin", Tokens.ACME).toString())
                    .doesNotContain("secret")
                    .doesNotContain(secret.id().toString());
        }
        assertThat(exchange(
                                "/api/v1/entities/" + secret.id(),
                                headers -> headers.setBearerAuth(Tokens.of("admin", Tokens.ACME)))
                        .getStatus()
                        .value())
                .isEqualTo(404);
    }

    @Test
    void withoutATenantEveryTableIsEmpty() {
        tell.seen(Tokens.DEFAULT, calls(service("guarded"), service("guarded-too"), NOON));
        tell.to(Tokens.DEFAULT, raised(UUID.randomUUID(), service("guarded"), 2, NOON));
        awaitHealth(service("guarded"), 2, 1);
        List<String> tables = system.client()
                .sql("SELECT table_name::text AS name FROM information_schema.columns WHERE column_name = 'tenant_id'")
                .map(row -> new Columns(row).text("name"))
                .all()
                .collectList()
                .block();
        assertThat(tables)
                .contains("entity", "entity_identifier", "observation", "relation", "relation_evidence", "alert");
        for (String table : tables == null ? List.<String>of() : tables) {
            assertThat(count(database, table)).as(table).isZero();
        }
        await().atMost(PATIENCE).until(() -> count(system.client(), "relation_evidence") > 0);
    }

    @Test
    void aMapThatIsTooLargeShowsTheWorstAndSaysSo() {
        UUID tenant = tenant(5);
        system.client().sql("""
                        INSERT INTO entity (tenant_id, id, type, name, health, first_seen_at, last_seen_at)
                        SELECT :tenant, gen_random_uuid(), 'host', 'h' || n, CASE WHEN n = 4000 THEN 5 ELSE 0 END, now(), now()
                          FROM generate_series(1, 4000) AS n""").bind("tenant", tenant).then().block();
        JsonNode map = get("/api/v1/maps/all", "viewer", tenant);
        assertThat(map.get("nodes")).hasSize(3_000);
        assertThat(map.at("/nodes/0/name").asString()).isEqualTo("h4000");
        assertThat(map.get("truncated").asBoolean()).isTrue();
        assertThat(map.get("total").asInt()).isEqualTo(4_000);
    }

    @Test
    void theCommittedOpenApiIsWhatIsPublished() {
        OpenApiContract.verify("topology-svc", port);
    }

    private long handled(UUID tenant) {
        Long rows = system.client()
                .sql("SELECT count(*) AS n FROM inbox WHERE tenant_id = :tenant")
                .bind("tenant", tenant)
                .map(row -> new Columns(row).number("n"))
                .one()
                .block();
        return rows == null ? 0 : rows;
    }

    private static long count(DatabaseClient client, String table) {
        Long rows = client.sql("SELECT count(*) AS n FROM " + table)
                .map(row -> new Columns(row).number("n"))
                .one()
                .block();
        return rows == null ? -1 : rows;
    }

    private static UUID tenant(int number) {
        return new UUID(0x7000L, 0x8000_0000_0000_0100L + number);
    }

    private JsonNode awaitEntity(EntityRef entity) {
        await().atMost(PATIENCE)
                .until(() -> get("/api/v1/entities/" + entity.id(), "viewer", Tokens.DEFAULT)
                        .has("name"));
        return get("/api/v1/entities/" + entity.id(), "viewer", Tokens.DEFAULT);
    }

    private void awaitHealth(EntityRef entity, int health, int alerts) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode found = awaitEntity(entity);
            assertThat(found.get("health").asInt()).isEqualTo(health);
            assertThat(found.get("alertCount").asInt()).isEqualTo(alerts);
        });
    }

    private List<String> names(UUID tenant, String query) {
        return get("/api/v1/entities" + query, "viewer", tenant).get("items").findValuesAsString("name");
    }

    private List<String> all(UUID tenant, String query) {
        List<String> names = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = get("/api/v1/entities" + query + after, "viewer", tenant);
            names.addAll(page.get("items").findValuesAsString("name"));
            after = page.get("next").isNull()
                    ? ""
                    : "&after=" + page.get("next").asString();
        } while (!after.isEmpty());
        return names;
    }

    private JsonNode picture(UUID tenant) {
        ObjectNode picture = json.createObjectNode();
        JsonNode entities = get("/api/v1/entities?limit=200", "viewer", tenant).get("items");
        entities.forEach(entity -> ((ObjectNode) entity).remove("version"));
        picture.set("entities", entities);
        JsonNode relations =
                get("/api/v1/relations?limit=200", "viewer", tenant).get("items");
        List<JsonNode> sorted = new ArrayList<>();
        relations.forEach(relation -> sorted.add(((ObjectNode) relation).without("id")));
        sorted.sort(java.util.Comparator.comparing(JsonNode::toString));
        picture.putArray("relations").addAll(sorted);
        return picture;
    }

    private JsonNode get(String path, String role, UUID tenant) {
        byte[] body = exchange(path, headers -> headers.setBearerAuth(Tokens.of(role, tenant)))
                .getResponseBody();
        return json.readTree(body == null ? new byte[0] : body);
    }

    /** Reads the whole answer, so that the connection is free again. */
    private EntityExchangeResult<byte[]> exchange(String path, Consumer<HttpHeaders> headers) {
        return http.get().uri(path).headers(headers).exchange().expectBody().returnResult();
    }
}
