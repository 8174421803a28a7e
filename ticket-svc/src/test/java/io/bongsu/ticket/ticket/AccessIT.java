package io.bongsu.ticket.ticket;

import static io.bongsu.ticket.Desk.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.Tokens;
import io.bongsu.ticket.Desk;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Who may do and see what: endpoint × role × tenant → status. */
@BongsuTest("ticket")
class AccessIT {
    private static final String TICKETS = "/api/v1/tickets";
    private static final String POLICY = "/api/v1/ticket-policies/incident";
    private static final String MAJOR = "/api/v1/ticket-policies/major-incident";
    private static final List<String> ROLES =
            List.of("admin", "operator", "agent", "requester", "finance", "viewer", "stranger");
    private static final List<String> TABLES = List.of(
            "ticket",
            "ticket_number",
            "ticket_entity",
            "ticket_alert",
            "ticket_event",
            "ticket_tag",
            "ticket_link",
            "ticket_search",
            "ticket_task",
            "ticket_checklist",
            "major_checklist",
            "custom_field",
            "ticket_custom",
            "ticket_watcher",
            "request",
            "problem",
            "change",
            "incident_situation",
            "incident_policy",
            "sla_calendar",
            "sla_calendar_version",
            "sla_policy",
            "sla_clock",
            "sla_clock_event");

    @LocalServerPort
    int port;

    @Autowired
    DatabaseClient database;

    @Autowired
    TenantTransaction transaction;

    private String foreign = "";

    @DynamicPropertySource
    static void noDirectory(DynamicPropertyRegistry registry) {
        registry.add("BONGSU_KEYCLOAK_URL", () -> "http://127.0.0.1:1");
    }

    @BeforeEach
    void somebodyElsesTicket() {
        foreign = Desk.of(port, "agent").open("somebody else's").get("id").asString();
    }

    /** One line: what is done, and the status for each of {@link #ROLES}. */
    private record Line(String what, Function<Desk, ResponseSpec> call, List<Integer> statuses) {}

