package io.bongsu.ticket.sla;

import static io.bongsu.ticket.Desk.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.test.BongsuTest;
import io.bongsu.ticket.Desk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Clocks of tickets: started, held, stopped, reopened, re-targeted; of answers, queues and vendors; what they tell by themselves. */
@BongsuTest("ticket")
class TicketClocksIT {
    private static final String TICKETS = "/api/v1/tickets";

    @LocalServerPort
    int port;

    @Autowired
    SystemDatabase system;

    @Autowired
    SlaTimer timer;

    private Desk agent;
    private Desk requester;

    @BeforeEach
    void arrive() {
        agent = Desk.of(port, "agent");
        requester = Desk.of(port, "requester");
    }

    private static JsonNode clock(JsonNode ticket, String metric) {
        return ticket.get("sla")
                .valueStream()
                .filter(clock -> clock.get("metric").asString().equals(metric))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no clock " + metric + " in " + ticket.get("sla")));
    }

    private JsonNode read(String id) {
        return agent.read(TICKETS + "/" + id);
    }

    private String grave(Desk desk) {
        return body(desk.post(TICKETS, Map.of("type", "incident", "title", "down", "impact", "high", "urgency", "high"))
                        .expectStatus()
                        .isCreated())
                .get("id")
                .asString();
    }

    private void age(String ticket, Duration by) {
        String seconds = by.toSeconds() + " seconds";
        for (String sql : new String[] {
            "UPDATE sla_clock SET started_at = started_at - :by::interval, since = since - :by::interval,"
                    + " next_fire_at = next_fire_at - :by::interval, anew_from = anew_from - :by::interval"
                    + " WHERE ticket_id = :ticket::uuid",
            "UPDATE sla_clock_retarget SET at = at - :by::interval WHERE ticket_id = :ticket::uuid",
            "UPDATE sla_clock_event SET at = at - :by::interval WHERE ticket_id = :ticket::uuid"
        }) {
            system.client()
                    .sql(sql)
                    .bind("by", seconds)
                    .bind("ticket", ticket)
                    .then()
                    .block();
        }
    }

