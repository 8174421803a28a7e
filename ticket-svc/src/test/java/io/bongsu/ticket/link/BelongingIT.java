package io.bongsu.ticket.link;

import static io.bongsu.ticket.Desk.body;
import static io.bongsu.ticket.Desk.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.Tokens;
import io.bongsu.ticket.Desk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** Tickets that belong together: links, tasks, watchers, merged and taken apart, split. */
@BongsuTest(value = "ticket", together = "desk")
class BelongingIT {
    private static final String TICKETS = "/api/v1/tickets";

    @LocalServerPort
    int port;

    private Desk agent;
    private Desk requester;

    @BeforeEach
    void arrive() {
        agent = Desk.of(port, "agent");
        requester = Desk.of(port, "requester");
    }

    @Nested
    class Links {
        @Test
        void aLinkIsSeenFromBothEnds() {
            JsonNode incident = agent.open("slow");
            JsonNode problem = open("problem");
            JsonNode link =
                    body(link(incident, "causedBy", problem).expectStatus().isCreated());
            assertThat(link.get("kind").asString()).isEqualTo("causedBy");
            assertThat(link.at("/target/number")).isEqualTo(problem.get("number"));
            JsonNode other = agent.read(TICKETS + "/" + id(problem) + "/links").at("/items/0");
            assertThat(other.get("kind").asString()).isEqualTo("causes");
            assertThat(other.at("/target/number")).isEqualTo(incident.get("number"));
            assertThat(changes(id(problem)))
                    .contains("links: null -> causes " + incident.get("number").asString());
            String path =
                    TICKETS + "/" + id(problem) + "/links/" + link.get("id").asString();
            assertThat(delete(path)).isEqualTo(204);
            assertThat(agent.read(TICKETS + "/" + id(incident) + "/links")
                            .get("items")
                            .size())
                    .isZero();
            assertThat(delete(path)).isEqualTo(404);
        }

        @ParameterizedTest
        @CsvSource({"parent", "duplicateOf", "causedBy", "fixes"})
        void noCircle(String kind) {
            JsonNode a = agent.open("a");
            JsonNode b = agent.open("b");
            JsonNode c = agent.open("c");
            link(a, kind, b).expectStatus().isCreated();
            link(b, kind, c).expectStatus().isCreated();
            assertThat(body(link(c, kind, a).expectStatus().isEqualTo(409))
                            .get("type")
                            .asString())
                    .isEqualTo("/problems/ticket-link-cyclic");
            link(a, kind, a).expectStatus().isEqualTo(409);
            link(a, kind, b).expectStatus().isEqualTo(409);
        }

        @Test
        void manyAtOnceCloseNoCircle() {
            List<JsonNode> ring =
                    IntStream.range(0, 8).mapToObj(i -> agent.open("ring " + i)).toList();
            List<Integer> statuses = Objects.requireNonNull(Flux.range(0, 8)
                    .flatMap(i -> Mono.fromCallable(() -> link(ring.get(i), "causedBy", ring.get((i + 1) % 8))
                                    .expectBody()
                                    .returnResult()
                                    .getStatus()
                                    .value())
                            .subscribeOn(Schedulers.boundedElastic()))
                    .collectList()
                    .block());
            assertThat(statuses.stream().filter(status -> status == 201)).hasSize(7);
            assertThat(statuses).containsOnlyOnce(409);
        }

        @Test
        void thereIsOneParentAndTheRestIsNamed() {
            JsonNode child = agent.open("child");
            link(child, "parent", agent.open("mother")).expectStatus().isCreated();
            link(child, "parent", agent.open("stranger")).expectStatus().isEqualTo(409);
            String uuid = "0198c0de-0000-8000-8000-000000000001";
            target(child, "alert", uuid).expectStatus().isCreated();
            target(child, "entity", uuid).expectStatus().isCreated();
            target(child, "situation", uuid).expectStatus().isCreated();
            target(child, "trace", "0af7651916cd43dd8448eb211c80319c")
                    .expectStatus()
                    .isCreated();
            for (String type : List.of("alert", "trace", "ticket")) {
                assertThat(body(target(child, type, "nonsense").expectStatus().isEqualTo(422))
                                .at("/errors/0/pointer")
                                .asString())
                        .isEqualTo("/target/id");
            }
            agent.post(TICKETS + "/" + id(child) + "/links", Map.of("kind", "cousin", "target", Map.of()))
                    .expectStatus()
                    .isBadRequest();
        }

