package io.bongsu.ticket.automation;

import static io.bongsu.ticket.Desk.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.Tokens;
import io.bongsu.ticket.Desk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rules people wrote, at work: triggers, their guard, trials on past tickets, and what is refused. */
@BongsuTest(value = "ticket", together = "desk")
class TriggerIT {
    private static final String TRIGGERS = "/api/v1/automation/triggers";
    private static final String TICKETS = "/api/v1/tickets";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    int port;

    @Autowired
    SystemDatabase system;

    @Autowired
    TriggerWorker worker;

    @Autowired
    PassOver passOver;

    @Autowired
    TenantTransaction transaction;

    private Desk admin;
    private Desk agent;
    private Desk requester;

    @BeforeEach
    void arrive() {
        admin = Desk.of(port, "admin");
        agent = Desk.of(port, "agent");
        requester = Desk.of(port, "requester");
    }

    @AfterEach
    void leaveNoTrigger() {
        system.client().sql("DELETE FROM automation_rule").then().block();
    }

    private JsonNode trigger(String json) {
        return body(admin.post(TRIGGERS, JSON.readTree(json)).expectStatus().isCreated());
    }

    private JsonNode ticket(String id) {
        return agent.read(TICKETS + "/" + id);
    }

    private List<JsonNode> timeline(String id) {
        return agent.read(TICKETS + "/" + id + "/timeline?limit=200")
                .get("items")
                .valueStream()
                .toList();
    }

    private List<String> outcomes(JsonNode trigger) {
        return admin.read(TRIGGERS + "/" + trigger.get("id").asString() + "/runs")
                .get("items")
                .valueStream()
                .map(run -> run.get("outcome").asString())
                .toList();
    }

    private void await(String what, Callable<Boolean> is) {
        Awaitility.await(what).atMost(Duration.ofSeconds(20)).until(is);
    }

    /** Nothing waits any more for this ticket. */
    private void settled(String ticket) {
        await("all triggers acted", () -> waiting(ticket) == 0);
    }

    private long waiting(String ticket) {
        return Objects.requireNonNull(system.client()
                .sql("SELECT count(*) AS n FROM automation_event WHERE ticket_id = :t::uuid")
                .bind("t", ticket)
                .map(row -> Objects.requireNonNull(row.get("n", Long.class)))
                .one()
                .block());
    }

    private String open(Desk desk, String title) {
        return desk.open(title).get("id").asString();
    }

    @Test
    void openedTicketIsSortedAndAnsweredOnceInTheNameOfTheTrigger() {
        JsonNode trigger = trigger("""
                {"name": "VPN", "events": ["opened"], "condition": "title.contains('VPN') && queue == ''",
                 "actions": [{"kind": "setQueue", "queue": "network"}, {"kind": "setUrgency", "level": "high"},
                             {"kind": "addTags", "tags": ["vpn"]},
                             {"kind": "reply", "body": "{{requester.name}}님, {{ticket.number}} 접수했습니다."}]}""");
        String id = open(requester, "VPN이 끊깁니다");
        String other = open(requester, "다른 일");
        await("the trigger acted", () -> ticket(id).get("queue").asString("").equals("network"));
        settled(other);

        JsonNode ticket = ticket(id);
        assertThat(ticket.get("priority").asInt()).isEqualTo(2);
        assertThat(ticket.get("tags").toString()).isEqualTo("[\"vpn\"]");
        assertThat(ticket.get("version").asInt()).as("one change, not four").isEqualTo(2);
        assertThat(ticket.get("sla").toString())
                .as("a machine's answer is no first answer")
                .contains("\"metric\":\"firstResponse\",\"state\":\"running\"");
        JsonNode reply = timeline(id).stream()
                .filter(item -> item.get("kind").asString().equals("message"))
                .findFirst()
                .orElseThrow();
        assertThat(reply.get("body").asString())
                .contains("님, " + ticket.get("number").asString() + " 접수했습니다.");
        assertThat(reply.at("/actor/name").asString()).isEqualTo("trigger VPN");
        assertThat(reply.at("/actor/kind").asString()).isEqualTo("system");
        assertThat(ticket(other).get("version").asInt()).isEqualTo(1);
        assertThat(outcomes(trigger)).containsExactly("acted");
    }

