package io.bongsu.ticket.view;

import static io.bongsu.ticket.Desk.body;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.Tokens;
import io.bongsu.ticket.Desk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Views and their counters, which say at any time what the list would count. */
@BongsuTest("ticket")
class ViewsIT {
    private static final String VIEWS = "/api/v1/ticket-views";
    private static final String TICKETS = "/api/v1/tickets";
    private static final int WRITERS = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONG = Duration.ofSeconds(30);

    @LocalServerPort
    int port;

    @Autowired
    SystemDatabase system;

    private Desk agent;
    private Desk operator;

    @BeforeEach
    void arrive() {
        agent = Desk.of(port, "agent");
        operator = Desk.of(port, "operator");
    }

    private static JsonNode of(JsonNode views, String nameOrKey) {
        return views.get("items")
                .valueStream()
                .filter(view ->
                        view.path("key").asString(view.get("name").asString()).equals(nameOrKey))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no view " + nameOrKey));
    }

    private static String parameters(JsonNode filter) {
        List<String> pairs = new ArrayList<>();
        filter.properties().forEach(entry -> {
            if (entry.getValue().isArray() && !entry.getValue().isEmpty()) {
                pairs.add(entry.getKey() + "="
                        + String.join(
                                ",",
                                entry.getValue()
                                        .valueStream()
                                        .map(JsonNode::asString)
                                        .toList()));
            } else if (entry.getValue().isString()) {
                pairs.add(entry.getKey() + "=" + entry.getValue().asString());
            }
        });
        return String.join("&", pairs);
    }

    /** Every view of this reader, against what the list counts. */
    private static void everyCounterIsExact(Desk reader) {
        await().atMost(LONG)
                .until(() -> reader.read(VIEWS)
                        .get("items")
                        .valueStream()
                        .noneMatch(view -> view.get("count").isNull()));
        reader.read(VIEWS).get("items").forEach(view -> {
            long counted = reader.read(TICKETS + "?limit=1&count=exact&" + parameters(view.get("filter")))
                    .get("count")
                    .asLong();
            assertThat(view.get("count").asLong())
                    .as(view.get("name").asString())
                    .isEqualTo(counted);
        });
    }

    private JsonNode created(Desk by, Map<String, ?> wish) {
        return body(by.post(VIEWS, wish).expectStatus().isCreated());
    }

    private void awaitCounted(Desk reader, String name) {
        await().atMost(LONG)
                .until(() -> !of(reader.read(VIEWS), name).get("count").isNull());
    }

    private void awaitFolded() {
        await().atMost(LONG)
                .until(() -> requireNonNull(system.client()
                                .sql("SELECT count(*) AS n FROM ticket_view_delta")
                                .map(row -> requireNonNull(row.get("n", Long.class)))
                                .one()
                                .block())
                        == 0);
    }

    @Test
    void countersFollowTicketsThroughTheirLife() {
        long open = of(agent.read(VIEWS), "open").get("count").asLong();
        long mine = of(agent.read(VIEWS), "mine").get("count").asLong();
        JsonNode ticket = agent.open("printer");
        String id = ticket.get("id").asString();
        assertThat(of(agent.read(VIEWS), "open").get("count").asLong()).isEqualTo(open + 1);
        assertThat(of(operator.read(VIEWS), "open").get("count").asLong()).isEqualTo(open + 1);
        agent.move(id, Map.of("to", "inProgress")).expectStatus().isOk();
        assertThat(of(agent.read(VIEWS), "mine").get("count").asLong()).isEqualTo(mine + 1);
        awaitFolded();
        assertThat(of(agent.read(VIEWS), "mine").get("count").asLong()).isEqualTo(mine + 1);
        agent.move(id, Map.of("to", "resolved", "comment", "Done."))
                .expectStatus()
                .isOk();
        assertThat(of(agent.read(VIEWS), "open").get("count").asLong()).isEqualTo(open);
        everyCounterIsExact(agent);
        everyCounterIsExact(operator);
    }

    @Test
    void viewIsKeptSharedCountedAnewWhenItsFilterChangesAndForgotten() {
        agent.open("tagged");
        JsonNode view = created(
                agent,
                Map.of(
                        "name",
                        "내 화면",
                        "filter",
                        Map.of("category", List.of("new"), "assignee", "none"),
                        "sort",
                        "-createdAt"));
        String path = VIEWS + "/" + view.get("id").asString();
        assertThat(view.get("count").isNull()).isTrue();
        operator.get(path).expectStatus().isNotFound();
        awaitCounted(agent, "내 화면");
        everyCounterIsExact(agent);
        JsonNode shared =
                body(agent.patch(path, Map.of("shared", true), 1).expectStatus().isOk());
        assertThat(shared.get("count").isNull()).as("the same filter").isFalse();
        assertThat(of(operator.read(VIEWS), "내 화면").get("editable").asBoolean()).isFalse();
        operator.patch(path, Map.of("name", "x"), 2).expectStatus().isForbidden();
        agent.patch(path, Map.of("name", "x"), 1).expectStatus().isEqualTo(412);
        JsonNode changed = body(agent.patch(path, Map.of("filter", Map.of("priority", List.of(1, 2, 3))), 2)
                .expectStatus()
                .isOk());
        assertThat(changed.get("count").isNull()).isTrue();
        awaitCounted(agent, "내 화면");
        everyCounterIsExact(operator);
        agent.delete(path, 3L).expectStatus().isNoContent();
        agent.get(path).expectStatus().isNotFound();
    }

