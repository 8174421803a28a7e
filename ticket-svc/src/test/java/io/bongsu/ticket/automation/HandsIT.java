package io.bongsu.ticket.automation;

import static io.bongsu.ticket.Desk.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.Tokens;
import io.bongsu.ticket.Desk;
import io.bongsu.ticket.automation.DueScheduleRepository.Due;
import io.bongsu.ticket.round.Rounds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What takes work off people's hands beside triggers: macros, canned replies, schedulers, assignment, SLA conditions. */
@BongsuTest(value = "ticket", together = "desk")
class HandsIT {
    private static final String AUTOMATION = "/api/v1/automation";
    private static final String TICKETS = "/api/v1/tickets";
    private static final String ALWAYS = "00000000-0000-7000-8000-0000000ca1e2";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    int port;

    @Autowired
    SystemDatabase system;

    @Autowired
    Rounds<Due> scheduleRounds;

    private Desk admin;
    private Desk agent;

    @BeforeEach
    void arrive() {
        admin = Desk.of(port, "admin");
        agent = Desk.of(port, "agent");
    }

    private JsonNode kept(String kind, String json) {
        return body(admin.post(AUTOMATION + "/" + kind, JSON.readTree(json))
                .expectStatus()
                .isCreated());
    }

    private JsonNode ticket(String id) {
        return agent.read(TICKETS + "/" + id);
    }

    private long messages(String id) {
        return agent.read(TICKETS + "/" + id + "/timeline?limit=200")
                .get("items")
                .valueStream()
                .filter(item -> item.get("kind").asString().equals("message"))
                .count();
    }

    private void sql(String sql, String ticket) {
        system.client().sql(sql).bind("t", ticket).then().block();
    }

    private String closer(String name) {
        return """
                {"name": "%s", "condition": "type == 'incident' && title.startsWith('%s')",
                 "after": {"since": "resolvedAt", "calendarId": "%s", "target": {"kind": "working-days", "days": 3}},
                 "actions": [{"kind": "move", "to": "closed"}]}""".formatted(name, name, ALWAYS);
    }

    @Test
    void macroShowsThenDoesAllAtOnceAsTheAgent() {
        String macro = kept("macros", """
                {"name": "Known issue", "condition": "type == 'incident' && category != 'closed'",
                 "actions": [{"kind": "assignMe"}, {"kind": "setQueue", "queue": "network"}, {"kind": "move", "to": "resolved",
                  "comment": "{{requester.name}}, solved by {{agent.name}}"}]}""").get("id").asString();
        String id = Desk.of(port, "requester").open("macro me").get("id").asString();
        String uri = TICKETS + "/" + id + "/macros";
        assertThat(agent.read(uri).get("items").toString()).contains("Known issue");
        Desk.of(port, "requester").get(uri).expectStatus().isForbidden();

        JsonNode preview = body(agent.post(uri + "/" + macro + "/preview", Map.of())
                .expectStatus()
                .isOk());
        assertThat(preview.get("changes")
                        .valueStream()
                        .map(change -> change.get("field").asString()))
                .contains("queue", "assignee", "state");
        assertThat(preview.at("/messages/0/visibility").asString()).isEqualTo("public");
        assertThat(ticket(id).get("version").asInt()).as("nothing was done").isEqualTo(1);

        agent.patch(TICKETS + "/" + id, Map.of("urgency", "low"), 1)
                .expectStatus()
                .isOk();
        agent.post(uri + "/" + macro, Map.of()).expectStatus().isEqualTo(428);
        JsonNode refused = body(agent.post(uri + "/" + macro, Map.of(), "If-Match", "\"1\"")
                .expectStatus()
                .isEqualTo(412));
        assertThat(refused.at("/current/version").asInt()).isEqualTo(2);
        assertThat(messages(id)).as("what was refused left nothing behind").isZero();

        agent.post(uri + "/" + macro, Map.of(), "If-Match", "\"2\"")
                .expectStatus()
                .isOk();
        JsonNode done = ticket(id);
        assertThat(done.get("state").asString()).isEqualTo("resolved");
        assertThat(done.get("queue").asString()).isEqualTo("network");
        assertThat(done.get("version").asInt()).isEqualTo(3);
        assertThat(messages(id)).isEqualTo(1);
        assertThat(done.get("sla").toString())
                .as("an agent's reply is a first answer")
                .contains("\"metric\":\"firstResponse\",\"state\":\"stopped\"");
    }

