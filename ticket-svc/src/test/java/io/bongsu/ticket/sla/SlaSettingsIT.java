package io.bongsu.ticket.sla;

import static io.bongsu.ticket.Desk.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.Tokens;
import io.bongsu.ticket.Desk;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calendars and policies of a tenant. */
@BongsuTest("ticket")
class SlaSettingsIT {
    private static final String CALENDARS = "/api/v1/calendars";
    private static final String SLAS = "/api/v1/slas";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    int port;

    @Autowired
    SystemDatabase system;

    private Desk admin;

    @BeforeEach
    void arrive() {
        admin = Desk.of(port, "admin");
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    private static JsonNode named(JsonNode page, String name) {
        return page.get("items")
                .valueStream()
                .filter(item -> item.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyTenantBeginsWithKoreanOfficeHoursAndAlways() {
        for (Desk desk : List.of(admin, Desk.at(port, Tokens.of("admin", Tokens.ACME)))) {
            JsonNode korea = named(desk.read(CALENDARS), "한국 업무시간");
            assertThat(korea.get("zone").asString()).isEqualTo("Asia/Seoul");
            assertThat(korea.get("exceptions").toString()).contains("2026-02-17", "대체공휴일(광복절)");
            assertThat(named(desk.read(CALENDARS), "24x7").at("/weekly/sun/0/1").asString())
                    .isEqualTo("24:00");
            assertThat(desk.read(SLAS).get("items").size()).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void calendarOfATenantThatHadNoneStandsBesideThoseEveryTenantHas() {
        Desk fresh = Desk.at(port, Tokens.of("admin", UUID.randomUUID()));
        fresh.post(
                        CALENDARS,
                        json(
                                "{\"name\": \"First\", \"zone\": \"UTC\", \"weekly\": {\"mon\": [[\"09:00\", \"18:00\"]]}}"))
                .expectStatus()
                .isCreated();

        JsonNode ticket = body(fresh.post("/api/v1/tickets", Map.of("type", "incident", "title", "x"))
                .expectStatus()
                .isCreated());

        assertThat(ticket.get("sla")).isNotEmpty();
        assertThat(fresh.read(CALENDARS).get("items"))
                .extracting(one -> one.get("name").asString())
                .contains("First", "한국 업무시간", "24x7");
    }

    @Test
    void changedCalendarIsANewVersionAndMovesDeadlinesOfRunningClocks() {
        JsonNode always = body(admin.post(CALENDARS, json("""
                {"name": "Ours", "zone": "UTC", "weekly": {"mon": [["00:00", "24:00"]], "tue": [["00:00", "24:00"]],
                 "wed": [["00:00", "24:00"]], "thu": [["00:00", "24:00"]], "fri": [["00:00", "24:00"]],
                 "sat": [["00:00", "24:00"]], "sun": [["00:00", "24:00"]]}}""")).expectStatus().isCreated());
        admin.post(SLAS, json("""
                {"name": "Queue net", "position": 1, "match": {"queues": ["net"]}, "calendarId": "%s",
                 "targets": {"resolve": {"3": {"kind": "working-time", "duration": "PT2H"}}}}""".formatted(always.get("id").asString())))
                .expectStatus()
                .isCreated();
        JsonNode ticket = body(admin.post("/api/v1/tickets", Map.of("type", "incident", "title", "x", "queue", "net")));
        Instant start = Instant.parse(ticket.get("createdAt").asString());
        assertThat(resolveDue(ticket))
                .isBetween(start.plus(Duration.ofMinutes(119)), start.plus(Duration.ofMinutes(121)));

        String holiday = start.plus(Duration.ofMinutes(1)).toString().substring(0, 10);
        String next = start.plus(Duration.ofDays(1)).toString().substring(0, 10);
        String change = "{\"exceptions\": [{\"from\": \"%s\", \"to\": \"%s\", \"kind\": \"holiday\"}]}"
                .formatted(holiday, next);
        JsonNode preview = body(admin.post(CALENDARS + "/" + always.get("id").asString() + "/preview", json(change))
                .expectStatus()
                .isOk());
        assertThat(preview.get("clocks").asInt()).isEqualTo(1);
        assertThat(preview.get("moved").asInt()).isEqualTo(1);
        assertThat(preview.get("verdicts").asInt()).isZero();
        assertThat(preview.at("/items/0/ticketId")).isEqualTo(ticket.get("id"));
        assertThat(preview.at("/items/0/number")).isEqualTo(ticket.get("number"));
        JsonNode changed = body(admin.patch(CALENDARS + "/" + always.get("id").asString(), json(change), 1)
                .expectStatus()
                .isOk());
        assertThat(changed.get("version").asInt()).isEqualTo(2);
        JsonNode after = admin.read("/api/v1/tickets/" + ticket.get("id").asString());
        assertThat(resolveDue(after)).isAfter(start.plus(Duration.ofHours(24)));
    }

    @Test
    void holidaysOfAFileAreShownFirstAndThenMoveTheClocks() {
        String calendar = body(admin.post(CALENDARS, json("""
                {"name": "Uploads", "zone": "UTC", "weekly": {"mon": [["00:00", "24:00"]], "tue": [["00:00", "24:00"]],
                 "wed": [["00:00", "24:00"]], "thu": [["00:00", "24:00"]], "fri": [["00:00", "24:00"]],
                 "sat": [["00:00", "24:00"]], "sun": [["00:00", "24:00"]]},
                 "exceptions": [{"from": "2027-05-01", "to": "2027-05-09", "kind": "holiday"}]}""")).expectStatus().isCreated())
                .get("id")
                .asString();
        admin.post(SLAS, json("""
                {"name": "Queue up", "position": 2, "match": {"queues": ["up"]}, "calendarId": "%s",
                 "targets": {"resolve": {"3": {"kind": "working-time", "duration": "PT2H"}}}}""".formatted(calendar))).expectStatus().isCreated();
        JsonNode ticket = body(admin.post("/api/v1/tickets", Map.of("type", "incident", "title", "x", "queue", "up")));
        Instant start = Instant.parse(ticket.get("createdAt").asString());
        String today = start.plus(Duration.ofMinutes(1)).toString().substring(0, 10);
        String tomorrow = start.plus(Duration.ofDays(1)).toString().substring(0, 10);
        String csv = "date,to,name\n%s,%s,임시공휴일\n".formatted(today, tomorrow);
        String uri = CALENDARS + "/" + calendar + "/holidays";

        JsonNode preview = body(file("admin", uri + "/preview", "text/csv", csv, null)
                .expectStatus()
                .isOk());
        assertThat(preview.at("/added/0/name").asString()).isEqualTo("임시공휴일");
        assertThat(preview.at("/clocks/moved").asInt()).isEqualTo(1);
        assertThat(preview.at("/clocks/items/0/ticketId")).isEqualTo(ticket.get("id"));
        file("admin", uri, "text/csv", csv, null).expectStatus().isEqualTo(428);
        file("admin", uri, "text/csv", csv, 7L).expectStatus().isEqualTo(412);
        file("agent", uri, "text/csv", csv, 1L).expectStatus().isForbidden();
        file("admin", uri, "text/plain", csv, 1L).expectStatus().isEqualTo(415);
        file("admin", uri, "text/csv", "x".repeat(1_100_000), 1L).expectStatus().isEqualTo(413);
        JsonNode broken = body(file("admin", uri, "text/csv", csv + "2027-05-05,,,\ntomorrow\n", 1L)
                .expectStatus()
                .isBadRequest());
        assertThat(broken.at("/errors/0/pointer").asString()).isEqualTo("/lines/4");
        JsonNode otherwise = body(file("admin", uri, "text/csv", "date,holiday\n2027-05-05,N\n", 1L)
                .expectStatus()
                .isBadRequest());
        assertThat(otherwise.at("/errors/0/code").asString()).isEqualTo("closed-otherwise");

        JsonNode changed =
                body(file("admin", uri, "text/csv", csv, 1L).expectStatus().isOk());
        assertThat(changed.get("version").asInt()).isEqualTo(2);
        JsonNode after = admin.read("/api/v1/tickets/" + ticket.get("id").asString());
        assertThat(resolveDue(after)).isAfter(start.plus(Duration.ofHours(24)));
        assertThat(body(file("admin", uri, "text/csv", csv, 2L).expectStatus().isOk())
                        .get("version")
                        .asInt())
                .as("nothing new in it")
                .isEqualTo(2);
        String ical =
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270603\r\nSUMMARY:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        assertThat(body(file("admin", uri, "text/calendar; charset=utf-8", ical, 2L)
                                .expectStatus()
                                .isOk())
                        .get("exceptions")
                        .toString())
                .contains("2027-06-03", "임시공휴일");
    }

    @Test
    void changedPolicyIsShownFirstAndThenMovesTheClocksThatRun() {
        String policy = """
                {"name": "Queue pv", "position": %d, "match": {"queues": ["pv"]}, "onChange": "%s",
                 "calendarId": "00000000-0000-7000-8000-0000000ca1e2",
                 "targets": {"resolve": {"3": {"kind": "working-time", "duration": "%s"}}}}""";
        String uri = SLAS + "/"
                + body(admin.post(SLAS, json(policy.formatted(3, "retroactive", "PT4H")))
                                .expectStatus()
                                .isCreated())
                        .get("id")
                        .asString();
        JsonNode ticket = body(admin.post("/api/v1/tickets", Map.of("type", "incident", "title", "x", "queue", "pv")));
        Instant due = resolveDue(ticket);
        String change = "{\"targets\": {\"resolve\": {\"3\": {\"kind\": \"working-time\", \"duration\": \"PT1H\"}}}}";
        JsonNode preview =
                body(admin.post(uri + "/preview", json(change)).expectStatus().isOk());
        assertThat(preview.get("moved").asInt()).isEqualTo(1);
        assertThat(preview.get("clocks").asInt()).isGreaterThan(1);
        assertThat(preview.at("/items/0/ticketId")).isEqualTo(ticket.get("id"));
        assertThat(Instant.parse(preview.at("/items/0/after/dueAt").asString()))
                .isEqualTo(due.minus(Duration.ofHours(3)));
        assertThat(body(admin.post(SLAS + "/preview", json(policy.formatted(2, "keep", "PT1H"))))
                        .get("moved")
                        .asInt())
                .as("what was promised is kept")
                .isZero();
        assertThat(body(admin.post(SLAS + "/preview", json(policy.formatted(2, "retroactive", "PT0S"))))
                        .get("moved")
                        .asInt())
                .as("a missing target promises nothing: the next policy holds")
                .isZero();
        refused(uri + "/preview", "{\"onChange\": \"never\"}", "/onChange", "unknown-value");
        Desk.of(port, "agent")
                .post(uri + "/preview", json(change))
                .expectStatus()
                .isForbidden();
        Desk.at(port, Tokens.of("admin", Tokens.ACME))
                .post(uri + "/preview", json(change))
                .expectStatus()
                .isNotFound();
        assertThat(resolveDue(admin.read(of(ticket)))).as("nothing was written").isEqualTo(due);

        admin.patch(uri, json(change), 1).expectStatus().isOk();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(resolveDue(admin.read(of(ticket)))).isEqualTo(due.minus(Duration.ofHours(3))));
        JsonNode story = admin.read(of(ticket) + "/slas")
                .get("items")
                .valueStream()
                .filter(each -> each.at("/reading/metric").asString().equals("resolve"))
                .findFirst()
                .orElseThrow();
        assertThat(story.at("/changes/0/from/target").asString()).isEqualTo("PT4H");
    }

    @Test
    void clockThatNothingIsPromisedForAnyMoreEndsAndGoesOnWhenItIsAgain() {
        JsonNode policy = body(admin.post(SLAS, json("""
                {"name": "Queue rv", "position": 4, "match": {"queues": ["rv"]},
                 "calendarId": "00000000-0000-7000-8000-0000000ca1e2",
                 "targets": {"resolve": {"3": {"kind": "working-time", "duration": "PT4H"}}}}""")).expectStatus().isCreated());
        String uri = SLAS + "/" + policy.get("id").asString();
        JsonNode ticket = body(admin.post("/api/v1/tickets", Map.of("type", "problem", "title", "x", "queue", "rv")));
        admin.patch(uri, json("{\"enabled\": false}"), 1).expectStatus().isOk();
        awaitState(ticket, "cancelled");
        admin.patch(uri, json("{\"enabled\": true}"), 2).expectStatus().isOk();
        awaitState(ticket, "running");
    }

    @Test
    void clockThatAnotherPolicyPromisesAgainTakesWhatThatOnePromises() {
        String promise = """
                {"name": "%s", "position": %d, "match": {"queues": ["again"], "condition": "priority == 3"}, "onChange": "keep",
                 "calendarId": "00000000-0000-7000-8000-0000000ca1e2",
                 "targets": {"resolve": {"3": {"kind": "working-time", "duration": "%s"}}}}""";
        JsonNode first = body(admin.post(SLAS, json(promise.formatted("first", 6, "PT1H"))));
        JsonNode ticket =
                body(admin.post("/api/v1/tickets", Map.of("type", "problem", "title", "x", "queue", "again")));
        admin.patch(SLAS + "/" + Desk.id(first), json("{\"enabled\": false}"), 1)
                .expectStatus()
                .isOk();
        awaitState(ticket, "cancelled");
        refuse(Desk.id(first), 3, "replace(definition, '\"enabled\":false', '\"enabled\":true')");

        String other = promise.formatted("other", 7, "PT2H");
        JsonNode shown =
                body(admin.post(SLAS + "/preview", json(other)).expectStatus().isOk());
        assertThat(named(admin.read(SLAS), "first").get("fault").isNull()).isFalse();
        assertThat(shown.at("/items/0/ticketId")).isEqualTo(ticket.get("id"));
        assertThat(Duration.parse(shown.at("/items/0/after/remaining").asString()))
                .isBetween(Duration.ofMinutes(110), Duration.ofHours(2));
        admin.post(SLAS, json(other)).expectStatus().isCreated();
        awaitState(ticket, "running");
        JsonNode story = admin.read(of(ticket) + "/slas").at("/items/0");
        assertThat(story.get("policy").asString()).isEqualTo("other");
        assertThat(Duration.parse(story.at("/reading/remaining").asString()))
                .isBetween(Duration.ofMinutes(110), Duration.ofHours(2));
        assertThat(resolveDue(admin.read(of(ticket))))
                .as("the time in which nothing was promised does not count")
                .isAfter(Instant.parse(ticket.get("createdAt").asString()).plus(Duration.ofHours(2)));
    }

    /** As a policy that was accepted by an older release. */
    private void refuse(String policy, int version, String definition) {
        system.client()
                .sql("UPDATE sla_policy SET definition = replace(" + definition
                        + ", 'priority == 3', :from), version = :version, enabled = true WHERE id = :id::uuid")
                .bind("from", "title.matches('((a{1000}){1000}){1000}')")
                .bind("version", version)
                .bind("id", policy)
                .then()
                .block();
    }

    private void awaitState(JsonNode ticket, String state) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                admin.read(of(ticket)).at("/sla/0/state").asString())
                        .isEqualTo(state));
    }

    private static String of(JsonNode ticket) {
        return "/api/v1/tickets/" + ticket.get("id").asString();
    }

    private WebTestClient.ResponseSpec file(String role, String uri, String type, String text, @Nullable Long version) {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofMinutes(1))
                .build()
                .post()
                .uri(uri)
                .headers(headers -> {
                    headers.setBearerAuth(Tokens.of(role));
                    headers.set("Content-Type", type);
                    if (version != null) {
                        headers.setIfMatch("\"" + version + "\"");
                    }
                })
                .bodyValue(text.getBytes(StandardCharsets.UTF_8))
                .exchange();
    }