    @Test
    void viewsOfOneTenantAreNobodyElses() {
        created(agent, Map.of("name", "ours", "shared", true, "filter", Map.of()));
        Desk other = Desk.at(port, Tokens.of("admin", Tokens.ACME));
        assertThat(other.read(VIEWS)
                        .get("items")
                        .valueStream()
                        .map(view -> view.get("name").asString()))
                .doesNotContain("ours")
                .contains("open");
        assertThat(of(other.read(VIEWS), "open").get("count").asLong()).isZero();
    }

    @Test
    void badViewsAreRefusedWithWhatIsWrong() {
        agent.post(VIEWS, Map.of("name", "x", "filter", Map.of("state", List.of("nowhere"))))
                .expectStatus()
                .isBadRequest();
        agent.post(VIEWS, Map.of("name", "x", "filter", Map.of(), "sort", "title"))
                .expectStatus()
                .isBadRequest();
        agent.post(VIEWS, Map.of("name", "a\u202eb", "filter", Map.of()))
                .expectStatus()
                .isBadRequest();
        agent.post(VIEWS, Map.of("name", "x", "filter", Map.of(), "columns", List.of("secret")))
                .expectStatus()
                .isBadRequest();
        Desk.of(port, "requester").get(VIEWS).expectStatus().isForbidden();
        Desk.of(port, "viewer")
                .post(VIEWS, Map.of("name", "x", "shared", true, "filter", Map.of()))
                .expectStatus()
                .isForbidden();
    }

    @Test
    void aBrokenPromiseIsAtRiskUntilTheWorkIsDone() {
        String id = agent.open("late").get("id").asString();
        long before = of(agent.read(VIEWS), "atRisk").get("count").asLong();
        for (String sql : List.of(
                "UPDATE sla_clock_event SET at = at - interval '30 days' WHERE ticket_id = CAST(:id AS uuid)",
                "UPDATE sla_clock SET started_at = started_at - interval '30 days', since = since - interval '30 days',"
                        + " next_fire_at = now() WHERE ticket_id = CAST(:id AS uuid)")) {
            system.client().sql(sql).bind("id", id).then().block();
        }
        await().atMost(LONG)
                .until(() -> of(agent.read(VIEWS), "atRisk").get("count").asLong() == before + 1);
        assertThat(agent.read(TICKETS + "?sla=breached&limit=200")
                        .get("items")
                        .valueStream()
                        .map(ticket -> ticket.get("id").asString()))
                .contains(id);
        agent.move(id, Map.of("to", "resolved", "comment", "Late."))
                .expectStatus()
                .isOk();
        assertThat(agent.read(TICKETS + "?sla=breached,atRisk&limit=200")
                        .get("items")
                        .valueStream()
                        .map(ticket -> ticket.get("id").asString()))
                .doesNotContain(id);
        everyCounterIsExact(agent);
    }

    /** All read the same version and write at once, those refused try again with what the refusal carried. */
    @Test
    void twoHundredWritersOnOneTicketLoseNothing() throws Exception {
        JsonNode ticket = agent.open("crowded");
        String path = TICKETS + "/" + ticket.get("id").asString();
        created(agent, Map.of("name", "while they write", "filter", Map.of("queue", List.of("q1", "q3"))));
        CyclicBarrier together = new CyclicBarrier(WRITERS);
        List<Callable<List<Attempt>>> writers = IntStream.range(0, WRITERS)
                .<Callable<List<Attempt>>>mapToObj(writer -> () -> {
                    together.await(60, TimeUnit.SECONDS);
                    return write(path, ticket, writer);
                })
                .toList();
        List<Attempt> all = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<Attempt>> attempts : threads.invokeAll(writers)) {
                all.addAll(attempts.get());
            }
        }
        assertThat(all).allSatisfy(attempt -> assertThat(attempt.status()).isIn(200, 412));
        assertThat(all.stream().filter(attempt -> attempt.status() == 412))
                .hasSizeGreaterThanOrEqualTo(WRITERS - 1)
                .allSatisfy(attempt -> assertThat(
                                attempt.body().at("/errors/0/code").asString())
                        .isEqualTo("changed-meanwhile"));
        List<Attempt> stood =
                all.stream().filter(attempt -> attempt.status() == 200).toList();
        JsonNode last = agent.read(path);
        assertThat(last.get("version").asLong()).isEqualTo(1L + stood.size());
        assertThat(last.get("description").asString().lines().skip(1))
                .as("what each wrote who was told that it stands")
                .containsExactlyInAnyOrderElementsOf(stood.stream()
                        .map(attempt -> "writer " + attempt.writer())
                        .toList());
        awaitCounted(agent, "while they write");
        awaitFolded();
        everyCounterIsExact(agent);
    }

    private record Attempt(int writer, int status, JsonNode body) {}

    private List<Attempt> write(String path, JsonNode seen, int writer) {
        List<Attempt> attempts = new ArrayList<>();
        JsonNode current = seen;
        while (attempts.size() < 2) {
            var answer = agent.patch(
                            path,
                            Map.of(
                                    "description", current.get("description").asString() + "\nwriter " + writer,
                                    "queue", "q" + writer % 5),
                            current.get("version").asLong())
                    .expectBody()
                    .returnResult();
            if (answer.getStatus().value() == 503) {
                continue; // no free connection in time, on a slow machine: nothing was said about the ticket
            }
            JsonNode body = JSON.readTree(requireNonNull(answer.getResponseBody()));
            attempts.add(new Attempt(writer, answer.getStatus().value(), body));
            if (answer.getStatus().value() != 412) {
                break;
            }
            current = body.get("current");
        }
        return attempts;
    }
}