    @Test
    void macroOfAnOlderVersionStandsWhereNothingCollides() {
        String macro = kept("macros", """
                {"name": "tag it", "actions": [{"kind": "addTags", "tags": ["seen"]}]}""").get("id").asString();
        String id = agent.open("merge fields").get("id").asString();
        agent.patch(TICKETS + "/" + id, Map.of("urgency", "low"), 1)
                .expectStatus()
                .isOk();
        agent.post(TICKETS + "/" + id + "/macros/" + macro, Map.of(), "If-Match", "\"1\"")
                .expectStatus()
                .isOk();
        assertThat(ticket(id).get("tags").toString()).contains("seen");
        assertThat(ticket(id).get("urgency").asString()).isEqualTo("low");
    }

    @Test
    void cannedRepliesAreFilledForTheTicket() {
        Map<String, String> reply = Map.of(
                "name",
                "인사",
                "shortcut",
                "인사",
                "language",
                "ko",
                "body",
                "{{requester.name}}님, {{agent.name}}입니다. {{ticket.number}}");
        JsonNode kept = body(admin.post("/api/v1/replies", reply).expectStatus().isCreated());
        admin.post("/api/v1/replies", reply).expectStatus().isEqualTo(409);
        agent.post("/api/v1/replies", reply).expectStatus().isForbidden();
        JsonNode ticket = Desk.of(port, "requester").open("reply to {{ticket.title}}");
        String id = ticket.get("id").asString();
        JsonNode filled =
                agent.read(TICKETS + "/" + id + "/replies").get("items").get(0);
        assertThat(filled.get("body").asString())
                .contains(ticket.at("/requester/name").asString() + "님,")
                .endsWith(ticket.get("number").asString());
        JsonNode refused = body(admin.post(
                        "/api/v1/replies",
                        Map.of("name", "x", "shortcut", "x", "language", "en", "body", "{{requester.password}}"))
                .expectStatus()
                .isBadRequest());
        assertThat(refused.at("/errors/0/pointer").asString()).isEqualTo("/body");
        Desk acme = Desk.at(port, Tokens.of("admin", Tokens.ACME));
        assertThat(acme.read("/api/v1/replies").get("items").isEmpty()).isTrue();
        acme.delete("/api/v1/replies/" + kept.get("id").asString(), 1L)
                .expectStatus()
                .isNotFound();
    }

    @Test
    void resolvedTicketsAreClosedAfterWorkingDaysOfResolvingAndMajorsAreNot() {
        String rule = kept("schedulers", closer("close me")).get("id").asString();
        String due = agent.open("close me 1").get("id").asString();
        String early = agent.open("close me 2").get("id").asString();
        String major = agent.open("close me 3").get("id").asString();
        agent.post(
                        TICKETS + "/" + major + "/major-incident",
                        Map.of("majorIncident", true, "reason", "Everybody waits."),
                        "If-Match",
                        "\"1\"")
                .expectStatus()
                .isOk();
        for (String id : List.of(due, early, major)) {
            agent.move(id, Map.of("to", "resolved")).expectStatus().isOk();
        }
        sql("UPDATE ticket SET resolved_at = resolved_at - interval '73 hours' WHERE id = :t::uuid", due);
        sql("UPDATE ticket SET resolved_at = resolved_at - interval '71 hours' WHERE id = :t::uuid", early);
        sql("UPDATE ticket SET resolved_at = resolved_at - interval '99 hours' WHERE id = :t::uuid", major);
        Awaitility.await("closed").atMost(Duration.ofSeconds(20)).until(() -> {
            sql("UPDATE automation_rule SET next_fire_at = now() WHERE id = :t::uuid", rule);
            scheduleRounds.run().block();
            return ticket(due).get("state").asString().equals("closed");
        });
        assertThat(ticket(early).get("state").asString()).isEqualTo("resolved");
        assertThat(ticket(major).get("state").asString()).isEqualTo("resolved");
        JsonNode runs = admin.read(AUTOMATION + "/schedulers/" + rule + "/runs").get("items");
        assertThat(runs.size()).as("once").isEqualTo(1);
    }