    private List<Line> lines() {
        String ticket = TICKETS + "/" + foreign;
        Map<String, String> wish = Map.of("type", "incident", "title", "x", "description", "");
        Map<String, String> note = Map.of("visibility", "internal", "body", "x");
        Map<String, String> reply = Map.of("visibility", "public", "body", "x");
        Map<String, Object> noChoices =
                Map.of("key", "site", "kind", "choice", "types", List.of("incident"), "name", Map.of("en", "Site"));
        Map<String, String> transition = Map.of("to", "closed"); // illegal: shows that permission comes first
        return List.of(
                new Line("list", desk -> desk.get(TICKETS), List.of(200, 200, 200, 200, 403, 200, 403)),
                new Line("read", desk -> desk.get(ticket), List.of(200, 200, 200, 404, 403, 200, 403)),
                new Line(
                        "timeline", desk -> desk.get(ticket + "/timeline"), List.of(200, 200, 200, 404, 403, 200, 403)),
                new Line("open", desk -> desk.post(TICKETS, wish), List.of(201, 201, 201, 201, 403, 403, 403)),
                new Line(
                        "change",
                        desk -> desk.patch(ticket, Map.of("title", "x"), 99),
                        List.of(412, 412, 412, 403, 403, 403, 403)),
                new Line(
                        "move",
                        desk -> desk.post(ticket + "/transitions", transition, "If-Match", "\"1\""),
                        List.of(409, 409, 409, 403, 403, 403, 403)),
                new Line(
                        "note",
                        desk -> desk.post(ticket + "/messages", note),
                        List.of(201, 201, 201, 403, 403, 403, 403)),
                new Line(
                        "reply",
                        desk -> desk.post(ticket + "/messages", reply),
                        List.of(201, 201, 201, 404, 403, 403, 403)),
                new Line("clocks", desk -> desk.get(ticket + "/slas"), List.of(200, 200, 200, 404, 403, 200, 403)),
                new Line("search", desk -> desk.get("/api/v1/search?q=x"), List.of(200, 200, 200, 200, 403, 200, 403)),
                new Line("links", desk -> desk.get(ticket + "/links"), List.of(200, 200, 200, 403, 403, 200, 403)),
                new Line("tasks", desk -> desk.get(ticket + "/tasks"), List.of(200, 200, 200, 403, 403, 200, 403)),
                new Line("merged", desk -> desk.get(ticket + "/merged"), List.of(200, 200, 200, 403, 403, 200, 403)),
                new Line(
                        "watch", desk -> desk.put(ticket + "/watchers/me"), List.of(204, 204, 204, 403, 403, 403, 403)),
                new Line(
                        "merge preview",
                        desk -> desk.post(ticket + "/merge/preview", Map.of("tickets", List.of(foreign))),
                        List.of(409, 409, 409, 403, 403, 403, 403)),
                new Line("slas", desk -> desk.get("/api/v1/slas"), List.of(200, 200, 200, 403, 403, 200, 403)),
                new Line(
                        "calendars", desk -> desk.get("/api/v1/calendars"), List.of(200, 200, 200, 403, 403, 200, 403)),
                new Line(
                        "add sla",
                        desk -> desk.post("/api/v1/slas", Map.of()),
                        List.of(400, 403, 403, 403, 403, 403, 403)),
                new Line(
                        "add calendar",
                        desk -> desk.post("/api/v1/calendars", Map.of()),
                        List.of(400, 403, 403, 403, 403, 403, 403)),
                new Line(
                        "declare major",
                        desk -> desk.post(
                                ticket + "/major-incident",
                                Map.of("majorIncident", true, "reason", "x"),
                                "If-Match",
                                "\"99\""),
                        List.of(412, 412, 412, 403, 403, 403, 403)),
                new Line(
                        "checklist",
                        desk -> desk.get(ticket + "/checklist"),
                        List.of(200, 200, 200, 403, 403, 200, 403)),
                new Line(
                        "change checklist",
                        desk -> desk.patch(MAJOR, Map.of("items", List.of()), 99),
                        List.of(412, 403, 403, 403, 403, 403, 403)),
                new Line(
                        "custom fields",
                        desk -> desk.get("/api/v1/custom-fields"),
                        List.of(200, 200, 200, 200, 403, 200, 403)),
                new Line(
                        "add custom field",
                        desk -> desk.post("/api/v1/custom-fields", noChoices),
                        List.of(400, 403, 403, 403, 403, 403, 403)),
                new Line("policy", desk -> desk.get(POLICY), List.of(200, 200, 200, 403, 403, 200, 403)),
                new Line(
                        "change policy",
                        desk -> desk.patch(POLICY, Map.of("openFromSeverity", 3), 99),
                        List.of(412, 403, 403, 403, 403, 403, 403)),
                // the directory of this test is not there: 503 is "allowed, but"
                new Line("people", desk -> desk.get("/api/v1/people"), List.of(503, 503, 503, 403, 403, 503, 403)));
    }

    @TestFactory
    Stream<DynamicTest> everyRoleGetsWhatItMay() {
        return lines().stream()
                .flatMap(line -> Stream.iterate(0, i -> i + 1)
                        .limit(ROLES.size())
                        .map(i -> DynamicTest.dynamicTest(
                                line.what() + " as " + ROLES.get(i),
                                () -> line.call()
                                        .apply(Desk.of(port, ROLES.get(i)))
                                        .expectStatus()
                                        .isEqualTo(line.statuses().get(i)))));
    }

    @TestFactory
    Stream<DynamicTest> anotherTenantsAdministratorFindsNothing() {
        Desk acme = Desk.at(port, Tokens.of("admin", Tokens.ACME));
        String ticket = TICKETS + "/" + foreign;
        return Map.<String, Function<Desk, ResponseSpec>>of(
                        "read", desk -> desk.get(ticket),
                        "timeline", desk -> desk.get(ticket + "/timeline"),
                        "clocks", desk -> desk.get(ticket + "/slas"),
                        "links", desk -> desk.get(ticket + "/links"),
                        "tasks", desk -> desk.get(ticket + "/tasks"),
                        "unmerge", desk -> desk.post(ticket + "/unmerge", Map.of(), "If-Match", "\"1\""),
                        "change", desk -> desk.patch(ticket, Map.of("title", "mine"), 1),
                        "move",
                                desk -> desk.post(
                                        ticket + "/transitions", Map.of("to", "resolved"), "If-Match", "\"1\""),
                        "note", desk -> desk.post(ticket + "/messages", Map.of("visibility", "internal", "body", "x")))
                .entrySet()
                .stream()
                .map(call -> DynamicTest.dynamicTest(
                        call.getKey(),
                        () -> call.getValue().apply(acme).expectStatus().isNotFound()));
    }