        @Test
        void solvedProblemLetsItsWaitingIncidentsGoOn() {
            JsonNode problem = open("problem");
            String waiting = heldFor("problem");
            String elsewhere = heldFor("vendor");
            link(Map.of("id", waiting), "causedBy", problem).expectStatus().isCreated();
            link(Map.of("id", elsewhere), "causedBy", problem).expectStatus().isCreated();
            String prb = id(problem);
            agent.move(prb, Map.of("to", "assess")).expectStatus().isOk();
            agent.move(prb, Map.of("to", "knownError", "fields", Map.of("workaround", "w")))
                    .expectStatus()
                    .isOk();
            agent.move(prb, Map.of("to", "resolved", "comment", "fixed"))
                    .expectStatus()
                    .isOk();
            assertThat(agent.read(TICKETS + "/" + waiting).get("state").asString())
                    .isEqualTo("inProgress");
            assertThat(agent.read(TICKETS + "/" + elsewhere).get("state").asString())
                    .isEqualTo("onHold");
            assertThat(agent.read(TICKETS + "/" + waiting + "/timeline").toString())
                    .contains("\"released\"", problem.get("number").asString());
        }

        private String heldFor(String reason) {
            String id = id(agent.open("waits for " + reason));
            agent.move(id, Map.of("to", "inProgress")).expectStatus().isOk();
            agent.move(id, Map.of("to", "onHold", "reason", reason))
                    .expectStatus()
                    .isOk();
            return id;
        }
    }

    @Nested
    class Tasks {
        @Test
        void tasksGoInOrderAndHoldTheTicketOpen() {
            String id = id(agent.open("with tasks"));
            String path = TICKETS + "/" + id + "/tasks";
            JsonNode first = body(agent.post(path, Map.of("title", "Order the disk"))
                    .expectStatus()
                    .isCreated());
            JsonNode second = body(agent.post(
                            path,
                            Map.of(
                                    "title",
                                    "Swap it",
                                    "dependsOn",
                                    first.get("id").asString()))
                    .expectStatus()
                    .isCreated());
            JsonNode blocked = body(agent.patch(path + "/" + id(second), Map.of("done", true), 1)
                    .expectStatus()
                    .isEqualTo(409));
            assertThat(blocked.get("type").asString()).isEqualTo("/problems/task-blocked");
            agent.patch(path + "/" + id(first), Map.of("dependsOn", id(second)), 1)
                    .expectStatus()
                    .isEqualTo(409);
            JsonNode open =
                    body(agent.move(id, Map.of("to", "resolved")).expectStatus().isEqualTo(409));
            assertThat(open.get("type").asString()).isEqualTo("/problems/ticket-open-tasks");
            assertThat(open.at("/errors/0/detail").asString()).isEqualTo("2");
            agent.patch(path + "/" + id(first), Map.of("done", true))
                    .expectStatus()
                    .isEqualTo(428);
            JsonNode done = body(agent.patch(path + "/" + id(first), Map.of("done", true), 1)
                    .expectStatus()
                    .isOk());
            assertThat(done.get("doneBy").asString()).isEqualTo("Test agent");
            agent.patch(path + "/" + id(first), Map.of("title", "x"), 1)
                    .expectStatus()
                    .isEqualTo(412);
            agent.patch(path + "/" + id(second), Map.of("done", true), 1)
                    .expectStatus()
                    .isOk();
            agent.move(id, Map.of("to", "resolved")).expectStatus().isOk();
            assertThat(changes(id)).contains("tasks: ☐ Order the disk -> ☑ Order the disk");
        }

        @Test
        void taskIsSomebodysAndFoundUntilItIsDone() {
            JsonNode ticket = agent.open("somebody's task");
            String me = ticket.at("/requester/id").asString();
            String path = TICKETS + "/" + id(ticket) + "/tasks";
            String mine = TICKETS + "?taskAssignee=me";
            JsonNode task = body(agent.post(path, Map.of("title", "Call them", "assigneeId", me))
                    .expectStatus()
                    .isCreated());
            assertThat(task.at("/assignee/name").asString()).isEqualTo("Test agent");
            assertThat(agent.read(mine).at("/items/0/id").asString()).isEqualTo(id(ticket));
            JsonNode nobodys =
                    body(agent.patch(path + "/" + id(task), java.util.Collections.singletonMap("assigneeId", null), 1)
                            .expectStatus()
                            .isOk());
            assertThat(nobodys.get("assignee").isNull()).isTrue();
            assertThat(agent.read(mine).get("items").size()).isZero();
            agent.patch(path + "/" + id(task), Map.of("assigneeId", me), 2)
                    .expectStatus()
                    .isOk();
            JsonNode kept = body(agent.patch(path + "/" + id(task), Map.of("title", "Call her"), 3)
                    .expectStatus()
                    .isOk());
            assertThat(kept.at("/assignee/id").asString()).isEqualTo(me);
            assertThat(changes(id(ticket))).contains("tasks: ☐ Call them · Test agent -> ☐ Call her · Test agent");
            agent.patch(path + "/" + id(task), Map.of("done", true), 4)
                    .expectStatus()
                    .isOk();
            assertThat(agent.read(mine).get("items").size()).as("done").isZero();
        }