    @Test
    void everyIncidentHasClocksThatRun() {
        JsonNode ticket = read(grave(agent));
        JsonNode resolve = clock(ticket, "resolve");
        assertThat(resolve.get("state").asString()).isEqualTo("running");
        assertThat(Duration.parse(resolve.get("remaining").asString()))
                .isBetween(Duration.ofMinutes(239), Duration.ofHours(4));
        assertThat(Instant.parse(resolve.get("dueAt").asString()))
                .isEqualTo(Instant.parse(ticket.get("createdAt").asString())
                        .plus(Duration.ofHours(4))
                        .truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
        assertThat(ticket.get("sla").get(0).get("metric").asString()).isEqualTo("ack"); // due first
        assertThat(ticket.get("sla").size()).as("staff wants no first answer").isEqualTo(2);
    }

    @Test
    void listShowsTheSameClocks() {
        String id = grave(agent);
        JsonNode item = agent.read(TICKETS + "?limit=200")
                .get("items")
                .valueStream()
                .filter(each -> each.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(clock(item, "resolve").get("dueAt"))
                .isEqualTo(clock(read(id), "resolve").get("dueAt"));
    }

    @Test
    void holdingForTheRequesterPausesAndTheAnswerResumes() {
        String id = grave(requester);
        agent.move(id, Map.of("to", "inProgress")).expectStatus().isOk();
        assertThat(clock(read(id), "ack").get("state").asString()).isEqualTo("stopped");
        agent.move(id, Map.of("to", "onHold", "reason", "requester", "comment", "Which one?"))
                .expectStatus()
                .isOk();
        JsonNode held = read(id);
        assertThat(clock(held, "resolve").get("state").asString()).isEqualTo("paused");
        assertThat(clock(held, "resolve").get("dueAt").isNull()).isTrue();
        assertThat(clock(held, "firstResponse").get("state").asString())
                .as("the question was an answer")
                .isEqualTo("stopped");
        requester
                .post(TICKETS + "/" + id + "/messages", Map.of("visibility", "public", "body", "The left one."))
                .expectStatus()
                .isCreated();
        assertThat(clock(read(id), "resolve").get("state").asString()).isEqualTo("running");
    }

    @Test
    void holdingForAChangeDoesNotPause() {
        String id = grave(agent);
        agent.move(id, Map.of("to", "inProgress")).expectStatus().isOk();
        agent.move(id, Map.of("to", "onHold", "reason", "change"))
                .expectStatus()
                .isOk();
        assertThat(clock(read(id), "resolve").get("state").asString()).isEqualTo("running");
    }

    @Test
    void resolvingStopsAndReopeningResumesWithTheResolvedTimeAsPause() {
        String id = grave(agent);
        age(id, Duration.ofHours(1));
        agent.move(id, Map.of("to", "resolved")).expectStatus().isOk();
        JsonNode resolved = read(id);
        assertThat(clock(resolved, "resolve").get("state").asString()).isEqualTo("stopped");
        assertThat(clock(resolved, "ack").get("state").asString()).isEqualTo("stopped");
        age(id, Duration.ofHours(2));
        agent.move(id, Map.of("to", "inProgress")).expectStatus().isOk();
        JsonNode reopened = clock(read(id), "resolve");
        assertThat(reopened.get("state").asString()).isEqualTo("running");
        assertThat(Duration.parse(reopened.get("remaining").asString()))
                .isBetween(Duration.ofMinutes(179), Duration.ofHours(3));
        JsonNode story = agent.read(TICKETS + "/" + id + "/slas").get("items").get(0);
        assertThat(story.get("explanation")
                        .valueStream()
                        .map(line -> line.get("why").asString()))
                .containsSubsequence("open", "paused");
        assertThat(story.get("calendar").asString()).isEqualTo("24x7");
    }

    @Test
    void anotherPriorityRetargetsFromTheSameStart() {
        String id = grave(agent);
        Instant start = Instant.parse(read(id).get("createdAt").asString());
        agent.patch(TICKETS + "/" + id, Map.of("urgency", "medium"), 1)
                .expectStatus()
                .isOk();
        JsonNode resolve = clock(read(id), "resolve");
        assertThat(Instant.parse(resolve.get("dueAt").asString()))
                .isBetween(start.plusSeconds(8 * 3600 - 1), start.plusSeconds(8 * 3600 + 1));
    }

    @Test
    void cancelledTicketHasNoDeadlines() {
        String id = grave(agent);
        agent.move(id, Map.of("to", "cancelled")).expectStatus().isOk();
        JsonNode resolve = clock(read(id), "resolve");
        assertThat(resolve.get("state").asString()).isEqualTo("cancelled");
        assertThat(resolve.get("dueAt").isNull()).isTrue();
    }

    @Test
    void warnsOnceThenSaysOnceThatThePromiseIsBroken() {
        String id = grave(agent);
        age(id, Duration.ofMinutes(12));
        fire();
        fire();
        assertThat(facts(id, "slaWarned")).isEqualTo(1);
        assertThat(facts(id, "slaBreached")).isZero();
        age(id, Duration.ofMinutes(4));
        fire();
        fire();
        assertThat(facts(id, "slaBreached")).isEqualTo(1);
        JsonNode ack = clock(read(id), "ack");
        assertThat(ack.get("breached").asBoolean()).isTrue();
        assertThat(ack.get("remaining").asString()).startsWith("-PT");
        agent.move(id, Map.of("to", "inProgress")).expectStatus().isOk();
        assertThat(clock(read(id), "ack").get("breached").asBoolean())
                .as("never erased")
                .isTrue();
    }

    @Test
    void onlyAPublicAnswerOfStaffStopsTheFirstResponse() {
        String id = grave(requester);
        assertThat(clock(read(id), "firstResponse").get("state").asString()).isEqualTo("running");
        agent.post(TICKETS + "/" + id + "/messages", Map.of("visibility", "internal", "body", "hm"))
                .expectStatus()
                .isCreated();
        assertThat(clock(read(id), "firstResponse").get("state").asString()).isEqualTo("running");
        agent.post(TICKETS + "/" + id + "/messages", Map.of("visibility", "public", "body", "We look."))
                .expectStatus()
                .isCreated();
        assertThat(clock(read(id), "firstResponse").get("state").asString()).isEqualTo("stopped");
    }

    @Test
    void eachUnansweredQuestionIsACycleOfTheNextResponse() {
        String id = grave(requester);
        JsonNode opening = clock(read(id), "nextResponse");
        assertThat(opening.get("state").asString())
                .as("the opening message included")
                .isEqualTo("running");
        say(agent, id, "public", "Which one?");
        assertThat(clock(read(id), "nextResponse").get("state").asString()).isEqualTo("stopped");
        say(requester, id, "public", "The left one.");
        JsonNode second = clock(read(id), "nextResponse");
        assertThat(second.get("cycle").asInt()).isEqualTo(2);
        age(id, Duration.ofMinutes(10));
        Instant due = Instant.parse(clock(read(id), "nextResponse").get("dueAt").asString());
        say(requester, id, "public", "Hello?");
        say(agent, id, "internal", "hm");
        JsonNode still = clock(read(id), "nextResponse");
        assertThat(still.get("cycle").asInt())
                .as("further messages do not move it")
                .isEqualTo(2);
        assertThat(Instant.parse(still.get("dueAt").asString())).isEqualTo(due);
        say(agent, id, "public", "Repaired.");
        JsonNode answered = clock(read(id), "nextResponse");
        assertThat(answered.get("dueAt").isNull()).isTrue();
        assertThat(answered.get("cycle").asInt()).as("the longest").isEqualTo(2);
        assertThat(agent.read(TICKETS + "/" + id + "/slas")
                        .get("items")
                        .valueStream()
                        .filter(each -> each.at("/reading/metric").asString().equals("nextResponse"))
                        .count())
                .isEqualTo(2);
        assertThat(clock(read(id), "firstResponse").get("state").asString()).isEqualTo("stopped");
    }

    @Test
    void openQuestionGoesAlongWhenTicketsAreMergedAndBackWhenTheyAreTakenApart() {
        String loser = grave(requester);
        String into = grave(requester);
        say(agent, into, "public", "We look.");
        assertThat(clock(read(into), "nextResponse").get("state").asString()).isEqualTo("stopped");
        JsonNode asked = clock(read(loser), "nextResponse");
        join(into, "merge", Map.of("tickets", List.of(loser)));
        JsonNode carried = clock(read(into), "nextResponse");
        assertThat(carried.get("state").asString()).isEqualTo("running");
        assertThat(carried.get("cycle").asInt()).isEqualTo(2);
        assertThat(carried.get("dueAt")).isEqualTo(asked.get("dueAt"));
        join(loser, "unmerge", Map.of());
        assertThat(clock(read(loser), "nextResponse").get("dueAt")).isEqualTo(asked.get("dueAt"));
        assertThat(clock(read(into), "nextResponse").get("dueAt").isNull()).isTrue();
        assertThat(clock(read(into), "resolve").get("state").asString()).isEqualTo("running");
    }

    private void join(String ticket, String how, Map<String, ?> wish) {
        String version = "\"" + read(ticket).get("version").asLong() + "\"";
        agent.post(TICKETS + "/" + ticket + "/" + how, wish, "If-Match", version)
                .expectStatus()
                .isOk();
    }

    private void say(Desk desk, String id, String visibility, String body) {
        desk.post(TICKETS + "/" + id + "/messages", Map.of("visibility", visibility, "body", body))
                .expectStatus()
                .isCreated();
    }

    @Test
    void levelsAreToldOnceEachAlsoWhenThePriorityGoesBackAndForth() {
        promise("""
                {"name": "levels", "position": 2, "match": {"queues": ["levels"]},
                 "calendarId": "00000000-0000-7000-8000-0000000ca1e2",
                 "targets": {"ack": {"1": {"kind": "working-time", "duration": "PT1H"},
                                     "2": {"kind": "working-time", "duration": "PT10H"}}},
                 "levels": {"ack": [{"at": "50%"}, {"at": "-PT15M", "name": "team lead"}, {"at": "PT30M", "name": "manager"}]}}""");
        String id = inQueue("levels");
        age(id, Duration.ofMinutes(31));
        fire();
        fire();
        assertThat(told(id, "slaWarned")).containsExactly("50%");
        weigh(id, "medium");
        fire();
        assertThat(told(id, "slaWarned")).as("half of ten hours is far").containsExactly("50%");
        weigh(id, "high");
        fire();
        assertThat(told(id, "slaWarned")).as("told once").containsExactly("50%");
        age(id, Duration.ofMinutes(15));
        fire();
        assertThat(told(id, "slaWarned")).containsExactlyInAnyOrder("50%", "team lead");
        age(id, Duration.ofMinutes(15));
        fire();
        assertThat(facts(id, "slaBreached")).isEqualTo(1);
        assertThat(told(id, "slaEscalated")).isEmpty();
        age(id, Duration.ofMinutes(30));
        fire();
        fire();
        assertThat(told(id, "slaEscalated")).containsExactly("manager");
        JsonNode story = agent.read(TICKETS + "/" + id + "/slas").get("items").get(0);
        assertThat(story.get("levels")
                        .valueStream()
                        .map(level -> level.get("told").asBoolean()))
                .containsExactly(true, true, true);
    }

    @Test
    void queuesAndVendorsHaveClocksThatOnlyStaffSees() {
        promise("""
                {"name": "operations", "position": 3, "match": {"queues": ["first", "second"]}, "vendor": "Hanbit Networks",
                 "calendarId": "00000000-0000-7000-8000-0000000ca1e2",
                 "targets": {"olaAck": {"1": {"kind": "working-time", "duration": "PT10M"}},
                             "ola": {"1": {"kind": "working-time", "duration": "PT2H"}},
                             "vendor": {"1": {"kind": "working-time", "duration": "PT4H"}}}}""");
        String id = grave(requester);
        change(id, Map.of("queue", "first"));
        JsonNode first = read(id);
        assertThat(clock(first, "ola").get("party").asString()).isEqualTo("first");
        assertThat(clock(first, "olaAck").get("state").asString()).isEqualTo("running");
        agent.move(id, Map.of("to", "inProgress")).expectStatus().isOk();
        assertThat(clock(read(id), "olaAck").get("state").asString())
                .as("somebody took it")
                .isEqualTo("stopped");
        agent.move(id, Map.of("to", "onHold", "reason", "vendor"))
                .expectStatus()
                .isOk();
        JsonNode waiting = read(id);
        assertThat(clock(waiting, "vendor").get("party").asString()).isEqualTo("Hanbit Networks");
        assertThat(clock(waiting, "vendor").get("state").asString()).isEqualTo("running");
        assertThat(clock(waiting, "ola").get("state").asString()).isEqualTo("paused");
        agent.move(id, Map.of("to", "inProgress")).expectStatus().isOk();
        assertThat(clock(read(id), "vendor").get("state").asString()).isEqualTo("stopped");
        change(id, Map.of("queue", "second"));
        JsonNode second = read(id);
        assertThat(clock(second, "ola").get("party").asString()).isEqualTo("second");
        assertThat(clock(second, "ola").get("cycle").asInt()).isEqualTo(2);
        assertThat(clock(second, "olaAck").get("state").asString())
                .as("nobody of the second queue has taken it")
                .isEqualTo("running");
        assertThat(clock(second, "resolve").get("cycle").asInt()).isEqualTo(1);
        assertThat(requester.read(TICKETS + "/" + id).get("sla").toString())
                .contains("resolve")
                .doesNotContain("ola", "vendor");
        assertThat(requester.read(TICKETS + "/" + id + "/slas").toString()).doesNotContain("\"ola\"", "Hanbit");
        agent.move(id, Map.of("to", "resolved")).expectStatus().isOk();
        assertThat(clock(read(id), "ola").get("state").asString()).isEqualTo("stopped");
        agent.move(id, Map.of("to", "inProgress")).expectStatus().isOk();
        JsonNode reopened = clock(read(id), "ola");
        assertThat(reopened.get("state").asString()).as("attached again").isEqualTo("running");
        assertThat(reopened.get("cycle").asInt()).isEqualTo(3);
    }

    @Test
    void openQuestionThatEndedWithItsTicketGoesOnWhenItIsReopened() {
        String id = grave(requester);
        age(id, Duration.ofMinutes(20));
        agent.move(id, Map.of("to", "resolved")).expectStatus().isOk();
        assertThat(clock(read(id), "nextResponse").get("state").asString()).isEqualTo("stopped");
        age(id, Duration.ofHours(5));
        say(requester, id, "public", "It is down again.");
        JsonNode again = clock(read(id), "nextResponse");
        assertThat(again.get("state").asString()).isEqualTo("running");
        assertThat(again.get("cycle").asInt())
                .as("the question is the first one")
                .isEqualTo(1);
        assertThat(Duration.parse(again.get("remaining").asString()))
                .as("an hour, less what passed before it was resolved")
                .isBetween(Duration.ofMinutes(39), Duration.ofMinutes(40));
        assertThat(clock(read(id), "firstResponse").get("state").asString())
                .as("never armed again")
                .isEqualTo("stopped");
        say(agent, id, "public", "We look.");
        agent.move(id, Map.of("to", "resolved")).expectStatus().isOk();
        agent.move(id, Map.of("to", "inProgress")).expectStatus().isOk();
        assertThat(clock(read(id), "nextResponse").get("state").asString())
                .as("it has been answered")
                .isEqualTo("stopped");
    }

    @Test
    void answerGivenAfterTheTicketWasResolvedIsAnAnswer() {
        String id = grave(requester);
        agent.move(id, Map.of("to", "resolved")).expectStatus().isOk();
        say(agent, id, "public", "Repaired.");
        agent.move(id, Map.of("to", "inProgress")).expectStatus().isOk();
        assertThat(clock(read(id), "nextResponse").get("state").asString()).isEqualTo("stopped");
    }

    @Test
    void eachPublicWordOfStaffPromisesTheNextOneWhereThatIsPromised() {
        promise("""
                {"name": "loop", "position": 4, "match": {"queues": ["loop"]},
                 "calendarId": "00000000-0000-7000-8000-0000000ca1e2",
                 "targets": {"keepInformed": {"1": {"kind": "working-time", "duration": "PT2H"}}}}""");
        String id = grave(requester);
        change(id, Map.of("queue", "loop"));
        assertThat(read(id).get("sla").toString()).doesNotContain("keepInformed");
        say(agent, id, "public", "We look.");
        age(id, Duration.ofMinutes(30));
        assertThat(clock(read(id), "keepInformed").get("state").asString()).isEqualTo("running");
        say(agent, id, "internal", "hm");
        say(requester, id, "public", "And?");
        assertThat(clock(read(id), "keepInformed").get("cycle").asInt()).isEqualTo(1);
        agent.move(id, Map.of("to", "inProgress")).expectStatus().isOk();
        agent.move(id, Map.of("to", "onHold", "reason", "change"))
                .expectStatus()
                .isOk();
        assertThat(clock(read(id), "keepInformed").get("state").asString())
                .as("ignored while on hold, for whatever reason")
                .isEqualTo("paused");
        agent.move(id, Map.of("to", "inProgress")).expectStatus().isOk();
        say(agent, id, "public", "Still looking.");
        JsonNode second = clock(read(id), "keepInformed");
        assertThat(second.get("cycle").asInt()).isEqualTo(2);
        assertThat(Duration.parse(second.get("remaining").asString())).isGreaterThan(Duration.ofMinutes(119));
        agent.move(id, Map.of("to", "resolved")).expectStatus().isOk();
        assertThat(clock(read(id), "keepInformed").get("dueAt").isNull()).isTrue();
    }

    @Test
    void policyThatTakesOverSaysHowItsPromiseIsCounted() {
        String policy = """
                {"name": "%1$s", "position": 5, "match": {"queues": ["%1$s"]}, "onChange": "%3$s",
                 "calendarId": "00000000-0000-7000-8000-0000000ca1e2",
                 "targets": {"resolve": {"1": {"kind": "working-time", "duration": "%2$s"}}}}""";
        promise(policy.formatted("desk", "PT4H", "retroactive"));
        promise(policy.formatted("night", "PT2H", "fromChange"));
        promise(policy.formatted("keeper", "PT1H", "keep"));
        promise(policy.formatted("express", "PT10M", "retroactive"));
        String id = inQueue("desk");
        age(id, Duration.ofHours(1));
        assertThat(clock(read(id), "resolve").get("retargeted").asBoolean()).isFalse();

        change(id, Map.of("queue", "night"));
        JsonNode anew = clock(read(id), "resolve");
        assertThat(anew.get("retargeted").asBoolean()).isTrue();
        assertThat(Duration.parse(anew.get("remaining").asString()))
                .isBetween(Duration.ofMinutes(119), Duration.ofHours(2));
        JsonNode story = resolveStory(id);
        assertThat(story.at("/changes/0/how").asString()).isEqualTo("fromChange");
        assertThat(story.at("/changes/0/from/target").asString()).isEqualTo("PT4H");
        assertThat(story.at("/changes/0/to/policy").asString()).isEqualTo("night");
        assertThat(story.at("/explanation/0/why").asString()).isEqualTo("before");
        assertThat(story.at("/explanation/0/counted").asBoolean()).isFalse();

        change(id, Map.of("queue", "keeper"));
        assertThat(clock(read(id), "resolve").get("dueAt")).isEqualTo(anew.get("dueAt"));
        assertThat(resolveStory(id).get("policy").asString()).isEqualTo("night");

        age(id, Duration.ofMinutes(30));
        change(id, Map.of("queue", "express"));
        JsonNode late = clock(read(id), "resolve");
        assertThat(late.get("breached").asBoolean()).as("broken by the change").isTrue();
        fire();
        fire();
        List<JsonNode> breaches = agent.read(TICKETS + "/" + id + "/timeline?limit=200")
                .get("items")
                .valueStream()
                .filter(item ->
                        item.has("field") && item.get("field").asString().equals("slaBreached"))
                .filter(item -> item.get("from").asString().equals("resolve"))
                .toList();
        assertThat(breaches).hasSize(1);
        assertThat(breaches.getFirst().get("body").asString()).contains("had been changed");
        assertThat(resolveStory(id).get("changes").size()).isEqualTo(2);
    }

    private JsonNode resolveStory(String id) {
        return agent.read(TICKETS + "/" + id + "/slas")
                .get("items")
                .valueStream()
                .filter(each -> each.at("/reading/metric").asString().equals("resolve"))
                .findFirst()
                .orElseThrow();
    }

    private void promise(String policy) {
        Desk.of(port, "admin")
                .post("/api/v1/slas", JsonMapper.builder().build().readTree(policy))
                .expectStatus()
                .isCreated();
    }

    private String inQueue(String queue) {
        return body(agent.post(
                                TICKETS,
                                Map.of(
                                        "type",
                                        "incident",
                                        "title",
                                        "down",
                                        "impact",
                                        "high",
                                        "urgency",
                                        "high",
                                        "queue",
                                        queue))
                        .expectStatus()
                        .isCreated())
                .get("id")
                .asString();
    }

    private void weigh(String id, String urgency) {
        change(id, Map.of("urgency", urgency));
    }

    private void change(String id, Map<String, String> patch) {
        agent.patch(TICKETS + "/" + id, patch, read(id).get("version").asLong())
                .expectStatus()
                .isOk();
    }

    private List<String> told(String id, String word) {
        return agent.read(TICKETS + "/" + id + "/timeline?limit=200")
                .get("items")
                .valueStream()
                .filter(item ->
                        item.has("field") && item.get("field").asString().equals(word))
                .filter(item -> item.get("from").asString().equals("ack"))
                .map(item -> item.get("to").asString())
                .toList();
    }

    private void fire() {
        timer.fireAll().block();
    }

    private long facts(String id, String word) {
        return Objects.requireNonNull(
                        agent.read(TICKETS + "/" + id + "/timeline?limit=200").get("items"))
                .valueStream()
                .filter(item ->
                        item.has("field") && item.get("field").asString().equals(word))
                .filter(item -> item.get("from").asString().equals("ack"))
                .count();
    }
}
