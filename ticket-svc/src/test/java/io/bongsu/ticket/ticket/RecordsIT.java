package io.bongsu.ticket.ticket;

import static io.bongsu.ticket.Desk.body;
import static io.bongsu.ticket.Desk.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.Tokens;
import io.bongsu.ticket.Desk;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Requests, problems and changes over HTTP: what each kind needs to go on, and who may let it. */
@BongsuTest("ticket")
class RecordsIT {
    private static final String TICKETS = "/api/v1/tickets";

    @LocalServerPort
    int port;

    private Desk agent;
    private Desk operator;
    private Desk requester;

    @BeforeEach
    void arrive() {
        agent = Desk.of(port, "agent");
        operator = Desk.of(port, "operator");
        requester = Desk.of(port, "requester");
    }

    @ParameterizedTest
    @CsvSource({"incident,INC,new,new", "request,REQ,draft,new", "problem,PRB,new,new", "change,CHG,draft,new"})
    void everyKindIsOpenedUnderItsOwnNumberAndFoundByItsType(
            String type, String prefix, String state, String category) {
        JsonNode opened = open(type, Map.of());
        assertThat(opened.get("number").asString()).startsWith(prefix + "-2");
        assertThat(opened.get("state").asString()).isEqualTo(state);
        assertThat(opened.get("category").asString()).isEqualTo(category);
        JsonNode found =
                agent.read(TICKETS + "?type=" + type + "&sort=-createdAt").at("/items/0");
        assertThat(found.get("id")).isEqualTo(opened.get("id"));
    }

    @Test
    void problemBecomesAKnownErrorWithItsWorkaroundOnly() {
        String id = id(open("problem", Map.of()));
        move(id, Map.of("to", "assess")).expectStatus().isOk();
        JsonNode missing =
                body(move(id, Map.of("to", "knownError")).expectStatus().isBadRequest());
        assertThat(missing.at("/errors/0/pointer").asString()).isEqualTo("/fields/workaround");
        JsonNode known = body(move(id, Map.of("to", "knownError", "fields", Map.of("workaround", "Restart it.")))
                .expectStatus()
                .isOk());
        assertThat(known.at("/fields/workaround").asString()).isEqualTo("Restart it.");
        assertThat(known.at("/assignee/name").asString()).isEqualTo("Test agent");
        move(id, Map.of("to", "fixInProgress")).expectStatus().isBadRequest();
        long version = known.get("version").asLong();
        agent.patch(TICKETS + "/" + id, Map.of("fields", Map.of("rootCause", "A leak.")), version)
                .expectStatus()
                .isOk();
        move(id, Map.of("to", "fixInProgress")).expectStatus().isOk();
        move(id, Map.of("to", "resolved")).expectStatus().isBadRequest();
        JsonNode resolved = body(move(id, Map.of("to", "resolved", "comment", "Patched."))
                .expectStatus()
                .isOk());
        assertThat(resolved.get("category").asString()).isEqualTo("done");
        assertThat(resolved.get("resolution").asString()).isEqualTo("Patched.");
        assertThat(fields(id)).contains("workaround: null -> Restart it.", "rootCause: null -> A leak.");
    }