    @Test
    void wordsOfConditionsAreToldToWhoWritesThem() {
        assertThat(agent.read("/api/v1/conditions/words?scope=ticket")
                        .at("/items")
                        .toString())
                .contains("\"title\"");
    }

    @Test
    void changesAndMessagesAreSeenWithWhatTheyWere() {
        trigger("""
                {"name": "taken back", "events": ["changed"],
                 "condition": "'urgency' in changed && previous['urgency'] == 'medium' && urgency == 'low'",
                 "actions": [{"kind": "addTags", "tags": ["lowered"]}]}""");
        trigger("""
                {"name": "angry", "events": ["message"],
                 "condition": "byRequester && messageIsPublic && message.contains('급합니다')",
                 "actions": [{"kind": "addTags", "tags": ["angry"]}, {"kind": "move", "to": "inProgress"}]}""");
        String id = open(requester, "느려요");
        agent.patch(TICKETS + "/" + id, Map.of("urgency", "low"), 1)
                .expectStatus()
                .isOk();
        await("lowered", () -> ticket(id).get("tags").toString().contains("lowered"));
        requester
                .post(TICKETS + "/" + id + "/messages", Map.of("visibility", "public", "body", "아주 급합니다"))
                .expectStatus()
                .isCreated();
        await("angry", () -> ticket(id).get("tags").toString().contains("angry"));
        assertThat(ticket(id).get("state").asString()).isEqualTo("inProgress");
        assertThat(ticket(id).get("assignee").isNull())
                .as("no machine takes a ticket on")
                .isTrue();
    }

    @Test
    void triggersThatCauseEachOtherEndAfterTenTimes() {
        JsonNode ping = trigger("""
                {"name": "ping", "events": ["opened", "changed"], "condition": "urgency != 'high'",
                 "actions": [{"kind": "setUrgency", "level": "high"}]}""");
        JsonNode pong = trigger("""
                {"name": "pong", "events": ["changed"], "condition": "urgency == 'high'",
                 "actions": [{"kind": "setUrgency", "level": "low"}]}""");
        String id = open(agent, "round and round");
        await(
                "stopped",
                () -> outcomes(ping).contains("stopped") || outcomes(pong).contains("stopped"));
        settled(id);
        long acted = outcomes(ping).stream().filter("acted"::equals).count()
                + outcomes(pong).stream().filter("acted"::equals).count();
        assertThat(acted).isEqualTo(11); // the first, and ten it caused
        assertThat(ticket(id).get("version").asInt()).isEqualTo(12);
    }

    @Test
    void ruleThatCannotDoAllDoesNothingAndSaysWhy() {
        JsonNode trigger = trigger("""
                {"name": "impossible", "events": ["opened"], "condition": "true",
                 "actions": [{"kind": "addTags", "tags": ["half"]}, {"kind": "move", "to": "onHold", "reason": "vendor"},
                             {"kind": "note", "body": "never"}]}""");
        String id = open(agent, "new ones cannot be held");
        await("it failed", () -> outcomes(trigger).contains("failed"));
        settled(id);
        assertThat(ticket(id).get("version").asInt()).isEqualTo(1);
        assertThat(ticket(id).get("tags").isEmpty()).isTrue();
        assertThat(timeline(id)).noneMatch(item -> item.get("kind").asString().equals("message"));
    }

    @Test
    void slaWarningsAreEventsAndOtherTenantsAreNotTouched() {
        trigger("""
                {"name": "late", "events": ["slaBreached"], "condition": "metric == 'ack' && priority == 1",
                 "actions": [{"kind": "addTags", "tags": ["late"]}]}""");
        Desk acme = Desk.at(port, Tokens.of("admin", Tokens.ACME));
        assertThat(acme.read(TRIGGERS).get("items").isEmpty()).isTrue();
        String id = body(agent.post(
                                TICKETS,
                                Map.of("type", "incident", "title", "down", "impact", "high", "urgency", "high"))
                        .expectStatus()
                        .isCreated())
                .get("id")
                .asString();
        for (String sql : List.of(
                "UPDATE sla_clock SET started_at = started_at - interval '1 hour', since = since - interval '1 hour',"
                        + " next_fire_at = now() WHERE ticket_id = :t::uuid",
                "UPDATE sla_clock_event SET at = at - interval '1 hour' WHERE ticket_id = :t::uuid")) {
            system.client().sql(sql).bind("t", id).then().block();
        }
        await("late", () -> ticket(id).get("tags").toString().contains("late"));
    }