    @Test
    void levelsAndPartiesOfAPolicyAreReadAsTheyWereWritten() {
        JsonNode policy = body(admin.post(SLAS, json("""
                {"name": "All of it", "position": 900, "calendarId": "00000000-0000-7000-8000-0000000ca1e2", "vendor": "Hanbit",
                 "targets": {"nextResponse": {"1": {"kind": "working-time", "duration": "PT1H"}},
                             "vendor": {"1": {"kind": "working-days", "days": 2, "endOfDay": false}}},
                 "pausesOf": {"nextResponse": ["scheduled"]},
                 "levels": {"vendor": [{"at": "-1D"}, {"at": "PT90M", "name": "manager"}], "resolve": []}}""")).expectStatus().isCreated());
        assertThat(policy.get("vendor").asString()).isEqualTo("Hanbit");
        assertThat(policy.at("/pausesOf/nextResponse/0").asString()).isEqualTo("scheduled");
        assertThat(policy.at("/levels/vendor/0/at").asString()).isEqualTo("-1D");
        assertThat(policy.at("/levels/vendor/1/at").asString()).isEqualTo("PT1H30M");
        assertThat(policy.at("/levels/resolve").size()).as("no level at all").isZero();
        String uri = SLAS + "/" + policy.get("id").asString();
        assertThat(admin.read(uri)).isEqualTo(policy);
        assertThat(body(admin.patch(uri, json("{\"vendor\": null, \"levels\": {\"vendor\": null}}"), 1))
                        .get("vendor")
                        .isNull())
                .isTrue();
        String wrong =
                "{\"name\": \"x\", \"calendarId\": \"00000000-0000-7000-8000-0000000ca1e2\", \"targets\": {}, %s}";
        refused(
                SLAS,
                wrong.formatted("\"levels\": {\"ack\": [{\"at\": \"soon\"}]}"),
                "/levels/ack/0/at",
                "not-a-level");
        refused(
                SLAS,
                wrong.formatted("\"levels\": {\"ack\": [{\"at\": \"75%\"}, {\"at\": \"75%\"}]}"),
                "/levels/ack/1/at",
                "duplicate");
        refused(SLAS, wrong.formatted("\"pausesOf\": {\"lunch\": []}"), "/pausesOf/lunch", "unknown-field");
        refused(SLAS, wrong.formatted("\"pausesOf\": {\"ola\": [\"lunch\"]}"), "/pausesOf/ola/0", "unknown-value");
    }