    @Test
    void normalChangeIsAssessedAndAuthorizedBySomebodyElse() {
        String id = id(open("change", Map.of("fields", Map.of("plan", "Swap the disk."))));
        JsonNode illegal =
                body(move(id, Map.of("to", "scheduled")).expectStatus().isEqualTo(409));
        assertThat(illegal.get("type").asString()).isEqualTo("/problems/change-illegal-transition");
        assertThat(illegal.at("/errors/0/detail").asString()).isEqualTo("assess, cancelled");
        move(id, Map.of("to", "assess")).expectStatus().isOk();
        move(id, Map.of("to", "authorize", "fields", Map.of("risk", "low", "backoutPlan", "Swap it back.")))
                .expectStatus()
                .isOk();
        Map<String, Object> window = Map.of(
                "to",
                "scheduled",
                "fields",
                Map.of("plannedStart", "2026-12-01T10:00:00Z", "plannedEnd", "2026-12-01T11:00:00Z"));
        JsonNode own = body(move(id, window).expectStatus().isEqualTo(409));
        assertThat(own.get("type").asString()).isEqualTo("/problems/own-approval");
        JsonNode scheduled = body(operator.move(id, window).expectStatus().isOk());
        assertThat(scheduled.get("state").asString()).isEqualTo("scheduled");
        assertThat(scheduled.at("/fields/plannedStart").asString()).isEqualTo("2026-12-01T10:00:00Z");
        move(id, Map.of("to", "implement")).expectStatus().isOk();
        move(id, Map.of("to", "review")).expectStatus().isOk();
        move(id, Map.of("to", "closed")).expectStatus().isBadRequest();
        move(id, Map.of("to", "closed", "comment", "As planned."))
                .expectStatus()
                .isOk();
    }

    @Test
    void kindOfAChangeIsFixedOnceItIsNoDraft() {
        String id = id(open("change", Map.of("fields", Map.of("plan", "p"))));
        agent.patch(TICKETS + "/" + id, Map.of("fields", Map.of("kind", "emergency")), 1)
                .expectStatus()
                .isOk();
        move(id, Map.of("to", "authorize", "fields", Map.of("risk", "high", "backoutPlan", "b")))
                .expectStatus()
                .isOk();
        JsonNode fixed = body(agent.patch(TICKETS + "/" + id, Map.of("fields", Map.of("kind", "standard")), 3)
                .expectStatus()
                .isEqualTo(409));
        assertThat(fixed.get("type").asString()).isEqualTo("/problems/change-kind-fixed");
    }

    @Test
    void requestAwaitsTheWordOfSomebodyElse() {
        JsonNode asked = body(requester
                .post(TICKETS, Map.of("type", "request", "title", "A monitor", "fields", Map.of("onBehalfOf", "김영희")))
                .expectStatus()
                .isCreated());
        assertThat(asked.get("state").asString()).isEqualTo("awaitingApproval");
        assertThat(asked.at("/fields/onBehalfOf").asString()).isEqualTo("김영희");
        String id = id(asked);
        move(id, Map.of("to", "fulfilment")).expectStatus().isEqualTo(409);
        move(id, Map.of("to", "approved")).expectStatus().isOk();
        move(id, Map.of("to", "fulfilment")).expectStatus().isOk();
        move(id, Map.of("to", "onHold", "reason", "requester", "comment", "Which size?"))
                .expectStatus()
                .isOk();
        requester
                .post(TICKETS + "/" + id + "/messages", Map.of("visibility", "public", "body", "27 inches"))
                .expectStatus()
                .isCreated();
        assertThat(agent.read(TICKETS + "/" + id).get("state").asString()).isEqualTo("fulfilment");
        move(id, Map.of("to", "fulfilled")).expectStatus().isOk();
        String mine = id(open("request", Map.of()));
        move(mine, Map.of("to", "awaitingApproval")).expectStatus().isOk();
        move(mine, Map.of("to", "approved")).expectStatus().isEqualTo(409);
        move(mine, Map.of("to", "rejected")).expectStatus().isBadRequest();
    }

    @Test
    void resolvedTicketIsWorkedOnAgainWhenItsRequesterWrites() {
        String policy = "/api/v1/ticket-policies/incident";
        String id = id(requester.open("still broken"));
        Map<String, String> said = Map.of("visibility", "public", "body", "It is back.");
        move(id, Map.of("to", "inProgress")).expectStatus().isOk();
        move(id, Map.of("to", "resolved")).expectStatus().isOk();
        requester.post(TICKETS + "/" + id + "/messages", said).expectStatus().isCreated();
        JsonNode again = agent.read(TICKETS + "/" + id);
        assertThat(again.get("state").asString()).isEqualTo("inProgress");
        assertThat(again.get("resolvedAt").isNull()).isTrue();
        assertThat(fields(id)).contains("state: resolved -> inProgress");
        admin().patch(policy, Map.of("reopenWithinDays", 91), 0).expectStatus().isBadRequest();
        admin().patch(policy, Map.of("reopenWithinDays", 0), 0).expectStatus().isOk();
        move(id, Map.of("to", "resolved")).expectStatus().isOk();
        requester.post(TICKETS + "/" + id + "/messages", said).expectStatus().isCreated();
        assertThat(agent.read(TICKETS + "/" + id).get("state").asString()).isEqualTo("resolved");
    }