    @Test
    void withoutTokenNothingIsAnswered() {
        WebTestClient nobody =
                WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
        for (String path : List.of(TICKETS, TICKETS + "/" + foreign, POLICY, "/api/v1/people")) {
            nobody.get().uri(path).exchange().expectStatus().isUnauthorized();
        }
    }

    @Test
    void noTableShowsAnotherTenantsRowsOrAnyWithoutATenant() {
        Desk.at(port, Tokens.of("admin", Tokens.ACME)).open("acme's");
        for (String table : TABLES) {
            String foreignRows = "SELECT count(*) AS n FROM " + table + " WHERE tenant_id <> '" + Tokens.ACME + "'";
            assertThat(transaction
                            .run(new Tenant(Tokens.ACME), count(foreignRows))
                            .block())
                    .as(table)
                    .isZero();
            assertThat(count("SELECT count(*) AS n FROM " + table).block())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void takingATicketWorksWhileTheDirectoryDoesNot() {
        Desk agent = Desk.of(port, "agent");
        JsonNode ticket = agent.open("who takes it");
        String path = TICKETS + "/" + ticket.get("id").asString();
        agent.patch(path, Map.of("assigneeId", "somebody else"), 1)
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists("Retry-After");
        agent.patch(path, Map.of("assigneeId", ticket.at("/requester/id").asString()), 1)
                .expectStatus()
                .isOk();
    }

    @Test
    void historyCannotBeRewritten() {
        for (String sql : List.of("UPDATE ticket_event SET body = 'x'", "DELETE FROM ticket_event")) {
            assertThat(transaction
                            .run(new Tenant(Tokens.DEFAULT), database.sql(sql).then())
                            .thenReturn("done")
                            .onErrorResume(e -> Mono.just(String.valueOf(e.getCause())))
                            .block())
                    .contains("permission denied");
        }
    }

    @Test
    void requesterSeesOwnTicketsAndOfThoseNothingInternal() {
        Desk requester = Desk.of(port, "requester");
        Desk agent = Desk.of(port, "agent");
        String own = requester.open("my keyboard").get("id").asString();
        note(agent, own, "internal", "he spilled coffee again");
        note(agent, own, "public", "We bring a new one.");
        agent.patch(TICKETS + "/" + own, Map.of("queue", "secret-queue"), 1)
                .expectStatus()
                .isOk();
        agent.move(own, Map.of("to", "inProgress")).expectStatus().isOk();

        assertThat(requester.read(TICKETS + "?limit=200").get("items").toString())
                .contains(own)
                .doesNotContain(foreign);
        assertThat(requester
                        .read(TICKETS + "?count=exact&q=somebody")
                        .get("count")
                        .asInt())
                .isZero();
        String timeline = requester.read(TICKETS + "/" + own + "/timeline").toString();
        assertThat(timeline).contains("We bring a new one.", "inProgress").doesNotContain("coffee", "secret-queue");
        JsonNode detail = requester.read(TICKETS + "/" + own);
        assertThat(detail.get("transitions").size()).isZero();
        note(requester, own, "public", "Thank you.");
        requester
                .post(TICKETS + "/" + own + "/messages", Map.of("visibility", "internal", "body", "x"))
                .expectStatus()
                .isForbidden();
        requester
                .post(TICKETS, Map.of("type", "incident", "title", "x", "queue", "q"))
                .expectStatus()
                .isForbidden();
    }

    @Test
    void assigneeFilterDoesNotWidenWhatARequesterSees() {
        String agent = body(Desk.of(port, "agent").get(TICKETS + "/" + foreign))
                .at("/requester/id")
                .asString();
        JsonNode page = Desk.of(port, "requester").read(TICKETS + "?assignee=" + agent + "&count=exact");
        assertThat(page.get("count").asInt()).isZero();
    }

    private Mono<Long> count(String sql) {
        return database.sql(sql).map(row -> new Columns(row).number("n")).one();
    }

    private static void note(Desk desk, String ticket, String visibility, String text) {
        desk.post(TICKETS + "/" + ticket + "/messages", Map.of("visibility", visibility, "body", text))
                .expectStatus()
                .isCreated();
    }
}
