package io.bongsu.bench.desk;

import io.bongsu.bench.report.Result;
import io.bongsu.bench.suite.NotMeasurable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One file of tickets with their messages, taken in whole and then worked through. */
final class Imports {
    private static final double GOAL = 3_000;
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(15);
    private static final JsonMapper JSON = new JsonMapper();

    private final DeskApi api;

    Imports(DeskApi api) {
        this.api = api;
    }

    private record Seen(long nanos, long tickets) {}

    List<Result> measure(int tickets) throws IOException, InterruptedException, NotMeasurable {
        Path file = Files.createTempFile("bongsu-bench", ".ndjson");
        try {
            write(file, tickets, UUID.randomUUID().toString());
            DeskApi.Answer taken = api.upload("/api/v1/tickets:import", file);
            List<Seen> seen = follow(taken.body().path("id").asString(), tickets);
            double all = rate(seen.getFirst(), seen.getLast());
            return List.of(
                    Result.of("import, the file taken in", "MB/s", Files.size(file) / 1e3 / taken.millis()),
                    Result.atLeast(
                            "import of " + tickets + " tickets with five messages each, once taken in",
                            "tickets/s",
                            all,
                            GOAL),
                    Result.of("import, its last fifth", "tickets/s", lastFifth(seen, tickets)));
        } finally {
            Files.delete(file);
        }
    }

    private List<Seen> follow(String id, int tickets) throws IOException, InterruptedException, NotMeasurable {
        List<Seen> seen = new ArrayList<>();
        long begun = System.nanoTime();
        seen.add(new Seen(begun, 0));
        while (true) {
            JsonNode view = api.get("/api/v1/ticket-imports/" + id).body();
            seen.add(new Seen(System.nanoTime(), view.path("created").asLong()));
            if (!view.path("state").asString().equals("running")) {
                if (view.path("created").asLong() != tickets) {
                    throw new NotMeasurable("not all were brought in: " + view);
                }
                return seen;
            }
            if (System.nanoTime() - begun > PATIENCE) {
                throw new NotMeasurable("the import does not end: " + view);
            }
            LockSupport.parkNanos(LOOK);
        }
    }

    private static double rate(Seen from, Seen to) {
        return (to.tickets() - from.tickets()) * 1e9 / (to.nanos() - from.nanos());
    }

    private static double lastFifth(List<Seen> seen, int tickets) {
        Seen from = seen.reversed().stream()
                .filter(one -> one.tickets() <= tickets * 4L / 5)
                .findFirst()
                .orElseThrow();
        return rate(from, seen.getLast());
    }

    /** @param owner who names them, so that another file brings in others */
    static void write(Path file, int tickets, String owner) throws IOException {
        Corpus corpus = new Corpus(tickets, Instant.now());
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < corpus.size(); i++) {
                out.write(line(corpus.ticket(i), owner).toString());
                out.write('\n');
            }
        }
    }

    private static ObjectNode line(Corpus.Ticket ticket, String owner) {
        ObjectNode line = JSON.createObjectNode()
                .put("type", ticket.type())
                .put("title", ticket.title())
                .put("description", ticket.description())
                .put("state", ticket.state().word())
                .put("reason", ticket.state().category().equals("hold") ? reason(ticket) : null)
                .put("queue", ticket.queue())
                .put("createdAt", Instant.ofEpochMilli(ticket.createdAt()).toString())
                .put("updatedAt", Instant.ofEpochMilli(ticket.updatedAt()).toString());
        line.putObject("externalIdentifier").put("owner", owner).put("id", ticket.number());
        line.set("requester", person(ticket.requester()));
        line.set("assignee", person(ticket.assignee()));
        if (ticket.tag() != null) {
            line.putArray("tags").add(ticket.tag());
        }
        ArrayNode messages = line.putArray("messages");
        for (Corpus.Message message : ticket.messages()) {
            messages.addObject()
                    .put("at", Instant.ofEpochMilli(message.at()).toString())
                    .put("visibility", message.isPublic() ? "public" : "internal")
                    .put("body", message.body())
                    .set("author", person(message.author()));
        }
        return line;
    }

    private static String reason(Corpus.Ticket ticket) {
        String reason = ticket.state().reason();
        return reason == null ? "approval" : reason;
    }

    private static @Nullable ObjectNode person(Corpus.@Nullable Person person) {
        return person == null
                ? null
                : JSON.createObjectNode().put("id", person.id()).put("name", person.name());
    }
}