    @Test
    void requestersOpenIncidentsAndRequestsOnly() {
        for (String type : List.of("problem", "change")) {
            requester
                    .post(TICKETS, Map.of("type", type, "title", "x"))
                    .expectStatus()
                    .isForbidden();
        }
        requester
                .post(TICKETS, Map.of("type", "request", "title", "x", "tags", List.of("vip")))
                .expectStatus()
                .isForbidden();
    }

    @Test
    void promisesAreKeptForOtherKindsWhenAPolicySaysSo() {
        Desk admin = Desk.of(port, "admin");
        String calendar = admin.read("/api/v1/calendars").at("/items/0/id").asString();
        admin.post(
                        "/api/v1/slas",
                        Map.of(
                                "name",
                                "Requests",
                                "calendarId",
                                calendar,
                                "match",
                                Map.of("types", List.of("request")),
                                "targets",
                                Map.of("resolve", Map.of("3", Map.of("kind", "working-time", "duration", "PT8H")))))
                .expectStatus()
                .isCreated();
        JsonNode asked = body(requester.post(TICKETS, Map.of("type", "request", "title", "promised")));
        assertThat(asked.at("/sla/0/metric").asString()).isEqualTo("resolve");
        assertThat(asked.at("/sla/0/state").asString()).isEqualTo("paused");
        move(id(asked), Map.of("to", "approved")).expectStatus().isOk();
        assertThat(agent.read(TICKETS + "/" + id(asked)).at("/sla/0/state").asString())
                .isEqualTo("running");
    }

    @Test
    void majorIncidentGetsTheChecklistOfItsTenantAndSaysWhy() {
        String policy = "/api/v1/ticket-policies/major-incident";
        Desk admin = Desk.of(port, "admin");
        JsonNode defaults = admin.read(policy);
        assertThat(defaults.at("/items/0/ko").asString()).isNotBlank();
        List<Map<String, String>> items = List.of(Map.of("ko", "알림", "en", "Tell"), Map.of("en", "Review"));
        admin.patch(policy, Map.of("items", List.of(Map.of())), 0)
                .expectStatus()
                .isBadRequest();
        admin.patch(policy, Map.of("items", items), defaults.get("version").asLong())
                .expectStatus()
                .isOk();
        admin.patch(policy, Map.of("items", List.of()), 0).expectStatus().isEqualTo(412);

        String id = id(open("incident", Map.of()));
        String other = id(open("incident", Map.of()));
        major(id, 1, true, " ").expectStatus().isBadRequest();
        JsonNode declared =
                body(major(id, 1, true, "The site is down.").expectStatus().isOk());
        assertThat(declared.get("majorIncident").asBoolean()).isTrue();
        assertThat(declared.get("version").asInt()).isEqualTo(2);
        JsonNode late = body(major(id, 1, false, "No.").expectStatus().isEqualTo(412));
        assertThat(late.at("/current/majorIncident").asBoolean()).isTrue();
        JsonNode said = agent.read(TICKETS + "/" + id + "/timeline")
                .get("items")
                .valueStream()
                .toList()
                .getLast();
        assertThat(said.get("field").asString()).isEqualTo("majorIncident");
        assertThat(said.get("body").asString()).isEqualTo("The site is down.");
        assertThat(found("?majorIncident=true")).contains(id).doesNotContain(other);
        assertThat(found("?majorIncident=false&type=incident")).contains(other).doesNotContain(id);
        agent.get(TICKETS + "?majorIncident=yes").expectStatus().isBadRequest();

        JsonNode item = agent.read(TICKETS + "/" + id + "/checklist").at("/items/1");
        assertThat(item.at("/name/en").asString()).isEqualTo("Review");
        String line = TICKETS + "/" + id + "/checklist/" + item.get("id").asString();
        JsonNode ticked =
                body(agent.patch(line, Map.of("done", true), 1).expectStatus().isOk());
        assertThat(ticked.at("/doneBy/name").asString()).isEqualTo("Test agent");
        operator.patch(line, Map.of("done", false), 1).expectStatus().isEqualTo(412);
        agent.patch(line, Map.of("done", false), 2).expectStatus().isOk();
        agent.patch(line, Map.of("done", true), 3).expectStatus().isOk();
        String lineId = item.get("id").asString();
        assertThat(fields(id))
                .contains("majorIncident: false -> true")
                .endsWith(
                        "checklist: null -> " + lineId,
                        "checklist: " + lineId + " -> null",
                        "checklist: null -> " + lineId);

        major(id, 2, false, "It was the cable.").expectStatus().isOk();
        major(id, 3, true, "It was not.").expectStatus().isOk();
        assertThat(agent.read(TICKETS + "/" + id + "/checklist")
                        .at("/items/1/doneBy/name")
                        .asString())
                .as("what was done stays done")
                .isEqualTo("Test agent");
        major(id(open("problem", Map.of())), 1, true, "x").expectStatus().isEqualTo(422);
    }

