package io.bongsu.ticket.exchange;

import static io.bongsu.ticket.Desk.body;
import static io.bongsu.ticket.Desk.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.Tokens;
import io.bongsu.ticket.Desk;
import io.bongsu.ticket.exchange.RunningImportRepository.Running;
import io.bongsu.ticket.round.Rounds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tickets in and out as lines of JSON. */
@BongsuTest("ticket")
class ExchangeIT {
    private static final String TICKETS = "/api/v1/tickets";

    @LocalServerPort
    int port;

    @Autowired
    JsonMapper json;

    @Autowired
    Rounds<Running> importRounds;

    @Autowired
    RunImport runner;

    private Desk admin;
    private Desk agent;

    @BeforeEach
    void arrive() {
        admin = Desk.of(port, "admin");
        agent = Desk.of(port, "agent");
    }

    @Test
    void aTicketComesInWithItsPast() {
        JsonNode done = imported(line(
                "past-1",
                Map.of(
                        "title", "옛 프린터 고장 zyxwv",
                        "state", "resolved",
                        "resolution", "Toner",
                        "createdAt", "2024-02-29T08:00:00Z",
                        "updatedAt", "2024-03-01T08:00:00Z",
                        "tags", List.of("Old"),
                        "messages",
                                List.of(
                                        said("2024-02-29T10:00:00Z", "internal", "두번째 kumquat"),
                                        said("2024-02-29T09:00:00Z", "public", "첫번째 loquat")))));
        assertThat(counts(done)).containsExactly(1, 0, 0);
        JsonNode ticket = found("zyxwv");
        assertThat(ticket.get("number").asString()).startsWith("INC-2024-");
        assertThat(ticket.get("state").asString()).isEqualTo("resolved");
        JsonNode detail = agent.read(TICKETS + "/" + ticket.get("number").asString());
        assertThat(detail.get("resolvedAt").asString()).startsWith("2024-03-01");
        assertThat(detail.at("/tags/0").asString()).isEqualTo("old");
        assertThat(detail.at("/requester/name").asString()).isEqualTo("Ada");
        List<String> bodies = agent.read(TICKETS + "/" + id(ticket) + "/timeline")
                .get("items")
                .valueStream()
                .map(item -> item.path("body").asString(item.path("field").asString("")))
                .toList();
        assertThat(bodies).containsExactly("첫번째 loquat", "두번째 kumquat", "imported");
        assertThat(id(found("kumquat"))).isEqualTo(id(ticket));
        assertThat(detail.get("sla").size()).isZero(); // it is over
    }

    @Test
    void anOpenTicketHasTheClocksItWouldHaveHere() {
        imported(line("open-1", Map.of("title", "openone qqclock", "createdAt", "2025-01-02T08:00:00Z")));
        JsonNode detail = agent.read(TICKETS + "/" + id(found("qqclock")));
        List<String> clocks = detail.get("sla")
                .valueStream()
                .map(clock -> clock.get("metric").asString() + " "
                        + clock.get("state").asString() + " "
                        + clock.get("breached").asBoolean())
                .toList();
        assertThat(clocks).containsExactlyInAnyOrder("ack running true", "resolve running true");
        assertThat(agent.read(TICKETS + "/" + id(detail) + "/timeline")
                        .get("items")
                        .size())
                .isEqualTo(1); // nothing is told
    }

    @Test
    void anOpenTicketHasTheClocksOfItsQueueFromNowOn() {
        admin.post("/api/v1/slas", json.readTree("""
                        {"name": "qqola", "position": 1, "match": {"queues": ["qqola"]},
                         "calendarId": "00000000-0000-7000-8000-0000000ca1e2",
                         "targets": {"ola": {"3": {"kind": "working-time", "duration": "PT2H"}},
                                     "olaAck": {"3": {"kind": "working-time", "duration": "PT1H"}}}}""")).expectStatus().isCreated();
        imported(line(
                "ola-1", Map.of("title", "queued qqolaopen", "queue", "qqola", "createdAt", "2025-01-02T08:00:00Z")));
        JsonNode ola = agent.read(TICKETS + "/" + id(found("qqolaopen")))
                .get("sla")
                .valueStream()
                .filter(clock -> clock.get("metric").asString().equals("ola"))
                .findFirst()
                .orElseThrow();
        assertThat(ola.get("party").asString()).isEqualTo("qqola");
        assertThat(Duration.parse(ola.get("remaining").asString()))
                .as("attached here, whatever was before")
                .isBetween(Duration.ofMinutes(110), Duration.ofHours(2));
    }