    @Test
    void whatMovesNoTriggerIsForgottenForManyTicketsAtOnceAndTheRestIsLeft() {
        worker.stop();
        try {
            trigger("""
                    {"name": "moved", "events": ["opened"], "condition": "title.contains('moved')",
                     "actions": [{"kind": "addTags", "tags": ["moved"]}]}""");
            UUID moved = UUID.fromString(open(agent, "this is moved"));
            List<UUID> others = List.of(UUID.fromString(open(agent, "one")), UUID.fromString(open(agent, "two")));
            PassOver.Passed passed = transaction
                    .run(new Tenant(Tokens.DEFAULT), passOver.on(List.of(moved, others.getFirst(), others.getLast())))
                    .block();

            assertThat(passed).isEqualTo(new PassOver.Passed(2, Set.of(moved)));
            others.forEach(other -> assertThat(waiting(other.toString())).isZero());
            assertThat(waiting(moved.toString())).isEqualTo(1);
        } finally {
            worker.start();
        }
    }

    @Test
    void nothingIsKeptForTenantsWithoutTriggers() {
        String id = open(agent, "nobody listens");
        Long kept = system.client()
                .sql("SELECT count(*) AS n FROM automation_event WHERE ticket_id = :t::uuid")
                .bind("t", id)
                .map(row -> Objects.requireNonNull(row.get("n", Long.class)))
                .one()
                .block();
        assertThat(kept).isZero();
    }

    @Test
    void dryRunSaysWhatPastTicketsWouldHaveBecomeAndChangesNothing() {
        String id = open(requester, "프린터가 멈춤 dry");
        agent.move(id, Map.of("to", "inProgress")).expectStatus().isOk();
        long version = ticket(id).get("version").asLong();
        JsonNode trial = body(admin.post(TRIGGERS + "/dry-run", JSON.readTree("""
                {"name": "trial", "events": ["opened", "changed"],
                 "condition": "title.contains('dry') && (event == 'opened' || ('state' in changed && state == 'inProgress'))",
                 "actions": [{"kind": "setQueue", "queue": "printers"}, {"kind": "note", "body": "{{ticket.number}}"}]}"""))
                .expectStatus()
                .isOk());
        assertThat(trial.get("matched").asInt()).isEqualTo(2);
        assertThat(trial.at("/items/0/changes/0/to").asString()).isEqualTo("printers");
        assertThat(trial.at("/items/0/messages/0/body").asString()).startsWith("INC-");
        assertThat(ticket(id).get("version").asLong()).isEqualTo(version);
        assertThat(admin.read(TRIGGERS).get("items").isEmpty()).isTrue();
    }

    @Test
    void brokenRulesAreRefusedWithThePlaceOfTheFault() {
        JsonNode problem =
                body(admin.post(TRIGGERS, JSON.readTree("""
                        {"name": "x", "events": ["opened"], "condition": "priority == 'high'", "actions": [{"kind": "assignMe"}]}""")).expectStatus().isBadRequest());
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/actions/0/kind");
        refused("priority == 'high'", "Line 1, column 10:", "type");
        refused("tags.all(a, tags.all(b, tags.all(c, a == b)))", "Line 1, column", "too-costly");
        refused("title.matches('((a{1000}){1000}){1000}')", "Line 1, column 15:", "too-costly");
        JsonNode variable =
                body(admin.post(TRIGGERS, JSON.readTree("""
                        {"name": "x", "events": ["opened"], "actions": [{"kind": "note", "body": "{{nobody}}"}]}""")).expectStatus().isBadRequest());
        assertThat(variable.at("/errors/0/code").asString()).isEqualTo("unknown-variable");
        agent.post(TRIGGERS, Map.of()).expectStatus().isForbidden();
        requester.get(TRIGGERS).expectStatus().isForbidden();
        admin.get("/api/v1/automation/nothing").expectStatus().isNotFound();
        JsonNode checked = body(
                agent.post("/api/v1/conditions/check", Map.of("condition", "priority ==\n  prio", "scope", "ticket")));
        assertThat(checked.at("/faults/0/line").asInt()).isEqualTo(2);
        assertThat(checked.at("/faults/0/column").asInt()).isEqualTo(3);
    }