        @Test
        void wrongTasksAreRefused() {
            String path = TICKETS + "/" + id(agent.open("wrong tasks")) + "/tasks";
            agent.post(path, Map.of("title", "a\u202Eb")).expectStatus().isBadRequest();
            agent.post(path, Map.of("title", "x", "dependsOn", "0198c0de-0000-8000-8000-000000000001"))
                    .expectStatus()
                    .isBadRequest();
            String task = id(body(agent.post(path, Map.of("title", "x"))));
            agent.patch(path + "/" + task, Map.of("position", -1), 1)
                    .expectStatus()
                    .isBadRequest();
            agent.patch(path + "/" + task, Map.of("colour", "red"), 1)
                    .expectStatus()
                    .isBadRequest();
        }
    }

    @Test
    void watchersFindWhatTheyWatch() {
        String id = id(agent.open("watched"));
        for (int twice = 0; twice < 2; twice++) {
            assertThat(put(TICKETS + "/" + id + "/watchers/me")).isEqualTo(204);
        }
        assertThat(agent.read(TICKETS + "?watcher=me")
                        .get("items")
                        .valueStream()
                        .map(Desk::id))
                .contains(id);
        assertThat(agent.read(TICKETS + "/" + id + "/watchers").get("items").size())
                .isEqualTo(1);
        assertThat(delete(TICKETS + "/" + id + "/watchers/me")).isEqualTo(204);
        assertThat(agent.read(TICKETS + "?watcher=me").get("items").toString()).doesNotContain(id);
        assertThat(changes(id)).containsExactly("watchers: null -> Test agent", "watchers: Test agent -> null");
    }

    @Nested
    class Merge {
        @Test
        void mergedTicketsKeepAllTheyHaveAndAreTakenApartAgain() {
            JsonNode into = agent.open("mail is down");
            JsonNode theirs = requester.open("no mail");
            JsonNode again = requester.open("still no mail");
            note(theirs, "theirs");
            Map<String, Object> wish =
                    Map.of("tickets", List.of(id(theirs), again.get("number").asString()));
            JsonNode preview = body(agent.post(TICKETS + "/" + id(into) + "/merge/preview", wish)
                    .expectStatus()
                    .isOk());
            assertThat(preview.get("messages").asInt()).isEqualTo(1);
            assertThat(preview.get("requesters").size()).isEqualTo(2);
            assertThat(list("mail")).contains(id(theirs));
            agent.post(TICKETS + "/" + id(into) + "/merge", wish).expectStatus().isEqualTo(428);
            merge(into, wish, 1).expectStatus().isOk().expectHeader().valueEquals("ETag", "\"2\"");
            assertThat(list("mail")).contains(id(into)).doesNotContain(id(theirs), id(again));
            JsonNode merged = agent.read(TICKETS + "/" + id(theirs));
            assertThat(merged.at("/mergedInto/number")).isEqualTo(into.get("number"));
            assertThat(merged.get("state").asString()).isEqualTo("new");
            assertThat(merged.get("transitions").size()).isZero();
            assertThat(agent.read(TICKETS + "/" + id(into) + "/merged")
                            .get("items")
                            .size())
                    .isEqualTo(2);
            assertThat(agent.read(TICKETS + "/" + id(into) + "/timeline").toString())
                    .contains("theirs", "\"ticketId\":\"" + id(theirs));
            assertThat(requester.read(TICKETS + "/" + id(theirs) + "/timeline").toString())
                    .contains("theirs");
            JsonNode refused = body(agent.patch(TICKETS + "/" + id(theirs), Map.of("title", "x"), 2)
                    .expectStatus()
                    .isEqualTo(409));
            assertThat(refused.at("/errors/0/detail")).isEqualTo(into.get("number"));
            unmerge(theirs, 1).expectStatus().isEqualTo(412);
            unmerge(theirs, 2).expectStatus().isOk();
            assertThat(list("mail")).contains(id(theirs)).doesNotContain(id(again));
            assertThat(agent.read(TICKETS + "/" + id(into) + "/timeline").toString())
                    .doesNotContain("\"theirs\"");
            assertThat(agent.read(TICKETS + "/" + id(theirs)).get("mergedInto").isNull())
                    .isTrue();
            unmerge(theirs, 3).expectStatus().isEqualTo(409);
        }