    @Test
    void noTriggerActsOnWhatIsBroughtIn() {
        admin.post(
                        "/api/v1/automation/triggers",
                        Map.of(
                                "name",
                                "sort",
                                "events",
                                List.of("opened"),
                                "condition",
                                "title.contains('qqsort')",
                                "actions",
                                List.of(Map.of("kind", "addTags", "tags", List.of("sorted")))))
                .expectStatus()
                .isCreated();
        imported(line("sort-1", Map.of("title", "bygone qqsort")));
        String fresh = id(agent.open("fresh qqsort"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        agent.read(TICKETS + "/" + fresh).get("tags").toString().contains("sorted"));
        assertThat(agent.read(TICKETS + "/" + id(found("bygone"))).get("tags").toString())
                .isEqualTo("[]");
    }

    @Test
    void theSameFileTwiceBringsNothingTwice() {
        String file = IntStream.range(0, 30)
                .mapToObj(i -> line("twice-" + i % 20, Map.of("title", "twice " + i)))
                .collect(Collectors.joining("\n"));
        assertThat(counts(imported(file))).containsExactly(20, 10, 0);
        assertThat(counts(imported(file))).containsExactly(0, 30, 0);
    }

    @Test
    void everyBrokenLineIsToldAndTheOthersComeIn() {
        String file = String.join(
                "\n",
                line("good-1", Map.of()),
                "{\"type\":",
                "",
                line("bad-type", Map.of("type", "wish")),
                line("bad-state", Map.of("state", "lost")),
                line("bad-title", Map.of("title", "x\u202Ey", "requester", Map.of("id", "a", "name", ""))),
                line("bad-field", Map.of("colour", "red")),
                line("bad-hold", Map.of("state", "onHold")),
                line("bad-message", Map.of("messages", List.of(said("2024-01-01T00:00:00Z", "secret", "x")))),
                line("bad-time", Map.of("createdAt", "yesterday")),
                line("bad-order", Map.of("updatedAt", "2001-01-01T00:00:00Z")),
                "[1]",
                line("good-2", Map.of()) + " {}",
                line("good-3", Map.of()));
        JsonNode done = imported(file);
        assertThat(counts(done)).containsExactly(2, 0, 11);
        assertThat(done.get("linesRead").asInt()).isEqualTo(14);
        assertThat(done.get("errors")
                        .valueStream()
                        .map(e -> e.get("line").asInt() + " " + e.get("pointer").asString() + " "
                                + e.get("code").asString()))
                .contains(
                        "2  malformed",
                        "4 /type unknown-value",
                        "5 /state unknown-value",
                        "6 /title pattern",
                        "6 /requester/name not-blank",
                        "7 /colour malformed",
                        "8 /reason required",
                        "9 /messages/0/visibility malformed",
                        "10 /createdAt malformed",
                        "11 /updatedAt out-of-range",
                        "12  malformed",
                        "13  malformed");
        assertThat(done.get("errors").valueStream().map(e -> e.get("detail").asString()))
                .noneMatch(String::isBlank);
    }

    @Test
    void whatIsNoFileIsRefusedAtOnce() {
        post("admin", new byte[0]).expectStatus().isBadRequest();
        post("admin", "x".repeat(2_000_000).getBytes(StandardCharsets.UTF_8))
                .expectStatus()
                .isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
        post("agent", line("no", Map.of()).getBytes(StandardCharsets.UTF_8))
                .expectStatus()
                .isForbidden();
        admin.post(TICKETS + ":import", Map.of()).expectStatus().isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        Desk.at(port, Tokens.of("admin", Tokens.ACME))
                .get("/api/v1/ticket-imports/" + UUID.randomUUID())
                .expectStatus()
                .isNotFound();
        Desk.of(port, "requester").get(TICKETS + ":export").expectStatus().isForbidden();
        agent.get(TICKETS + ":export?type=wish").expectStatus().isBadRequest();
    }

    @Test
    void whatWasCutOffGoesOnAndTwoMachinesDoNotBringInTwice() {
        importRounds.stop();
        try {
            String file = IntStream.range(0, 1_800)
                    .mapToObj(i -> line("cut-" + i, Map.of("title", "cut off " + i)))
                    .collect(Collectors.joining("\n"));
            UUID id = UUID.fromString(id(body(post("admin", file.getBytes(StandardCharsets.UTF_8))
                    .expectStatus()
                    .isAccepted())));
            Disposable first = run(id).subscribe();
            Awaitility.await().until(() -> view(id).get("created").asInt() > 0);
            first.dispose();
            Mono.when(run(id), run(id)).block(Duration.ofSeconds(30));
            run(id).block(Duration.ofSeconds(30));
            assertThat(view(id).get("state").asString()).isEqualTo("done");
            assertThat(counts(view(id))).containsExactly(1_800, 0, 0);
        } finally {
            importRounds.start();
        }
        assertThat(exported(Tokens.of("agent"))
                        .filter(one -> one.get("title").asString().startsWith("cut off"))
                        .count())
                .isEqualTo(1_800);
    }

    @Test
    void whatGoesOutComesInElsewhere() {
        imported(line(
                "round-1",
                Map.of(
                        "title",
                        "roundtrip",
                        "type",
                        "problem",
                        "fields",
                        Map.of("workaround", "coffee"),
                        "messages",
                        List.of(said("2024-02-29T10:00:00Z", "internal", "note")))));
        String out = exported(Tokens.of("agent"))
                .filter(one -> one.get("title").asString().equals("roundtrip"))
                .map(JsonNode::toString)
                .collect(Collectors.joining("\n"));
        String acme = Tokens.of("admin", Tokens.ACME);
        JsonNode done = await(
                Desk.at(port, acme),
                body(postAs(acme, out.getBytes(StandardCharsets.UTF_8))
                        .expectStatus()
                        .isAccepted()));
        assertThat(counts(done)).containsExactly(1, 0, 0);
        JsonNode there = exported(acme).findFirst().orElseThrow();
        assertThat(there.at("/externalIdentifier/id").asString()).isEqualTo("round-1");
        assertThat(there.at("/fields/workaround").asString()).isEqualTo("coffee");
        assertThat(there.at("/messages/0/visibility").asString()).isEqualTo("internal");
        assertThat(exported(acme).count()).isEqualTo(1); // nothing of the other tenant
    }

    @Test
    void valuesOfOurOwnFieldsComeInGoOutAndAreRefusedWhenTheyAreWrong() {
        for (String field : List.of(
                "{'key': 'qqcost', 'kind': 'number', 'types': ['incident'], 'filterable': true, 'name': {'en': 'Cost'}}",
                "{'key': 'qqowner', 'kind': 'person', 'types': ['incident'], 'name': {'en': 'Owner'}}")) {
            admin.post("/api/v1/custom-fields", json.readTree(field.replace('\'', '"')))
                    .expectStatus()
                    .isCreated();
        }
        Map<String, Object> custom = Map.of("qqcost", 12.5, "qqowner", Map.of("id", "eve", "name", "Eve"));
        JsonNode done = imported(line("own-1", Map.of("title", "own qqown", "custom", custom))
                + "\n"
                + line("own-3", Map.of("title", "credit qqown", "custom", Map.of("qqcost", -3)))
                + "\n"
                + line("own-2", Map.of("title", "wrong", "custom", Map.of("qqcost", "much", "qqwho", 1))));
        assertThat(counts(done)).containsExactly(2, 0, 1);
        assertThat(done.get("errors").toString()).contains("/custom/qqcost", "not-a-number", "/custom/qqwho");
        assertThat(agent.read(TICKETS + "?custom.qqcost=12.5").get("items").size())
                .as("found by it")
                .isEqualTo(1);
        Map<String, String> ranges =
                Map.of("10..20", "[12.5]", "12.5..", "[12.5]", "..12", "[-3]", "-5..-1", "[-3]", "0..12.4", "[]");
        ranges.forEach((range, found) -> assertThat(agent.read(TICKETS + "?custom.qqcost=" + range)
                        .get("items")
                        .valueStream()
                        .map(item -> item.at("/custom/qqcost").asString())
                        .toList())
                .as(range)
                .hasToString(found));
        for (String wrong : List.of("..", "a..b", "1..2..3")) {
            agent.get(TICKETS + "?custom.qqcost=" + wrong).expectStatus().isBadRequest();
        }
        Map<String, Object> view = Map.of("name", "qqown", "filter", Map.of());
        agent.post("/api/v1/ticket-views", plus(view, List.of("title", "custom.qqcost")))
                .expectStatus()
                .isCreated();
        agent.post("/api/v1/ticket-views", plus(view, List.of("title", "custom.Bad")))
                .expectStatus()
                .isBadRequest();
        JsonNode out = exported(Tokens.of("agent"))
                .filter(one -> one.get("title").asString().equals("own qqown"))
                .findFirst()
                .orElseThrow();
        assertThat(out.at("/custom/qqcost").asDouble()).isEqualTo(12.5);
        assertThat(out.at("/custom/qqowner/name").asString()).isEqualTo("Eve");
    }

    @Test
    void fieldsOfSomeQueuesComeInAndGoOutWithTicketsOfThoseAlone() {
        for (String field : List.of(
                "{'key': 'qqseat', 'kind': 'text', 'types': ['incident'], 'queues': ['qqnet'], 'name': {'en': 'Seat'}}",
                "{'key': 'qqall', 'kind': 'text', 'types': ['incident'], 'name': {'en': 'All'}}")) {
            admin.post("/api/v1/custom-fields", json.readTree(field.replace('\'', '"')))
                    .expectStatus()
                    .isCreated();
        }
        Map<String, Object> custom = Map.of("qqseat", "4-12", "qqall", "here");
        JsonNode done = imported(String.join(
                "\n",
                line("queue-1", Map.of("title", "seated qqseated", "queue", "qqnet", "custom", custom)),
                line("queue-2", Map.of("queue", "qqother", "custom", custom)),
                line("queue-3", Map.of("custom", custom))));
        assertThat(counts(done)).containsExactly(1, 0, 2);
        assertThat(done.get("errors")
                        .valueStream()
                        .map(e -> e.get("line").asInt() + " " + e.get("pointer").asString() + " "
                                + e.get("code").asString()))
                .containsExactly("2 /custom/qqseat unknown-field", "3 /custom/qqseat unknown-field");
        assertThat(done.at("/errors/0/detail").asString()).contains("qqall").doesNotContain("qqseat");
        assertThat(customOut("qqseated")).isEqualTo(json.valueToTree(custom));
        JsonNode ticket = found("qqseated");
        agent.patch(TICKETS + "/" + id(ticket), Map.of("queue", "qqother"), 1)
                .expectStatus()
                .isOk();
        assertThat(customOut("qqseated"))
                .as("what a ticket does not show would not come in again")
                .isEqualTo(json.valueToTree(Map.of("qqall", "here")));
    }

    private JsonNode customOut(String word) {
        return exported(Tokens.of("agent"))
                .filter(one -> one.get("title").asString().contains(word))
                .map(one -> one.get("custom"))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> plus(Map<String, Object> view, List<String> columns) {
        Map<String, Object> whole = new HashMap<>(view);
        whole.put("columns", columns);
        return whole;
    }

    private Mono<Void> run(UUID id) {
        return runner.run(id).contextWrite(new Tenant(Tokens.DEFAULT)::in);
    }

    private String line(String id, Map<String, ?> more) {
        Map<String, Object> line = new HashMap<>(Map.of(
                "externalIdentifier",
                Map.of("owner", "zammad", "id", id),
                "type",
                "incident",
                "title",
                "Imported " + id,
                "requester",
                Map.of("id", "ada", "name", "Ada"),
                "createdAt",
                "2024-02-29T08:00:00Z"));
        line.putAll(more);
        return json.writeValueAsString(line);
    }

    private static Map<String, Object> said(String at, String visibility, String text) {
        return Map.of("at", at, "visibility", visibility, "author", Map.of("id", "bob", "name", "Bob"), "body", text);
    }

    private JsonNode imported(String file) {
        return await(
                admin,
                body(post("admin", file.getBytes(StandardCharsets.UTF_8))
                        .expectStatus()
                        .isAccepted()));
    }

    private static JsonNode await(Desk desk, JsonNode begun) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> desk.read("/api/v1/ticket-imports/" + id(begun)),
                        view -> !view.get("state").asString().equals("running"));
    }

    private JsonNode view(UUID id) {
        return admin.read("/api/v1/ticket-imports/" + id);
    }

    private WebTestClient.ResponseSpec post(String role, byte[] file) {
        return postAs(Tokens.of(role), file);
    }

    private WebTestClient.ResponseSpec postAs(String token, byte[] file) {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .build()
                .post()
                .uri(TICKETS + ":import")
                .headers(headers -> {
                    headers.setBearerAuth(token);
                    headers.set("Content-Type", "application/x-ndjson");
                })
                .bodyValue(file)
                .exchange();
    }

    private Stream<JsonNode> exported(String token) {
        byte[] lines = Objects.requireNonNull(WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16 << 20))
                .responseTimeout(Duration.ofMinutes(1))
                .build()
                .get()
                .uri(TICKETS + ":export")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody());
        return new String(lines, StandardCharsets.UTF_8).lines().map(json::readTree);
    }

    private JsonNode found(String word) {
        return agent.read("/api/v1/search?q=" + word).at("/items/0");
    }

    private static List<Integer> counts(JsonNode view) {
        return List.of(
                view.get("created").asInt(),
                view.get("known").asInt(),
                view.get("rejected").asInt());
    }
}
