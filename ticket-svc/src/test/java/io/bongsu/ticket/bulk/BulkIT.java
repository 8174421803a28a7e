package io.bongsu.ticket.bulk;

import static io.bongsu.ticket.Desk.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.Tokens;
import io.bongsu.ticket.Desk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;

/** Work on many tickets: by the rules of single changes, each once, and back again. */
@BongsuTest(value = "ticket", together = "desk")
class BulkIT {
    private static final String TICKETS = "/api/v1/tickets";
    private static final String BULK = "/api/v1/tickets:bulk";
    private static final String JOBS = "/api/v1/jobs/";

    @LocalServerPort
    int port;

    @Autowired
    JobRunner runner;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    SystemDatabase system;

    @Autowired
    DatabaseClient database;

    private Desk agent;

    @BeforeEach
    void arrive() {
        agent = Desk.of(port, "agent");
    }

    @AfterEach
    void goOn() {
        if (!runner.isRunning()) {
            runner.start();
        }
    }

    private List<String> opened(String title, int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> agent.open(title).get("id").asString())
                .toList();
    }

    private JsonNode read(String ticket) {
        return agent.read(TICKETS + "/" + ticket);
    }

    private static List<Map<String, Object>> each(List<String> ids) {
        return ids.stream().map(id -> Map.<String, Object>of("id", id)).toList();
    }

    private String begun(Object wish) {
        return body(agent.post(BULK, wish).expectStatus().isAccepted())
                .get("id")
                .asString();
    }

    private JsonNode ended(String job, String state) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> agent.read(JOBS + job).get("state").asString().equals(state));
        return agent.read(JOBS + job);
    }

    private static long count(JsonNode job, String what) {
        return job.get("counts").get(what).asLong();
    }

    @Test
    void changesAllNamesWhoRefusedAndPutsBackWhatNobodyTouched() {
        List<String> ids = opened("many", 4);
        agent.move(ids.get(3), Map.of("to", "cancelled")).expectStatus().isOk();
        String job = begun(Map.of("tickets", each(ids), "action", Map.of("transition", Map.of("to", "inProgress"))));
        JsonNode done = ended(job, "done");
        assertThat(count(done, "done")).isEqualTo(3);
        assertThat(count(done, "failed")).isEqualTo(1);
        assertThat(done.at("/failures/0/ticketId").asString()).isEqualTo(ids.get(3));
        assertThat(done.at("/failures/0/problem/type").asString()).isEqualTo("/problems/incident-illegal-transition");
        assertThat(read(ids.getFirst()).get("state").asString()).isEqualTo("inProgress");
        assertThat(read(ids.getFirst()).at("/assignee/name").asString()).isEqualTo("Test agent");
        agent.move(ids.get(1), Map.of("to", "resolved", "comment", "Done."))
                .expectStatus()
                .isOk();
        agent.patch(TICKETS + "/" + ids.get(2), Map.of("title", "renamed"), 2)
                .expectStatus()
                .isOk();
        agent.post(JOBS + job + "/undo", Map.of()).expectStatus().isAccepted();
        JsonNode undone = ended(job, "undone");
        assertThat(count(undone, "undone")).isEqualTo(2);
        assertThat(count(undone, "undoFailed")).as("somebody resolved it since").isEqualTo(1);
        assertThat(read(ids.getFirst()).get("state").asString()).isEqualTo("new");
        assertThat(read(ids.getFirst()).get("assignee").isNull()).isTrue();
        assertThat(read(ids.get(1)).get("state").asString()).isEqualTo("resolved");
        assertThat(read(ids.get(2)).get("state").asString()).isEqualTo("new");
        assertThat(read(ids.get(2)).get("title").asString())
                .as("what others changed stays")
                .isEqualTo("renamed");
        agent.post(JOBS + job + "/undo", Map.of()).expectStatus().isEqualTo(409);
    }

    @Test
    void whoSawAnOlderVersionIsRefusedOnlyWhereItCollides() {
        List<String> ids = opened("older", 2);
        agent.patch(TICKETS + "/" + ids.get(0), Map.of("queue", "theirs"), 1)
                .expectStatus()
                .isOk();
        agent.patch(TICKETS + "/" + ids.get(1), Map.of("title", "theirs"), 1)
                .expectStatus()
                .isOk();
        String job = begun(Map.of(
                "tickets",
                        ids.stream().map(id -> Map.of("id", id, "version", 1)).toList(),
                "action", Map.of("patch", Map.of("queue", "ours", "impact", "high"))));
        JsonNode done = ended(job, "done");
        assertThat(count(done, "failed")).isEqualTo(1);
        assertThat(done.at("/failures/0/problem/errors/0/pointer").asString()).isEqualTo("/queue");
        assertThat(read(ids.get(0)).get("queue").asString()).isEqualTo("theirs");
        assertThat(read(ids.get(1)).get("queue").asString()).isEqualTo("ours");
    }

    /** As after kill -9 in the middle of a ticket: another worker goes on where that one was. */
    @Test
    void goesOnAfterItWasKilledAndDoesNothingTwice() {
        List<String> ids = opened("killed", 12);
        String job = killedAt(
                5,
                ids,
                () -> begun(Map.of("tickets", each(ids), "action", Map.of("tags", Map.of("add", List.of("bulk"))))),
                "done");
        assertThat(agent.read(JOBS + job).get("state").asString()).isEqualTo("running");
        assertThat(versions(ids))
                .as("half a ticket is none")
                .containsExactly(2L, 2L, 2L, 2L, 2L, 1L, 1L, 1L, 1L, 1L, 1L, 1L);
        JsonNode done = goneOnWith(job, "done");
        assertThat(count(done, "done")).isEqualTo(12);
        assertThat(count(done, "failed")).isZero();
        assertThat(versions(ids)).containsOnly(2L);
        assertThat(ids).allSatisfy(id -> assertThat(tagged(id)).isEqualTo(1));

        runner.start();
        killedAt(
                3,
                ids,
                () -> {
                    agent.post(JOBS + job + "/undo", Map.of()).expectStatus().isAccepted();
                    return job;
                },
                "undone");
        assertThat(agent.read(JOBS + job).get("state").asString()).isEqualTo("undoing");
        assertThat(count(agent.read(JOBS + job), "done")).isEqualTo(9);
        assertThat(count(goneOnWith(job, "undone"), "undone")).isEqualTo(12);
        assertThat(versions(ids)).containsOnly(3L);
        assertThat(ids.stream().map(id -> read(id).get("tags").size())).containsOnly(0);
        assertThat(ids).allSatisfy(id -> assertThat(tagged(id)).isEqualTo(2));
    }

    /** The worker ends, and its connection, when that ticket is changed and is not yet said to be done. */
    private String killedAt(int place, List<String> ids, Supplier<String> begin, String counted) {
        Hold ticket = new Hold("SELECT id FROM ticket WHERE id = '" + ids.get(place) + "' FOR UPDATE");
        try {
            String job = begin.get();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> count(agent.read(JOBS + job), counted) == place
                            && ofWaiting("count(*)", "transactionid") == 1);
            killed(ticket);
            return job;
        } finally {
            ticket.end();
        }
    }

    private void killed(Hold ticket) {
        Hold marks = new Hold("LOCK TABLE bulk_item IN SHARE MODE"); // they can be taken, not written
        try {
            ticket.end();
            await().atMost(Duration.ofSeconds(30)).until(() -> ofWaiting("count(*)", "relation") == 1);
            runner.stop();
            assertThat(ofWaiting("count(*) FILTER (WHERE pg_terminate_backend(pid))", "relation"))
                    .isEqualTo(1);
        } finally {
            marks.end();
        }
    }

    /** A transaction that holds something until it is ended. */
    private final class Hold {
        private final Sinks.Empty<Void> release = Sinks.empty();
        private final CompletableFuture<@Nullable Void> ended;

        Hold(String sql) {
            CompletableFuture<@Nullable Void> begun = new CompletableFuture<>();
            this.ended = system.inTransaction(system.client()
                            .sql(sql)
                            .then()
                            .doOnSuccess(done -> begun.complete(null))
                            .then(release.asMono()))
                    .toFuture();
            begun.join();
        }

        void end() {
            release.tryEmitEmpty();
            ended.join();
        }
    }

    private long ofWaiting(String what, String lock) {
        return Objects.requireNonNull(
                database.sql("SELECT " + what + " AS n FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND usename = current_user AND wait_event_type = 'Lock' AND wait_event = :lock")
                        .bind("lock", lock)
                        .map(row -> new Columns(row).number("n"))
                        .one()
                        .block());
    }

    private JsonNode goneOnWith(String job, String state) {
        JobRunner another = beans.createBean(JobRunner.class);
        another.start();
        try {
            return ended(job, state);
        } finally {
            another.stop();
        }
    }

    private Stream<Long> versions(List<String> ids) {
        return ids.stream().map(id -> read(id).get("version").asLong());
    }

    private long tagged(String ticket) {
        return agent.read(TICKETS + "/" + ticket + "/timeline?limit=200")
                .get("items")
                .valueStream()
                .filter(item -> item.path("field").asString("").equals("tags"))
                .count();
    }

    @Test
    void mergesAndTakesApartAndSelectsByFilter() {
        List<String> ids = opened("same", 3);
        String tag = begun(Map.of("tickets", each(ids), "action", Map.of("tags", Map.of("add", List.of("storm")))));
        ended(tag, "done");
        String job = begun(
                Map.of("filter", Map.of("tag", "storm"), "action", Map.of("merge", Map.of("into", ids.getFirst()))));
        assertThat(count(ended(job, "done"), "done")).isEqualTo(2);
        assertThat(read(ids.get(2)).at("/mergedInto/id").asString()).isEqualTo(ids.getFirst());
        agent.post(JOBS + job + "/undo", Map.of()).expectStatus().isAccepted();
        assertThat(count(ended(job, "undone"), "undone")).isEqualTo(2);
        assertThat(read(ids.get(2)).get("mergedInto").isNull()).isTrue();
    }

    @Test
    void jobsAreTheirOwnersAndBadWishesAreRefused() {
        List<String> ids = opened("mine", 1);
        Map<String, Object> tags = Map.of("tags", Map.of("add", List.of("x")));
        String job = begun(Map.of("tickets", each(ids), "action", tags));
        assertThat(agent.read("/api/v1/jobs").at("/items/0/id").asString()).isEqualTo(job);
        assertThat(Desk.of(port, "operator").read("/api/v1/jobs").get("items")).isEmpty();
        Desk.of(port, "operator").get(JOBS + job).expectStatus().isNotFound();
        Desk.at(port, Tokens.of("admin", Tokens.ACME))
                .get(JOBS + job)
                .expectStatus()
                .isNotFound();
        Desk.of(port, "requester")
                .post(BULK, Map.of("tickets", each(ids), "action", tags))
                .expectStatus()
                .isForbidden();
        Stream.of(
                        Map.of("action", tags),
                        Map.of("tickets", each(ids), "filter", Map.of("q", "x"), "action", tags),
                        Map.of("tickets", each(ids), "action", Map.of()),
                        Map.of("tickets", each(ids), "action", Map.of("patch", Map.of("title", "no"))),
                        Map.of("filter", Map.of("state", "nowhere"), "action", tags))
                .forEach(wish -> agent.post(BULK, wish).expectStatus().isBadRequest());
        agent.post(BULK, Map.of("filter", Map.of("tag", "nobody has it"), "action", tags))
                .expectStatus()
                .isEqualTo(422);
        Desk other = Desk.at(port, Tokens.of("admin", Tokens.ACME));
        String foreign = body(other.post(BULK, Map.of("tickets", each(ids), "action", tags))
                        .expectStatus()
                        .isAccepted())
                .get("id")
                .asString();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> other.read(JOBS + foreign).get("state").asString().equals("done"));
        assertThat(other.read(JOBS + foreign).at("/failures/0/problem/type").asString())
                .isEqualTo("/problems/not-found");
    }
}