    private ResponseSpec major(String id, long version, boolean major, String reason) {
        return agent.post(
                TICKETS + "/" + id + "/major-incident",
                Map.of("majorIncident", major, "reason", reason),
                "If-Match",
                "\"" + version + "\"");
    }

    private List<String> found(String query) {
        return agent.read(TICKETS + query + "&limit=200&sort=-createdAt")
                .get("items")
                .valueStream()
                .map(Desk::id)
                .toList();
    }

    @Test
    void tagsAreComparedAsPeopleReadThem() {
        JsonNode opened = open("incident", Map.of("tags", List.of("ＶＰＮ", "vpn", " 본사 ")));
        assertThat(opened.get("tags").toString()).isEqualTo("[\"vpn\",\"본사\"]");
        assertThat(agent.read(TICKETS + "?tag=VPN,%EB%B3%B8%EC%82%AC")
                        .get("items")
                        .size())
                .isEqualTo(1);
        assertThat(agent.read(TICKETS + "?tag=vpn,none").get("items").size()).isZero();
        agent.patch(TICKETS + "/" + id(opened), Map.of("tags", List.of("lan")), 1)
                .expectStatus()
                .isOk();
        assertThat(agent.read(TICKETS + "?tag=vpn").get("items").size()).isZero();
        assertThat(agent.read(TICKETS + "?tag=lan").get("items").size()).isEqualTo(1);
        assertThat(fields(id(opened))).contains("tags: vpn, 본사 -> lan");
    }