    private static Instant resolveDue(JsonNode ticket) {
        return ticket.get("sla")
                .valueStream()
                .filter(clock -> clock.get("metric").asString().equals("resolve"))
                .map(clock -> Instant.parse(clock.get("dueAt").asString()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void calendarsAndPoliciesAreWrittenByThoseWhoRunTheDesk() {
        JsonNode calendar =
                json("{\"name\": \"x\", \"zone\": \"UTC\", \"weekly\": {\"mon\": [[\"09:00\", \"10:00\"]]}}");
        Desk agent = Desk.of(port, "agent");
        agent.post(CALENDARS, calendar).expectStatus().isForbidden();
        agent.post(SLAS, json("{}")).expectStatus().isForbidden();
        Desk.of(port, "requester").get(CALENDARS).expectStatus().isForbidden();
        Desk.of(port, "requester").get(SLAS).expectStatus().isForbidden();
        admin.patch(CALENDARS + "/00000000-0000-7000-8000-0000000ca1e2", json("{}"))
                .expectStatus()
                .isEqualTo(428);
        admin.patch(CALENDARS + "/00000000-0000-7000-8000-0000000ca1e2", json("{\"name\": \"y\"}"), 77)
                .expectStatus()
                .isEqualTo(412);
    }

    @Test
    void wrongCalendarsAndPoliciesAreRefusedWithWhatIsWrong() {
        refused(CALENDARS, "{\"name\": \"x\", \"zone\": \"UTC\", \"weekly\": {}}", "/weekly", "never-open");
        refused(CALENDARS, "{\"zone\": \"UTC\", \"weekly\": {\"mon\": [[\"09:00\", \"10:00\"]]}}", "/name", "required");
        refused(
                SLAS,
                "{\"name\": \"x\", \"calendarId\": \"%s\", \"targets\": {}}".formatted(java.util.UUID.randomUUID()),
                "/calendarId",
                "unknown-calendar");
        refused(
                SLAS,
                "{\"name\": \"x\", \"calendarId\": \"00000000-0000-7000-8000-0000000ca1e2\", \"targets\": {\"resolve\": {\"9\": {}}}}",
                "/targets/resolve/9",
                "unknown-field");
    }

    private void refused(String uri, String body, String pointer, String code) {
        JsonNode problem = body(admin.post(uri, json(body)).expectStatus().isBadRequest());
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(problem.at("/errors/0/code").asString()).isEqualTo(code);
    }

    @Test
    void policyThatWouldBeRefusedTodaySaysSoAndStopsNoOther() {
        String promise = """
                {"name": "%s", "position": %d, "match": {"queues": ["strict"], "condition": "priority == 3"}, "pauses": ["vendor"],
                 "calendarId": "00000000-0000-7000-8000-0000000ca1e2",
                 "targets": {"resolve": {"3": {"kind": "working-time", "duration": "PT%dH"}}}}""";
        JsonNode first = body(admin.post(SLAS, json(promise.formatted("kept long ago", 3, 1)))
                .expectStatus()
                .isCreated());
        JsonNode sound = body(admin.post(SLAS, json(promise.formatted("sound", 4, 2)))
                .expectStatus()
                .isCreated());
        JsonNode promisedBefore = strict();
        String id = first.get("id").asString();
        refuse(id, 2, "definition");

        JsonNode ticket = strict();
        Instant start = Instant.parse(ticket.get("createdAt").asString());
        assertThat(resolveDue(ticket))
                .as("the next policy promises")
                .isEqualTo(start.plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.MILLIS));
        String longer = "{\"targets\": {\"resolve\": {\"3\": {\"kind\": \"working-time\", \"duration\": \"PT3H\"}}}}";
        assertThat(body(admin.post(SLAS + "/" + Desk.id(sound) + "/preview", json(longer)))
                        .get("moved")
                        .asInt())
                .isEqualTo(1);
        admin.patch(SLAS + "/" + Desk.id(sound), json(longer), 1).expectStatus().isOk();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(resolveDue(admin.read(of(ticket))))
                        .isEqualTo(start.plus(Duration.ofHours(3)).truncatedTo(ChronoUnit.MILLIS)));
        assertThat(resolveDue(admin.read(of(promisedBefore))))
                .as("what it promised before goes on")
                .isEqualTo(resolveDue(promisedBefore));

        JsonNode listed = admin.read(SLAS);
        assertThat(named(listed, "sound").get("fault").isNull()).isTrue();
        JsonNode refused = named(listed, "kept long ago");
        assertThat(refused.get("fault").asString()).startsWith("/match/condition: Line 1, column 15:");
        assertThat(refused.at("/match/queues/0").asString()).isEqualTo("strict");
        assertThat(refused.at("/targets/resolve/3/duration").asString()).isEqualTo("PT1H");
        admin.patch(SLAS + "/" + id, json("{\"position\": 5}"), 2)
                .expectStatus()
                .isEqualTo(422);
        JsonNode mended = body(admin.patch(SLAS + "/" + id, json("{\"match\": {\"condition\": null}}"), 2)
                .expectStatus()
                .isOk());
        assertThat(mended.get("fault").isNull()).isTrue();
        assertThat(mended.at("/pauses/0").asString())
                .as("the rest is as it was")
                .isEqualTo("vendor");
        assertThat(mended.at("/match/queues/0").asString()).isEqualTo("strict");
    }

    private JsonNode strict() {
        return body(admin.post(
                "/api/v1/tickets",
                Map.of(
                        "type",
                        "incident",
                        "title",
                        "aaa",
                        "queue",
                        "strict",
                        "impact",
                        "medium",
                        "urgency",
                        "medium")));
    }

    @Test
    void policyThatIsSwitchedOffPromisesNothing() {
        Desk acme = Desk.at(port, Tokens.of("admin", Tokens.ACME));
        for (JsonNode policy : acme.read(SLAS).get("items")) {
            acme.patch(
                            SLAS + "/" + policy.get("id").asString(),
                            json("{\"enabled\": false}"),
                            policy.get("version").asLong())
                    .expectStatus()
                    .isOk();
        }
        assertThat(acme.open("nothing promised").get("sla").size()).isZero();
    }

    @Test
    void anotherTenantsCalendarIsNotFound() {
        String id = body(admin.post(CALENDARS, json("""
                {"name": "Ours alone", "zone": "UTC", "weekly": {"mon": [["09:00", "10:00"]]}}"""))).get("id").asString();
        Desk.at(port, Tokens.of("admin", Tokens.ACME))
                .get(CALENDARS + "/" + id)
                .expectStatus()
                .isNotFound();
    }
}