        @Test
        void clocksOfTheMergedRestAndTheOtherKeepsTheEarlierStart() {
            JsonNode earlier = requester.open("earlier");
            JsonNode later = requester.open("later");
            String start = started(earlier);
            String own = started(later);
            assertThat(own).isNotEqualTo(start);
            merge(later, Map.of("tickets", List.of(id(earlier))), 1)
                    .expectStatus()
                    .isOk();
            assertThat(started(later)).isEqualTo(start);
            assertThat(agent.read(TICKETS + "/" + id(earlier))
                            .at("/sla/0/state")
                            .asString())
                    .isEqualTo("cancelled");
            unmerge(earlier, 2).expectStatus().isOk();
            assertThat(started(later)).isEqualTo(own);
            assertThat(started(earlier)).isEqualTo(start);
            assertThat(agent.read(TICKETS + "/" + id(earlier))
                            .at("/sla/0/state")
                            .asString())
                    .isEqualTo("running");
        }

        @Test
        void whatCannotBeMergedIsNamedAndNothingIsDone() {
            JsonNode into = agent.open("into");
            JsonNode good = agent.open("good");
            JsonNode other = agent.open("other");
            merge(other, Map.of("tickets", List.of(id(agent.open("gone")))), 1)
                    .expectStatus()
                    .isOk();
            String gone = agent.read(TICKETS + "/" + id(other) + "/merged")
                    .at("/items/0/id")
                    .asString();
            Map<String, Object> wish =
                    Map.of("tickets", List.of(id(good), id(open("problem")), id(into), gone, id(good)));
            JsonNode problem = body(merge(into, wish, 1).expectStatus().isEqualTo(409));
            assertThat(problem.get("errors")
                            .valueStream()
                            .map(error -> error.get("pointer").asString() + " "
                                    + error.get("code").asString()))
                    .containsExactly(
                            "/tickets/1 other-kind",
                            "/tickets/2 itself",
                            "/tickets/3 already-merged",
                            "/tickets/4 twice");
            assertThat(agent.read(TICKETS + "/" + id(good)).get("version").asInt())
                    .isEqualTo(1);
            merge(into, Map.of("tickets", List.of(id(good))), 7).expectStatus().isEqualTo(412);
            merge(into, Map.of("tickets", List.of("INC-1999-000001")), 1)
                    .expectStatus()
                    .isEqualTo(422);
            merge(into, Map.of("tickets", List.of()), 1).expectStatus().isBadRequest();
            Desk acme = Desk.at(port, Tokens.of("admin", Tokens.ACME));
            acme.post(TICKETS + "/" + id(into) + "/merge/preview", Map.of("tickets", List.of(id(good))))
                    .expectStatus()
                    .isNotFound();
        }

        @Test
        void answerOnAMergedTicketReachesTheOneThatSpeaksForIt() {
            JsonNode into = agent.open("speaks");
            JsonNode theirs = requester.open("asks");
            merge(into, Map.of("tickets", List.of(id(theirs))), 1)
                    .expectStatus()
                    .isOk();
            agent.move(id(into), Map.of("to", "inProgress")).expectStatus().isOk();
            agent.move(id(into), Map.of("to", "onHold", "reason", "requester", "comment", "Since when?"))
                    .expectStatus()
                    .isOk();
            requester
                    .post(
                            TICKETS + "/" + id(theirs) + "/messages",
                            Map.of("visibility", "public", "body", "Since Monday"))
                    .expectStatus()
                    .isCreated();
            assertThat(agent.read(TICKETS + "/" + id(into)).get("state").asString())
                    .isEqualTo("inProgress");
            assertThat(agent.read(TICKETS + "/" + id(into) + "/timeline").toString())
                    .contains("Since Monday");
        }