    @Test
    void customFieldsAreFilledInFoundAndTold() {
        JsonNode site = field("site", "choice", true, true, Map.of("choices", choices("seoul", "busan")));
        field("seats", "number", false, true, Map.of());
        JsonNode cause = field("cause", "text", false, false, Map.of("forRequesters", false));

        JsonNode missing = body(requester
                .post(TICKETS, Map.of("type", "problem", "title", "x"))
                .expectStatus()
                .isForbidden());
        assertThat(missing.get("type").asString()).doesNotContain("custom");
        JsonNode needed = body(agent.post(TICKETS, Map.of("type", "request", "title", "x", "custom", Map.of()))
                .expectStatus()
                .isBadRequest());
        assertThat(needed.at("/errors/0/pointer").asString()).isEqualTo("/custom/site");
        assertThat(needed.at("/errors/0/code").asString()).isEqualTo("required");
        JsonNode hidden = body(requester
                .post(TICKETS, Map.of("type", "request", "title", "x", "custom", Map.of("cause", "?", "site", "busan")))
                .expectStatus()
                .isBadRequest());
        assertThat(hidden.at("/errors/0/code").asString()).isEqualTo("unknown-field");

        JsonNode asked = body(requester
                .post(TICKETS, Map.of("type", "request", "title", "x", "custom", Map.of("site", "busan", "seats", 12)))
                .expectStatus()
                .isCreated());
        assertThat(asked.get("custom").toString()).isEqualTo("{\"seats\":12,\"site\":\"busan\"}");
        String id = id(asked);
        agent.patch(TICKETS + "/" + id, Map.of("custom", Map.of("cause", "Ｄｕｓｔ")), 1)
                .expectStatus()
                .isOk();
        agent.patch(TICKETS + "/" + id, Map.of("custom", Map.of("seats", 12.5)), 1)
                .expectStatus()
                .isOk(); // nobody else changed it since
        JsonNode late = body(agent.patch(TICKETS + "/" + id, Map.of("custom", Map.of("cause", "Rust")), 1)
                .expectStatus()
                .isEqualTo(412));
        assertThat(late.at("/errors/0/pointer").asString()).isEqualTo("/custom/cause");
        assertThat(fields(id)).contains("custom.cause: null -> Ｄｕｓｔ", "custom.seats: 12 -> 12.5");
        assertThat(requester.read(TICKETS + "/" + id).get("custom").has("cause"))
                .isFalse();

        assertThat(found("?custom.site=busan,seoul&custom.seats=12.50")).containsExactly(id);
        assertThat(found("?custom.site=seoul")).isEmpty();
        for (String unknown : List.of("custom.cause=dust", "custom.nothing=1", "custom.seats=many", "custom.site=")) {
            agent.get(TICKETS + "?" + unknown).expectStatus().isBadRequest();
        }
        admin().patch("/api/v1/custom-fields/" + id(cause), Map.of("filterable", true), 1)
                .expectStatus()
                .isOk();
        assertThat(found("?custom.cause=dust"))
                .as("what was there before is found, too")
                .containsExactly(id);
        agent.patch(TICKETS + "/" + id, Map.of("custom", java.util.Collections.singletonMap("cause", null)), 3)
                .expectStatus()
                .isOk();
        assertThat(found("?custom.cause=dust")).isEmpty();

        admin().delete("/api/v1/custom-fields/" + id(site), 1L).expectStatus().isNoContent();
        assertThat(agent.read(TICKETS + "/" + id).get("custom").has("site")).isFalse();
        JsonNode taken = body(admin().post("/api/v1/custom-fields", definition("site", "text", Map.of()))
                .expectStatus()
                .isEqualTo(409));
        assertThat(taken.get("type").asString()).isEqualTo("/problems/custom-field-key-taken");
        JsonNode back = field("site", "choice", false, true, Map.of("choices", choices("seoul", "busan")));
        assertThat(back.get("id")).isEqualTo(site.get("id"));
        assertThat(found("?custom.site=busan")).containsExactly(id);
        Desk acme = Desk.at(port, Tokens.of("admin", Tokens.ACME));
        assertThat(acme.read("/api/v1/custom-fields").get("items").size()).isZero();
    }

