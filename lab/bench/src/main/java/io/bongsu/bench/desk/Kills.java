package io.bongsu.bench.desk;

import io.bongsu.bench.report.Result;
import io.bongsu.bench.suite.NotMeasurable;
import io.bongsu.bench.suite.PrivateSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/** The service is killed in the middle of an import and of a job on many tickets: all is done in the end, nothing twice. */
final class Kills {
    private static final int TICKETS = 20_000;
    private static final int OF_A_JOB = 1_000;
    private static final int MESSAGES = 5;
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(10);

    private final PrivateSuite suite;
    private final DeskApi api;
    private final DeskDatabase database;

    Kills(PrivateSuite suite, DeskApi api, DeskDatabase database) {
        this.suite = suite;
        this.api = api;
        this.database = database;
    }

    List<Result> measure() throws IOException, InterruptedException, NotMeasurable, SQLException {
        String owner = UUID.randomUUID().toString();
        double imported = imported(owner);
        String mine = " WHERE ticket_id IN (SELECT ticket_id FROM ticket_external WHERE owner = '" + owner + "')";
        long tickets = database.number("SELECT count(*) FROM ticket_external WHERE owner = '" + owner + "'");
        long entries = database.number("SELECT count(*) FROM ticket_event" + mine);
        double worked = worked(database.texts(
                "SELECT ticket_id::text FROM ticket_external WHERE owner = '" + owner + "' LIMIT " + OF_A_JOB));
        long changes = database.number("SELECT count(*) FROM ticket_event" + mine + " AND kind = 'change'");
        return List.of(
                Result.of("import killed in the middle, done after the kill", "s", imported),
                Result.atMost(
                        "tickets of it that are missing or there twice", "", Math.abs((double) tickets - TICKETS), 0),
                Result.atMost(
                        "entries of their histories missing or twice",
                        "",
                        Math.abs((double) entries - TICKETS * (MESSAGES + 1)),
                        0),
                Result.of("job killed in the middle, done after the kill", "s", worked),
                Result.atMost("its changes missing or made twice", "", Math.abs((double) changes - OF_A_JOB), 0));
    }

    private double imported(String owner) throws IOException, InterruptedException, NotMeasurable, SQLException {
        Path file = Files.createTempFile("bongsu-bench", ".ndjson");
        try {
            Imports.write(file, TICKETS, owner);
            String id =
                    api.upload("/api/v1/tickets:import", file).body().path("id").asString();
            String created = "SELECT created FROM ticket_import WHERE id = '" + id + "'";
            await(created, some -> some > TICKETS / 10);
            return killed("SELECT count(*) FROM ticket_import WHERE state = 'running' AND id = '" + id + "'");
        } finally {
            Files.delete(file);
        }
    }

    private double worked(List<String> tickets) throws IOException, InterruptedException, NotMeasurable, SQLException {
        String picked = tickets.stream().map(id -> "{\"id\":\"" + id + "\"}").collect(Collectors.joining(","));
        String id = api.post(
                        "/api/v1/tickets:bulk",
                        "{\"tickets\":[" + picked + "],\"action\":{\"tags\":{\"add\":[\"killed\"]}}}")
                .body()
                .path("id")
                .asString();
        await(
                "SELECT count(*) FROM bulk_item WHERE state = 'done' AND job_id = '" + id + "'",
                some -> some > OF_A_JOB / 10);
        return killed("SELECT count(*) FROM bulk_job WHERE state = 'running' AND id = '" + id + "'");
    }

    /** Seconds from the kill until there is none of it left to do. */
    private double killed(String left) throws IOException, InterruptedException, NotMeasurable, SQLException {
        if (database.number(left) == 0) {
            throw new NotMeasurable("it was done before it could be killed");
        }
        ProcessHandle.of(suite.pid("ticket-svc")).orElseThrow().destroyForcibly();
        long begun = System.nanoTime();
        await(left, some -> some == 0);
        double seconds = (System.nanoTime() - begun) / 1e9;
        suite.awaitHealthy("ticket-svc");
        return seconds;
    }

    private void await(String sql, LongPredicate until) throws SQLException, NotMeasurable {
        long begun = System.nanoTime();
        while (!until.test(database.number(sql))) {
            if (System.nanoTime() - begun > PATIENCE) {
                throw new NotMeasurable("it does not come to an end: " + sql);
            }
            LockSupport.parkNanos(LOOK);
        }
    }
}
