package io.bongsu.ticket.ticket;

import static io.bongsu.ticket.Desk.body;
import static io.bongsu.ticket.Desk.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.OpenApiContract;
import io.bongsu.platform.test.Tokens;
import io.bongsu.ticket.Desk;
import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.history.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** The desk over HTTP: open, read, change, move, write, list. */
@BongsuTest("ticket")
class DeskIT {
    private static final String TICKETS = "/api/v1/tickets";

    @LocalServerPort
    int port;

    @Autowired
    Tickets tickets;

    @Autowired
    Practices practices;

    @Autowired
    TenantTransaction transaction;

    private Desk agent;
    private Desk requester;
    private Desk admin;

    @BeforeEach
    void arrive() {
        agent = Desk.of(port, "agent");
        requester = Desk.of(port, "requester");
        admin = Desk.of(port, "admin");
    }

    @Test
    void publishesTheReviewedApi() {
        OpenApiContract.verify("ticket-svc", port);
    }

    @Test
    void withoutAKeyNoSecretOfAWebhookIsTaken() {
        String url = "https://192.0.2.1/hook";
        ResponseSpec webhook =
                admin.post("/api/v1/webhooks", Map.of("name", "x", "url", url, "events", List.of("ticket.opened")));
        ResponseSpec hub = admin.post("/tmf-api/troubleTicket/v5/hub", Map.of("callback", url));
        for (ResponseSpec answer : List.of(webhook, hub)) {
            String problem = body(answer.expectStatus().isEqualTo(422)).toString();
            assertThat(problem).contains("set BONGSU_WEBHOOK_SECRET");
        }
    }