    @Test
    void fieldOfAQueueIsOfItsTicketsWhileTheyAreThere() {
        JsonNode rack = field("rack", "text", true, true, Map.of("queues", List.of("network")));
        assertThat(rack.at("/queues/0").asString()).isEqualTo("network");
        JsonNode missing = body(agent.post(TICKETS, Map.of("type", "request", "title", "x", "queue", "network"))
                .expectStatus()
                .isBadRequest());
        assertThat(missing.at("/errors/0/pointer").asString()).isEqualTo("/custom/rack");
        String elsewhere = id(open("request", Map.of("queue", "desktop")));
        Map<String, Object> said = Map.of("custom", Map.of("rack", "R8"));
        JsonNode foreign = body(
                agent.patch(TICKETS + "/" + elsewhere, said, 1).expectStatus().isBadRequest());
        assertThat(foreign.at("/errors/0/code").asString()).isEqualTo("unknown-field");
        Map<String, Object> both = new java.util.HashMap<>(said);
        both.put("queue", "network");
        agent.patch(TICKETS + "/" + elsewhere, both, 1).expectStatus().isOk();

        String id = id(open("request", Map.of("queue", "network", "custom", Map.of("rack", "R7"))));
        assertThat(rackOf(id)).isEqualTo("R7");
        agent.patch(TICKETS + "/" + id, Map.of("queue", "desktop"), 1)
                .expectStatus()
                .isOk();
        assertThat(rackOf(id)).as("unseen").isEmpty();
        assertThat(agent.read(TICKETS + "?custom.rack=R7").at("/items/0/custom").has("rack"))
                .isFalse();
        agent.patch(TICKETS + "/" + id, Map.of("queue", "network"), 2)
                .expectStatus()
                .isOk();
        assertThat(rackOf(id)).as("and kept").isEqualTo("R7");
        String field = "/api/v1/custom-fields/" + id(rack);
        admin().patch(field, Map.of("queues", List.of()), 1).expectStatus().isOk();
        admin().patch(field, Map.of("queues", List.of(" ")), 2).expectStatus().isBadRequest();
        admin().delete(field, 2L).expectStatus().isNoContent();
    }

    private String rackOf(String ticket) {
        return agent.read(TICKETS + "/" + ticket).at("/custom/rack").asString("");
    }

    @ParameterizedTest
    @CsvSource({"Site,text,/key", "x,choice,/choices", "y,text,/types", "z,sound,/kind"})
    void brokenCustomFieldIsNamed(String key, String kind, String pointer) {
        Map<String, Object> wish = new java.util.HashMap<>(definition(key, kind, Map.of()));
        if (key.equals("y")) {
            wish.put("types", List.of("order"));
        }
        JsonNode wrong =
                body(admin().post("/api/v1/custom-fields", wish).expectStatus().isBadRequest());
        assertThat(wrong.at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    private Desk admin() {
        return Desk.of(port, "admin");
    }

    private static List<Map<String, Object>> choices(String... keys) {
        return java.util.Arrays.stream(keys)
                .map(key -> Map.<String, Object>of("key", key, "name", Map.of("en", key)))
                .toList();
    }

    private static Map<String, Object> definition(String key, String kind, Map<String, Object> more) {
        Map<String, Object> wish = new java.util.HashMap<>(Map.of(
                "key",
                key,
                "kind",
                kind,
                "types",
                List.of("request"),
                "forRequesters",
                true,
                "name",
                Map.of("ko", key)));
        wish.putAll(more);
        return wish;
    }

    private JsonNode field(String key, String kind, boolean required, boolean filterable, Map<String, Object> more) {
        Map<String, Object> wish = new java.util.HashMap<>(more);
        wish.put("required", required);
        wish.put("filterable", filterable);
        return body(admin().post("/api/v1/custom-fields", definition(key, kind, wish))
                .expectStatus()
                .isCreated());
    }

    @Test
    void anotherTenantFindsNoneOfThem() {
        Desk acme = Desk.at(port, Tokens.of("admin", Tokens.ACME));
        String id = id(open("change", Map.of("tags", List.of("secret"))));
        acme.get(TICKETS + "/" + id).expectStatus().isNotFound();
        assertThat(acme.read(TICKETS + "?tag=secret").get("items").size()).isZero();
    }

    private JsonNode open(String type, Map<String, Object> more) {
        var wish = new java.util.HashMap<String, Object>(Map.of("type", type, "title", "A " + type));
        wish.putAll(more);
        return body(agent.post(TICKETS, wish).expectStatus().isCreated());
    }

    private ResponseSpec move(String id, Map<String, ?> wish) {
        return agent.move(id, wish);
    }

    private List<String> fields(String id) {
        return agent.read(TICKETS + "/" + id + "/timeline")
                .get("items")
                .valueStream()
                .filter(item -> item.get("kind").asString().equals("change"))
                .map(item ->
                        item.get("field").asString() + ": " + item.path("from").asString("null") + " -> "
                                + item.path("to").asString("null"))
                .toList();
    }
}
