package io.bongsu.bench.desk;

import io.bongsu.bench.report.Figures;
import io.bongsu.bench.report.Result;
import io.bongsu.bench.suite.NotMeasurable;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Eight people opening tickets at once, and a calendar changed under running clocks. */
final class Writes {
    private static final double CREATE_GOAL = 30;
    private static final double CLOCKS_GOAL = 2;
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(5);
    private static final String TRIGGER = """
            {"name": "bench", "events": ["opened"], "condition": "title.contains('kafka') || title.contains('결제')",
             "actions": [{"kind": "addTags", "tags": ["bench"]}]}""";
    private static final JsonMapper JSON = new JsonMapper();

    private final DeskApi api;
    private final DeskDatabase database;

    Writes(DeskApi api, DeskDatabase database) {
        this.api = api;
        this.database = database;
    }

    List<Result> create(int each) throws IOException, InterruptedException, NotMeasurable {
        Writers.Written written = written(each);
        Figures figures = Figures.of(written.millis());
        return List.of(
                Result.of("create at 8 writers, median", "ms", figures.median()),
                Result.atMost(
                        "create at 8 writers (two clocks, a trigger, facts, search words), p95",
                        "ms",
                        figures.percentile(95),
                        CREATE_GOAL),
                Result.of("create at 8 writers", "tickets/s", written.perSecond()));
    }

    /** With a trigger that looks at each and acts on some. */
    Writers.Written written(int each) throws IOException, InterruptedException, NotMeasurable {
        DeskApi.Answer trigger = api.post("/api/v1/automation/triggers", TRIGGER);
        try {
            return Writers.write(Collections.<Writers.Writer>nCopies(Writers.COUNT, this::open), each);
        } finally {
            String path =
                    "/api/v1/automation/triggers/" + trigger.body().path("id").asString();
            api.delete(path, api.get(path).tag());
        }
    }

    private double open(String title, String description) throws IOException, InterruptedException, NotMeasurable {
        ObjectNode ticket = JSON.createObjectNode()
                .put("type", "incident")
                .put("title", title)
                .put("description", description)
                .put("queue", Corpus.QUEUES.getFirst());
        return api.post("/api/v1/tickets", ticket.toString()).millis();
    }

    /** All clocks move: the working day gets an hour longer or shorter. */
    List<Result> recount(String calendar, int runs)
            throws IOException, InterruptedException, NotMeasurable, SQLException {
        long clocks = database.number("SELECT count(*) FROM sla_clock WHERE calendar_id = '" + calendar
                + "' AND state = 'running' AND told <> 'breached'");
        List<Double> seconds = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            DeskApi.Answer now = api.get("/api/v1/calendars/" + calendar);
            boolean isLong = now.body().path("weekly").toString().contains("19:00");
            long begun = System.nanoTime();
            api.patch(
                    "/api/v1/calendars/" + calendar,
                    now.tag(),
                    "{\"weekly\":" + weekly(isLong ? "18:00" : "19:00") + "}");
            awaitRecounted(calendar, begun);
            seconds.add((System.nanoTime() - begun) / 1e9);
        }
        return List.of(
                Result.of("running clocks of a calendar", "", (double) clocks),
                Result.atMost(
                        "all of them counted anew after it changed, median",
                        "s",
                        Figures.of(seconds).median(),
                        CLOCKS_GOAL));
    }

    static String weekly(String end) {
        StringBuilder days = new StringBuilder();
        for (String day : List.of("mon", "tue", "wed", "thu", "fri")) {
            days.append(days.isEmpty() ? "{" : ",")
                    .append('"')
                    .append(day)
                    .append("\":[[\"09:00\",\"")
                    .append(end)
                    .append("\"]]");
        }
        return days.append('}').toString();
    }

    private void awaitRecounted(String calendar, long begun) throws SQLException, NotMeasurable {
        while (database.number(
                        "SELECT count(*) FROM sla_calendar WHERE id = '" + calendar + "' AND counted_version < version")
                > 0) {
            if (System.nanoTime() - begun > PATIENCE) {
                throw new NotMeasurable("clocks were not counted anew within minutes");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