    @Test
    void oneTriggerThatWouldBeRefusedTodaySaysSoAndStopsNoOther() {
        JsonNode late = trigger("""
                {"name": "kept long ago", "position": 1, "events": ["opened"], "condition": "priority == 1",
                 "actions": [{"kind": "addTags", "tags": ["old"]}]}""");
        JsonNode bare = trigger("""
                {"name": "of a state that is gone", "position": 2, "events": ["opened"],
                 "actions": [{"kind": "addTags", "tags": ["gone"]}]}""");
        JsonNode sound = trigger("""
                {"name": "sound", "position": 3, "events": ["opened"],
                 "actions": [{"kind": "addTags", "tags": ["sound"]}]}""");
        rewrite(late, "priority == 1", "title.matches('((a{1000}){1000}){1000}')");
        rewrite(bare, "addTags", "addStamps");
        String id = open(requester, "무슨 일");
        await("the sound one acted", () -> ticket(id).get("tags").toString().equals("[\"sound\"]"));
        settled(id);

        assertThat(outcomes(late)).containsExactly("failed");
        assertThat(outcomes(bare)).containsExactly("failed");
        assertThat(outcomes(sound)).containsExactly("acted");
        JsonNode listed = admin.read(TRIGGERS).get("items");
        assertThat(listed.at("/0/fault").asString()).startsWith("/condition: Line 1, column 15:");
        assertThat(listed.at("/1/fault").asString()).contains("/actions/0");
        assertThat(listed.at("/2/fault").isNull()).isTrue();
        String path = TRIGGERS + "/" + late.get("id").asString();
        JsonNode mended = body(admin.patch(path, Map.of("condition", "false"), 1)
                .expectStatus()
                .isOk());
        assertThat(mended.get("fault").isNull()).isTrue();
        assertThat(mended.at("/actions/0/tags/0").asString()).isEqualTo("old");
    }

    private void rewrite(JsonNode trigger, String from, String to) {
        system.client()
                .sql("UPDATE automation_rule SET definition = replace(definition, :from, :to) WHERE id = :id::uuid")
                .bind("from", from)
                .bind("to", to)
                .bind("id", trigger.get("id").asString())
                .then()
                .block();
    }

    private void refused(String condition, String where, String code) {
        JsonNode problem = body(admin.post(
                        TRIGGERS,
                        Map.of(
                                "name",
                                "x",
                                "events",
                                List.of("opened"),
                                "condition",
                                condition,
                                "actions",
                                List.of(Map.of("kind", "addTags", "tags", List.of("x")))))
                .expectStatus()
                .isEqualTo(422));
        assertThat(problem.get("type").asString()).isEqualTo("/problems/invalid-condition");
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/condition");
        assertThat(problem.at("/errors/0/code").asString()).isEqualTo(code);
        assertThat(problem.at("/errors/0/detail").asString()).startsWith(where);
    }

    @Test
    void rulesAreChangedAndRemovedByTheVersionThatWasRead() {
        JsonNode trigger = trigger("""
                {"name": "first", "events": ["opened"], "actions": [{"kind": "addTags", "tags": ["x"]}]}""");
        String uri = TRIGGERS + "/" + trigger.get("id").asString();
        admin.patch(uri, Map.of("enabled", false)).expectStatus().isEqualTo(428);
        assertThat(body(admin.patch(uri, Map.of("enabled", false), 1)
                                .expectStatus()
                                .isOk())
                        .get("enabled")
                        .asBoolean())
                .isFalse();
        admin.patch(uri, Map.of("name", "second"), 1).expectStatus().isEqualTo(412);
        Desk.at(port, Tokens.of("admin", Tokens.ACME)).get(uri).expectStatus().isNotFound();
        admin.delete(uri, 1L).expectStatus().isEqualTo(412);
        admin.delete(uri, 2L).expectStatus().isNoContent();
        admin.get(uri).expectStatus().isNotFound();
    }
}
