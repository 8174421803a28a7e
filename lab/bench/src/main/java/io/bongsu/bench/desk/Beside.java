package io.bongsu.bench.desk;

import io.bongsu.bench.report.Figures;
import io.bongsu.bench.report.Result;
import io.bongsu.bench.suite.Folders;
import io.bongsu.bench.suite.NotMeasurable;
import io.bongsu.bench.suite.PrivatePostgres;
import io.bongsu.bench.suite.PrivateSuite;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Our figures beside those of Request Tracker, which is asked the same of as many tickets. */
final class Beside {
    /** What we were measured at and it does not do. */
    private static final Map<String, String> NOT_THEIRS = Map.of(
            "import of ", "it takes no file of tickets",
            "all of them counted anew", "its due dates stay as they were set");

    private final PrivateSuite suite;
    private final boolean stays;
    private final int tickets;
    private final int times;

    /** @param stays whether our suite goes on beside it; else the machine is its alone */
    Beside(PrivateSuite suite, boolean stays, int tickets, int times) {
        this.suite = suite;
        this.stays = stays;
        this.tickets = tickets;
        this.times = times;
    }

    /** @param known what was measured of us before */
    List<Result> measure(Desk ours, List<Result> known) throws IOException, InterruptedException, NotMeasurable {
        Rounds rounds = new Rounds(tickets, times);
        System.err.println("  " + ours.name());
        Rounds.Found we = rounds.ask(ours);
        Path folder = Folders.temporary("bongsu-bench-desk");
        try (PrivatePostgres postgres = PrivatePostgres.like(suite.pid("postgres"), folder)) {
            if (!stays) {
                suite.down();
            }
            try (RequestTracker tracker = RequestTracker.start(postgres, new Corpus(tickets, Instant.now()), folder)) {
                System.err.println("  " + tracker.desk().name());
                return beside(we, rounds.ask(tracker.desk()), tracker.desk().name(), known);
            }
        } catch (IOException | NotMeasurable e) {
            // What is known of us is not lost for it.
            System.err.println("  Request Tracker was not measured: " + e.getMessage());
            return List.of();
        } finally {
            Folders.delete(folder);
        }
    }

    private static List<Result> beside(Rounds.Found we, Rounds.Found they, String name, List<Result> known) {
        List<Result> results = new ArrayList<>();
        we.millis().forEach((what, ours) -> {
            Figures theirs = they.millis().getOrDefault(what, Figures.of(List.of()));
            results.add(beside(what + ", median", "ms", ours.median(), name, theirs.median()));
            results.add(beside(what + ", p95", "ms", ours.percentile(95), name, theirs.percentile(95)));
        });
        results.add(beside(
                "create at 8 writers, as many", "tickets/s", we.createdPerSecond(), name, they.createdPerSecond()));
        results.add(beside(
                "create at 8 writers, CPU with the database",
                "s/1,000 tickets",
                we.cpuPerThousand(),
                name,
                they.cpuPerThousand()));
        results.add(beside("resident, without the database", "MB", we.resident(), name, they.resident()));
        for (Result one : known) {
            NOT_THEIRS.forEach((begin, why) -> {
                if (one.metric().startsWith(begin) && one.ours() != null) {
                    results.add(beside(one.metric() + " (" + why + ")", one.unit(), one.ours(), name, Double.NaN));
                }
            });
        }
        return results;
    }

    private static Result beside(String metric, String unit, double ours, String name, double theirs) {
        return Result.beside("beside: " + metric, unit, ours, name, theirs, Double.NaN);
    }
}