        @Test
        void mergesThatMeetNeitherHangNorLoseATicket() {
            JsonNode a = agent.open("meet a");
            JsonNode b = agent.open("meet b");
            List<Integer> statuses = Objects.requireNonNull(Flux.just(a, b)
                    .flatMap(into -> Mono.fromCallable(() -> merge(
                                            into, Map.of("tickets", List.of(id(into.equals(a) ? b : a))), 1)
                                    .expectBody()
                                    .returnResult()
                                    .getStatus()
                                    .value())
                            .subscribeOn(Schedulers.boundedElastic()))
                    .collectList()
                    .block());
            assertThat(statuses).containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void splitMessageBecomesATicketOfItsOwn() {
        JsonNode ticket = requester.open("two things");
        JsonNode message = body(requester.post(
                TICKETS + "/" + id(ticket) + "/messages",
                Map.of("visibility", "public", "body", "And the phone is broken, too.")));
        JsonNode part = body(agent.post(
                        TICKETS + "/" + id(ticket) + "/split",
                        Map.of("messageId", id(message), "title", "Phone is broken"))
                .expectStatus()
                .isCreated());
        JsonNode opened = agent.read(TICKETS + "/" + id(part));
        assertThat(opened.get("description").asString()).isEqualTo("And the phone is broken, too.");
        assertThat(opened.at("/requester/id")).isEqualTo(ticket.at("/requester/id"));
        assertThat(opened.get("sla").size()).isEqualTo(4);
        assertThat(agent.read(TICKETS + "/" + id(ticket) + "/links").at("/items/0/target/number"))
                .isEqualTo(part.get("number"));
        assertThat(agent.read(TICKETS + "/" + id(ticket) + "/timeline").toString())
                .contains("And the phone", "\"splitInto\"");
        agent.post(TICKETS + "/" + id(part) + "/split", Map.of("messageId", id(message), "title", "not here"))
                .expectStatus()
                .isBadRequest();
    }

    private String started(JsonNode ticket) {
        return agent.read(TICKETS + "/" + id(ticket) + "/slas")
                .get("items")
                .valueStream()
                .filter(story -> story.at("/reading/metric").asString().equals("resolve"))
                .findFirst()
                .orElseThrow()
                .get("startedAt")
                .asString();
    }

    private List<String> list(String q) {
        return agent.read(TICKETS + "?limit=200&q=" + q)
                .get("items")
                .valueStream()
                .map(Desk::id)
                .toList();
    }

    private void note(JsonNode ticket, String text) {
        agent.post(TICKETS + "/" + id(ticket) + "/messages", Map.of("visibility", "public", "body", text))
                .expectStatus()
                .isCreated();
    }

    private ResponseSpec merge(JsonNode into, Map<String, ?> wish, long version) {
        return agent.post(TICKETS + "/" + id(into) + "/merge", wish, "If-Match", "\"" + version + "\"");
    }

    private ResponseSpec unmerge(JsonNode ticket, long version) {
        return agent.post(TICKETS + "/" + id(ticket) + "/unmerge", Map.of(), "If-Match", "\"" + version + "\"");
    }

    private ResponseSpec link(Object ticket, String kind, JsonNode target) {
        String from = ticket instanceof JsonNode node ? id(node) : String.valueOf(((Map<?, ?>) ticket).get("id"));
        return agent.post(
                TICKETS + "/" + from + "/links",
                Map.of("kind", kind, "target", Map.of("type", "ticket", "id", id(target))));
    }

    private ResponseSpec target(JsonNode ticket, String type, String id) {
        return agent.post(
                TICKETS + "/" + id(ticket) + "/links",
                Map.of("kind", "relatesTo", "target", Map.of("type", type, "id", id)));
    }

    private JsonNode open(String type) {
        return body(agent.post(TICKETS, new HashMap<>(Map.of("type", type, "title", "A " + type)))
                .expectStatus()
                .isCreated());
    }

    private int delete(String path) {
        return agent.delete(path, null).expectBody().returnResult().getStatus().value();
    }

    private int put(String path) {
        return agent.put(path).expectBody().returnResult().getStatus().value();
    }

    private List<String> changes(String id) {
        return agent.read(TICKETS + "/" + id + "/timeline")
                .get("items")
                .valueStream()
                .filter(item -> item.get("kind").asString().equals("change"))
                .map(item ->
                        item.get("field").asString() + ": " + said(item.get("from")) + " -> " + said(item.get("to")))
                .toList();
    }

    private static String said(@Nullable JsonNode node) {
        return node == null ? "null" : node.asString("null");
    }
}