    @Test
    void openedTicketIsReadByIdAndByNumberWithItsVersion() {
        JsonNode opened = requester.open("Printer <b>smokes</b>");
        assertThat(opened.get("title").asString()).isEqualTo("Printer <b>smokes</b>");
        assertThat(opened.at("/requester/name").asString()).isEqualTo("Test requester");
        assertThat(opened.get("priority").asInt()).isEqualTo(3);
        agent.get(TICKETS + "/" + opened.get("id").asString())
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"");
        JsonNode byNumber = agent.read(TICKETS + "/" + opened.get("number").asString());
        assertThat(byNumber.get("id")).isEqualTo(opened.get("id"));
        assertThat(byNumber.get("transitions").size()).isEqualTo(4);
        assertThat(byNumber.get("sla").isArray()).isTrue();
    }

    @Test
    void numbersNeverRepeatWhenManyOpenAtOnce() {
        List<String> numbers = Objects.requireNonNull(Flux.range(0, 30)
                .flatMap(
                        i -> Flux.defer(() -> Flux.just(
                                        agent.open("at once").get("number").asString()))
                                .subscribeOn(Schedulers.boundedElastic()),
                        10)
                .collectList()
                .block());
        assertThat(new HashSet<>(numbers)).hasSize(30);
    }

    @Test
    void nobodyWaitsForTheNumberOfATicketThatIsNotCommittedYet() {
        CompletableFuture<Ticket> uncommitted = new CompletableFuture<>();
        Practice incident = practices.find("incident").orElseThrow();
        NewTicket wish = new NewTicket(
                incident,
                new Content("takes its time", "", Level.MEDIUM, Level.MEDIUM, null),
                TicketFixture.SOMEBODY,
                null,
                null,
                false);
        Disposable held = transaction
                .run(
                        new Tenant(Tokens.DEFAULT),
                        tickets.open(wish, Actor.SYSTEM, Entry.opened())
                                .doOnNext(uncommitted::complete)
                                .doOnError(uncommitted::completeExceptionally)
                                .then(Mono.never()))
                .subscribe();
        try {
            String number = uncommitted.orTimeout(30, TimeUnit.SECONDS).join().number();
            String next = agent.open("meanwhile").get("number").asString();
            assertThat(next).isGreaterThan(number);
        } finally {
            held.dispose();
        }
    }

    @Test
    void sameIdempotencyKeyOpensOneTicket() {
        Map<String, String> wish = Map.of("type", "incident", "title", "once", "description", "");
        JsonNode first = body(agent.post(TICKETS, wish, "Idempotency-Key", "key-1"));
        JsonNode second = body(agent.post(TICKETS, wish, "Idempotency-Key", "key-1"));
        assertThat(second.get("id")).isEqualTo(first.get("id"));
        agent.post(TICKETS, Map.of("type", "incident", "title", "other"), "Idempotency-Key", "key-1")
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Nested
    class Concurrency {
        @Test
        void changeWithoutVersionIsRefused() {
            String id = id(agent.open("no version"));
            assertThat(problem(agent.patch(TICKETS + "/" + id, Map.of("title", "x")), 428))
                    .isEqualTo("/problems/precondition-required");
            assertThat(problem(agent.post(TICKETS + "/" + id + "/transitions", Map.of("to", "resolved")), 428))
                    .isEqualTo("/problems/precondition-required");
        }

        @Test
        void changeOfAnOldVersionGetsWhatStandsNow() {
            String id = id(agent.open("old version"));
            agent.patch(TICKETS + "/" + id, Map.of("impact", "high", "title", "theirs"), 1)
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .valueEquals("ETag", "\"2\"");
            JsonNode problem = body(agent.patch(TICKETS + "/" + id, Map.of("title", "mine"), 1)
                    .expectStatus()
                    .isEqualTo(HttpStatus.PRECONDITION_FAILED));
            assertThat(problem.at("/current/version").asInt()).isEqualTo(2);
            assertThat(problem.at("/current/impact").asString()).isEqualTo("high");
            assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/title");
            assertThat(problem.at("/errors/0/code").asString()).isEqualTo("changed-meanwhile");
            JsonNode moved = body(
                    agent.post(TICKETS + "/" + id + "/transitions", Map.of("to", "inProgress"), "If-Match", "\"1\"")
                            .expectStatus()
                            .isEqualTo(HttpStatus.PRECONDITION_FAILED));
            assertThat(moved.at("/current/state").asString()).isEqualTo("new");
        }

        @Test
        void oneOfManyChangesOfTheSameVersionWins() {
            String id = id(agent.open("race"));
            List<Integer> statuses = Objects.requireNonNull(Flux.range(0, 12)
                    .flatMap(
                            i -> Flux.defer(() ->
                                            Flux.just(agent.patch(TICKETS + "/" + id, Map.of("title", "title " + i), 1)
                                                    .expectBody()
                                                    .returnResult()
                                                    .getStatus()
                                                    .value()))
                                    .subscribeOn(Schedulers.boundedElastic()),
                            12)
                    .collectList()
                    .block());
            assertThat(statuses).containsOnlyOnce(200);
            assertThat(Set.copyOf(statuses)).containsExactlyInAnyOrder(200, 412);
        }

        @Test
        void changeOfAnOldVersionStandsWhereNobodyElseChanged() {
            String id = id(agent.open("merged fields"));
            agent.patch(TICKETS + "/" + id, Map.of("impact", "high"), 1)
                    .expectStatus()
                    .isOk();
            JsonNode merged = body(agent.patch(TICKETS + "/" + id, Map.of("title", "mine"), 1)
                    .expectStatus()
                    .isOk());
            assertThat(merged.get("version").asInt()).isEqualTo(3);
            assertThat(merged.get("impact").asString()).isEqualTo("high");
            assertThat(merged.get("title").asString()).isEqualTo("mine");
            agent.patch(TICKETS + "/" + id, Map.of("impact", "high"), 2) // says what stands
                    .expectStatus()
                    .isOk();
            agent.patch(TICKETS + "/" + id, Map.of("queue", "network"), 9) // a version nobody has seen
                    .expectStatus()
                    .isEqualTo(HttpStatus.PRECONDITION_FAILED);
        }

        @Test
        void twoHundredWritersLoseNothing() {
            String id = id(agent.open("crowd"));
            List<String> fields = List.of("title", "description", "queue", "tags");
            Map<String, JsonNode> answers = new ConcurrentHashMap<>();
            List<Integer> statuses = Objects.requireNonNull(Flux.range(0, 200)
                    .flatMap(
                            i -> Mono.fromCallable(() -> {
                                        String field = fields.get(i % 4);
                                        Object value = field.equals("tags") ? List.of("t" + i) : field + " " + i;
                                        var answer = agent.patch(TICKETS + "/" + id, Map.of(field, value), 1)
                                                .expectBody(JsonNode.class)
                                                .returnResult();
                                        answers.put(field + " " + i, Objects.requireNonNull(answer.getResponseBody()));
                                        return answer.getStatus().value();
                                    })
                                    .subscribeOn(Schedulers.newBoundedElastic(200, 200, "writers")),
                            200)
                    .collectList()
                    .block());
            assertThat(statuses.stream().filter(status -> status == 200)).hasSize(4);
            assertThat(statuses.stream().filter(status -> status == 412)).hasSize(196);
            JsonNode stands = agent.read(TICKETS + "/" + id);
            assertThat(stands.get("version").asInt()).isEqualTo(5);
            answers.forEach((writer, answer) -> {
                if (answer.has("status")) {
                    String field = writer.substring(0, writer.indexOf(' '));
                    assertThat(answer.at("/errors/0/pointer").asString()).isEqualTo("/" + field);
                    assertThat(answer.at("/current/" + field)).isEqualTo(stands.get(field));
                }
            });
        }

        @Test
        void changeThatChangesNothingKeepsTheVersion() {
            String id = id(agent.open("same"));
            agent.patch(TICKETS + "/" + id, Map.of("title", "same"), 1)
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .valueEquals("ETag", "\"1\"");
        }
    }

    @Nested
    class Work {
        @Test
        void takingHoldingAnsweringResolvingAndClosing() {
            String id = id(requester.open("Which printer"));
            String me = agent.read("/api/v1/tickets?assignee=me").get("items").toString();
            assertThat(me).doesNotContain(id);
            JsonNode taken = body(
                    agent.move(id, Map.of("to", "inProgress")).expectStatus().isOk());
            assertThat(taken.at("/assignee/name").asString()).isEqualTo("Test agent");
            agent.move(id, Map.of("to", "onHold", "reason", "requester", "comment", "Which one?"))
                    .expectStatus()
                    .isOk();
            requester
                    .post(TICKETS + "/" + id + "/messages", Map.of("visibility", "public", "body", "The red one."))
                    .expectStatus()
                    .isCreated();
            assertThat(agent.read(TICKETS + "/" + id).get("state").asString()).isEqualTo("inProgress");
            JsonNode resolved = body(agent.move(id, Map.of("to", "resolved", "comment", "Toner changed.")));
            assertThat(resolved.get("resolution").asString()).isEqualTo("Toner changed.");
            assertThat(resolved.get("resolvedAt").isNull()).isFalse();
            agent.move(id, Map.of("to", "closed")).expectStatus().isOk();
            JsonNode illegal = body(
                    agent.move(id, Map.of("to", "inProgress")).expectStatus().isEqualTo(HttpStatus.CONFLICT));
            assertThat(illegal.get("type").asString()).isEqualTo("/problems/incident-illegal-transition");
            assertThat(illegal.at("/errors/0/pointer").asString()).isEqualTo("/to");
        }

        @Test
        void timelineTellsWhoChangedWhatFromWhatToWhat() {
            String id = id(agent.open("timeline"));
            agent.patch(TICKETS + "/" + id, Map.of("urgency", "high"), 1)
                    .expectStatus()
                    .isOk();
            JsonNode items = agent.read(TICKETS + "/" + id + "/timeline").get("items");
            assertThat(items.at("/0/kind").asString()).isEqualTo("fact");
            JsonNode change = items.get(1);
            assertThat(change.get("field").asString()).isEqualTo("urgency");
            assertThat(change.get("from").asString()).isEqualTo("medium");
            assertThat(change.get("to").asString()).isEqualTo("high");
            assertThat(change.at("/actor/kind").asString()).isEqualTo("person");
            assertThat(items.at("/2/field").asString()).isEqualTo("priority");
        }

        @Test
        void timelineGoesOnBehindTheLastItem() {
            String id = id(agent.open("pages"));
            IntStream.range(0, 5)
                    .forEach(i -> agent.post(
                                    TICKETS + "/" + id + "/messages",
                                    Map.of("visibility", "internal", "body", "note " + i))
                            .expectStatus()
                            .isCreated());
            List<String> bodies = new ArrayList<>();
            pages(agent, TICKETS + "/" + id + "/timeline?limit=2")
                    .forEach(item -> bodies.add(item.path("body").asString("")));
            assertThat(bodies).containsExactly("", "note 0", "note 1", "note 2", "note 3", "note 4");
        }

        @Test
        void takingItFromEverybodyMakesItNewAgain() {
            JsonNode opened = agent.open("give back");
            String me = opened.at("/requester/id").asString();
            JsonNode mine = body(agent.patch(TICKETS + "/" + id(opened), Map.of("assigneeId", me), 1));
            assertThat(mine.get("state").asString()).isEqualTo("assigned");
            Map<String, @Nullable String> nobody = new HashMap<>();
            nobody.put("assigneeId", null);
            JsonNode nobodys = body(agent.patch(TICKETS + "/" + id(opened), nobody, 2));
            assertThat(nobodys.get("state").asString()).isEqualTo("new");
            assertThat(nobodys.get("assignee").isNull()).isTrue();
        }
    }

    @Nested
    class Lists {
        @ParameterizedTest
        @ValueSource(strings = {"-updatedAt", "updatedAt", "-createdAt", "createdAt", "priority", "-priority", "dueAt"})
        void everyOrderShowsEachTicketOnce(String sort) {
            Desk acme = Desk.at(port, Tokens.of("admin", Tokens.ACME));
            String word = "order" + sort.replace("-", "down");
            IntStream.range(0, 7).forEach(i -> acme.open(word + " " + i));
            List<String> ids =
                    pages(acme, TICKETS + "?limit=3&sort=" + sort + "&q=" + word.replace(" ", "%20")).stream()
                            .map(item -> item.get("id").asString())
                            .toList();
            assertThat(ids).hasSize(7).doesNotHaveDuplicates();
        }

        @Test
        void whatIsDueNextStandsFirstAndWhatIsNeverDueLastOnWhicheverPage() {
            Desk acme = Desk.at(port, Tokens.of("admin", Tokens.ACME));
            String never = id(body(acme.post(TICKETS, Map.of("type", "change", "title", "dueword one"))));
            String late = id(acme.open("dueword two"));
            String held = id(acme.open("dueword held"));
            acme.move(held, Map.of("to", "inProgress")).expectStatus().isOk();
            acme.move(held, Map.of("to", "onHold", "reason", "requester", "comment", "Which one?"))
                    .expectStatus()
                    .isOk();
            String soon = id(body(acme.post(
                    TICKETS,
                    Map.of("type", "incident", "title", "dueword three", "impact", "high", "urgency", "high"))));
            for (int limit = 1; limit <= 4; limit++) {
                assertThat(pages(acme, TICKETS + "?q=dueword&sort=dueAt&limit=" + limit).stream()
                                .map(item -> item.get("id").asString()))
                        .as("limit %d", limit)
                        .containsExactly(soon, late, never, held);
            }
            assertThat(acme.read(TICKETS + "?q=dueword&sort=dueAt&limit=200&count=exact&type=change")
                            .get("count")
                            .asInt())
                    .isEqualTo(1);
        }

        @Test
        void filtersNarrow() {
            String id = id(agent.open("100% special_title"));
            String number = agent.read(TICKETS + "/" + id).get("number").asString();
            assertThat(found("q=100%25%20special_")).containsExactly(id);
            assertThat(found("q=100%25%20specialX")).isEmpty();
            assertThat(found("q=" + number)).containsExactly(id);
            assertThat(found("q=special_title&category=new,active&priority=3&assignee=none"))
                    .containsExactly(id);
            assertThat(found("q=special_title&state=resolved")).isEmpty();
            assertThat(found("q=special_title&queue=network")).isEmpty();
            assertThat(found("q=special_title&assignee=me")).isEmpty();
        }

        @Test
        void entitiesAPersonNamedAreFoundAgain() {
            String entity = "0198c0de-0000-8000-8000-000000000001";
            JsonNode opened = body(agent.post(
                    TICKETS, Map.of("type", "incident", "title", "with entity", "entityIds", List.of(entity))));
            assertThat(opened.at("/entityIds/0").asString()).isEqualTo(entity);
            assertThat(found("entityId=" + entity)).containsExactly(id(opened));
        }

        @Test
        void countIsGivenWhenAskedFor() {
            agent.open("counted");
            JsonNode page = agent.read(TICKETS + "?q=counted&limit=1&count=exact");
            assertThat(page.get("count").asInt()).isEqualTo(1);
            assertThat(agent.read(TICKETS + "?q=counted&count=estimate")
                            .get("count")
                            .asInt())
                    .isEqualTo(1);
            assertThat(agent.read(TICKETS).has("count")).isFalse();
        }

        @Test
        void cursorOfAnotherOrderIsRefused() {
            agent.open("one");
            agent.open("two");
            String next = agent.read(TICKETS + "?limit=1").get("next").asString();
            agent.get(TICKETS + "?limit=1&sort=priority&after=" + next)
                    .expectStatus()
                    .isBadRequest();
        }

        private List<String> found(String query) {
            return agent.read(TICKETS + "?" + query)
                    .get("items")
                    .valueStream()
                    .map(item -> item.get("id").asString())
                    .toList();
        }
    }

    @Nested
    class BadInput {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                {"type":"incident","title":"x","colour":"red"} | /colour
                {"type":"incident","title":""} | /title
                {"type":"incident"} | /title
                {"type":"incident","title":"a\\u0007b"} | /title
                {"type":"incident","title":"a\\u0000b"} | /title
                {"type":"incident","title":"x","description":"a\\u0000b"} | /description
                {"type":"incident","title":"x","impact":"huge"} | /impact
                {"type":"incident","title":"x","entityIds":["nonsense"]} | /entityIds/0
                {"type":"wish","title":"x"} | /type
                {"type":"incident","title":["x"]} | /title
                {"type":"incident","title":"x","queue":""} | /queue
                {"type":"incident","title":"pay\\u200bment"} | /title
                {"type":"incident","title":"invoice\\u202efdp.exe"} | /title
                {"type":"incident","title":"x","queue":"net\\u2066work"} | /queue
                {"type":"incident","title":"x","tags":["a,b"]} | /tags/0
                {"type":"incident","title":"x","tags":["a\\ufeffb"]} | /tags/0
                {"type":"incident","title":"x","fields":{"plan":"y"}} | /fields/plan
                {"type":"change","title":"x","fields":{"kind":"wild"}} | /fields/kind
                {"type":"change","title":"x","fields":{"plannedStart":"tomorrow"}} | /fields/plannedStart
                {"type":"change","title":"x","fields":{"plannedStart":"2026-12-01T10:00:00Z","plannedEnd":"2026-12-01T10:00:00Z"}} | /fields/plannedEnd
                {"type":"problem","title":"x","fields":{"workaround":" "}} | /fields/workaround
                {"type":"request","title":"x","fields":{"onBehalfOf":"\\u202eevil"}} | /fields/onBehalfOf
                """)
        void wrongTicketIsRefusedWithAPointer(String json, String pointer) {
            JsonNode problem = body(agent.post(TICKETS, json).expectStatus().isBadRequest());
            assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo(pointer);
            assertThat(problem.get("traceId").asString()).isNotEmpty();
        }

        @Test
        void longTextsAreRefused() {
            agent.post(TICKETS, Map.of("type", "incident", "title", "x".repeat(301)))
                    .expectStatus()
                    .isBadRequest();
            agent.post(TICKETS, Map.of("type", "incident", "title", "x", "description", "x".repeat(20_001)))
                    .expectStatus()
                    .isBadRequest();
            agent.post(TICKETS, Map.of("type", "incident", "title", "x", "description", "x".repeat(2_000_000)))
                    .expectStatus()
                    .isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{", "[]", "nonsense", "{\"type\":\"incident\",\"title\":\"x\"} trailing"})
        void brokenJsonIsRefused(String json) {
            agent.post(TICKETS, json).expectStatus().isBadRequest();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "type=wish",
                    "state=flying",
                    "category=x",
                    "priority=9",
                    "situationId=x",
                    "entityId=1",
                    "sort=colour",
                    "limit=0",
                    "limit=201",
                    "limit=x",
                    "count=all",
                    "after=nonsense"
                })
        void wrongFilterIsRefused(String query) {
            JsonNode problem =
                    body(agent.get(TICKETS + "?" + query).expectStatus().isBadRequest());
            assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo(query.substring(0, query.indexOf('=')));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                {"state":"closed"} | /state
                {"title":null} | /title
                {"title":" "} | /title
                {"impact":"huge"} | /impact
                {"assigneeId":[7]} | /assigneeId
                """)
        void wrongPatchIsRefusedWithAPointer(String json, String pointer) {
            String id = id(agent.open("patched"));
            JsonNode problem = body(agent.patch(TICKETS + "/" + id, json, 1));
            assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo(pointer);
        }

        @Test
        void wrongMessageIsRefused() {
            String path = TICKETS + "/" + id(agent.open("messages")) + "/messages";
            agent.post(path, Map.of("body", "whose?")).expectStatus().isBadRequest();
            agent.post(path, Map.of("visibility", "public", "body", " "))
                    .expectStatus()
                    .isBadRequest();
            agent.post(path, Map.of("visibility", "secret", "body", "x"))
                    .expectStatus()
                    .isBadRequest();
            agent.post(path, Map.of("visibility", "public", "body", "x".repeat(20_001)))
                    .expectStatus()
                    .isBadRequest();
        }

        @Test
        void unknownTicketIsNotFound() {
            assertThat(problem(agent.get(TICKETS + "/INC-1999-000001"), 404)).isEqualTo("/problems/not-found");
            assertThat(problem(agent.get(TICKETS + "/'%20OR%201=1"), 404)).isEqualTo("/problems/not-found");
            assertThat(problem(agent.get(TICKETS + "/00000000-0000-7000-8000-000000000009/timeline"), 404))
                    .isEqualTo("/problems/not-found");
        }
    }

    @Nested
    class Policy {
        private static final String POLICY = "/api/v1/ticket-policies/incident";

        @Test
        void isChangedByVersion() {
            JsonNode policy = admin.read(POLICY);
            assertThat(policy.get("openFromSeverity").asInt()).isEqualTo(3);
            long version = policy.get("version").asLong();
            admin.patch(POLICY, Map.of("openFromSeverity", 4)).expectStatus().isEqualTo(428);
            JsonNode changed = body(admin.patch(POLICY, Map.of("openFromSeverity", 4), version)
                    .expectStatus()
                    .isOk());
            assertThat(changed.get("resolveOnRecovery").asBoolean()).isTrue();
            JsonNode outdated = body(admin.patch(POLICY, Map.of("openFromSeverity", 5), version)
                    .expectStatus()
                    .isEqualTo(412));
            assertThat(outdated.at("/current/openFromSeverity").asInt()).isEqualTo(4);
            admin.patch(POLICY, Map.of("openFromSeverity", 6), version + 1)
                    .expectStatus()
                    .isBadRequest();
            admin.patch(POLICY, Map.of("colour", 1), version + 1).expectStatus().isBadRequest();
        }
    }

    @Nested
    class Together {
        @Test
        void staffSeeEachOtherOnATicketUntilTheyLeave() {
            String path = TICKETS + "/" + id(agent.open("together"));
            Desk operator = Desk.of(port, "operator");
            agent.put(path + "/presence", Map.of("typing", false))
                    .expectStatus()
                    .isOk();
            JsonNode seen = body(operator.put(path + "/presence", Map.of("typing", true))
                    .expectStatus()
                    .isOk());
            assertThat(seen.get("people")
                            .valueStream()
                            .map(one -> one.get("name").asString() + one.get("typing")))
                    .containsExactly("Test agentfalse", "Test operatortrue");
            operator.delete(path + "/presence", null).expectStatus().isNoContent();
            assertThat(agent.read("/api/v1/presence")
                            .get("items")
                            .valueStream()
                            .filter(one -> path.endsWith(one.get("ticketId").asString()))
                            .flatMap(one -> one.get("people").valueStream())
                            .map(one -> one.get("name").asString()))
                    .containsExactly("Test agent");
            requester
                    .put(path + "/presence", Map.of("typing", true))
                    .expectStatus()
                    .isForbidden();
            Desk other = Desk.at(port, Tokens.of("admin", Tokens.ACME));
            other.put(path + "/presence", Map.of("typing", true)).expectStatus().isNotFound();
            assertThat(other.read("/api/v1/presence").get("items")).isEmpty();
        }

        @Test
        void draftsAreTheirWritersAloneAndGoWhenNothingIsLeft() {
            String drafts = TICKETS + "/" + id(agent.open("draft")) + "/drafts";
            agent.put(drafts + "/internal", Map.of("body", "반쯤 쓴 메모"))
                    .expectStatus()
                    .isNoContent();
            agent.put(drafts + "/public", Map.of("body", "half a reply"))
                    .expectStatus()
                    .isNoContent();
            agent.put(drafts + "/internal", Map.of("body", "다 쓴 메모"))
                    .expectStatus()
                    .isNoContent();
            assertThat(agent.read(drafts)
                            .get("items")
                            .valueStream()
                            .map(one -> one.get("body").asString()))
                    .containsExactly("다 쓴 메모", "half a reply");
            assertThat(Desk.of(port, "operator").read(drafts).get("items")).isEmpty();
            requester.get(drafts).expectStatus().isNotFound();
            agent.put(drafts + "/public", Map.of("body", " ")).expectStatus().isNoContent();
            assertThat(agent.read(drafts).get("items").size()).isEqualTo(1);
            agent.put(drafts + "/secret", Map.of("body", "x")).expectStatus().isNotFound();
            agent.put(drafts + "/public", Map.of("body", "x".repeat(20_001)))
                    .expectStatus()
                    .isBadRequest();
            agent.put(drafts + "/public", Map.of("body", "a\u0007b"))
                    .expectStatus()
                    .isBadRequest();
        }
    }

    private static String problem(ResponseSpec response, int status) {
        return body(response.expectStatus().isEqualTo(status)).get("type").asString();
    }

    private static List<JsonNode> pages(Desk desk, String uri) {
        List<JsonNode> items = new ArrayList<>();
        String after = "";
        while (after != null) {
            JsonNode page = desk.read(uri + after);
            page.get("items").forEach(items::add);
            after = page.get("next").isNull()
                    ? null
                    : "&after=" + page.get("next").asString();
        }
        return items;
    }
}