    @Test
    void ticketOfAQueueIsGivenToItsMemberAfterTheTriggers() {
        String me = admin.open("who am I").at("/requester/id").asString();
        JsonNode kept = body(admin.post(
                        "/api/v1/queue-assignments",
                        Map.of(
                                "queue",
                                "printers",
                                "mode",
                                "roundRobin",
                                "members",
                                List.of(Map.of("id", me, "skills", List.of("Laser")))))
                .expectStatus()
                .isCreated());
        assertThat(kept.at("/members/0/skills/0").asString()).isEqualTo("laser");
        String id = agent.open("paper").get("id").asString();
        agent.patch(TICKETS + "/" + id, Map.of("queue", "printers"), 1)
                .expectStatus()
                .isOk();
        Awaitility.await("given")
                .atMost(Duration.ofSeconds(20))
                .until(() -> ticket(id).at("/assignee/id").asString("").equals(me));
        assertThat(ticket(id).get("state").asString()).isEqualTo("assigned");
        assertThat(ticket(id).get("sla").toString())
                .as("given is not taken on")
                .contains("\"metric\":\"ack\",\"state\":\"running\"");
        agent.post("/api/v1/queue-assignments", Map.of("queue", "x", "mode", "manual", "members", List.of()))
                .expectStatus()
                .isForbidden();
        admin.delete("/api/v1/queue-assignments/" + kept.get("id").asString(), 1L)
                .expectStatus()
                .isNoContent();
    }

    @Test
    void promisesAreMatchedByConditionsAndTheFirstWinsPerMetric() {
        JsonNode kept = body(admin.post("/api/v1/slas", JSON.readTree("""
                {"name": "VIP", "position": 1, "match": {"types": ["incident"], "condition": "'vip' in tags || title.contains('대표이사')"},
                 "calendarId": "%s", "targets": {"resolve": {"3": {"kind": "working-time", "duration": "PT1H"}}}}""".formatted(ALWAYS)))
                .expectStatus()
                .isCreated());
        assertThat(kept.at("/match/condition").asString()).contains("vip");
        String vip = agent.open("대표이사 노트북").get("id").asString();
        String other = agent.open("노트북").get("id").asString();
        assertThat(remaining(vip, "resolve")).isLessThanOrEqualTo(Duration.ofHours(1));
        assertThat(remaining(vip, "ack")).as("of the next policy").isGreaterThan(Duration.ofHours(1));
        assertThat(remaining(other, "resolve")).isGreaterThan(Duration.ofHours(1));
        agent.patch(TICKETS + "/" + other, Map.of("tags", List.of("vip")), 1)
                .expectStatus()
                .isOk();
        assertThat(remaining(other, "resolve")).isLessThanOrEqualTo(Duration.ofHours(1));
        JsonNode refused = body(admin.post("/api/v1/slas", JSON.readTree("""
                {"name": "x", "match": {"condition": "state == 'new'"}, "calendarId": "%s", "targets": {}}""".formatted(ALWAYS)))
                .expectStatus()
                .isEqualTo(422));
        assertThat(refused.at("/errors/0/pointer").asString()).isEqualTo("/match/condition");
    }

    private Duration remaining(String id, String metric) {
        return ticket(id)
                .get("sla")
                .valueStream()
                .filter(clock -> clock.get("metric").asString().equals(metric))
                .map(clock -> Duration.parse(clock.get("remaining").asString()))
                .findFirst()
                .orElseThrow();
    }
}
