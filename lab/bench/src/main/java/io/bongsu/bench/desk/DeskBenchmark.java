package io.bongsu.bench.desk;

import io.bongsu.bench.Benchmark;
import io.bongsu.bench.Options;
import io.bongsu.bench.metrics.ProcessTree;
import io.bongsu.bench.report.Measured;
import io.bongsu.bench.report.Result;
import io.bongsu.bench.suite.Checkout;
import io.bongsu.bench.suite.NotMeasurable;
import io.bongsu.bench.suite.PrivateSuite;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fills a suite of its own with tickets and asks what its agents ask. */
public final class DeskBenchmark implements Benchmark {
    private static final int TICKETS = 1_000_000;
    private static final int IMPORTED = 100_000;
    private static final int TIMES = 40;
    private static final UUID TENANT = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final String BESIDE = "--beside";
    private static final List<String> PARTS =
            List.of("--lists", "--search", "--create", "--import", "--clocks", "--kill", BESIDE);
    private static final Set<String> NUMBERS = Set.of("--tickets", "--times", "--imported");
    private static final Set<String> FLAGS =
            Stream.concat(Stream.of("--running"), PARTS.stream()).collect(Collectors.toSet());
    private static final String CALENDAR = "bench hours";

    private final Map<String, String> environment;
    private final Checkout checkout;

    public DeskBenchmark(Map<String, String> environment, Checkout checkout) {
        this.environment = environment;
        this.checkout = checkout;
    }

    @Override
    public String name() {
        return "desk";
    }

    @Override
    public String what() {
        return "a desk with a million tickets: lists, searches, writes, import, clocks, beside an installed request-tracker5 (desk --tickets N --times N --running)";
    }

    @Override
    public Measured run(List<String> arguments) throws Exception {
        Options options = Options.of(arguments, NUMBERS, FLAGS);
        if (options.has("--running")) {
            return measure(PrivateSuite.running(checkout, environment), options);
        }
        try (PrivateSuite suite = PrivateSuite.prepare(checkout, environment)) {
            suite.up();
            return measure(suite, options);
        }
    }

    private Measured measure(PrivateSuite suite, Options options)
            throws IOException, InterruptedException, NotMeasurable, SQLException {
        int tickets = options.named("--tickets", TICKETS);
        int times = options.named("--times", TIMES);
        DeskDatabase database =
                new DeskDatabase(suite.port("postgres"), suite.credentials().path("secrets"));
        String url =
                environment.getOrDefault("BONGSU_BENCH_TICKET_URL", "http://127.0.0.1:" + suite.port("ticket-svc"));
        DeskApi api = new DeskApi(url, suite.secrets());
        String calendar = calendar(api);
        List<Result> results = new ArrayList<>();
        results.add(Result.of("tickets", "", tickets));
        if (database.number("SELECT count(*) FROM sla_clock WHERE calendar_id = '" + calendar + "' LIMIT 1") == 0) {
            Corpus corpus = new Corpus(tickets, Instant.now());
            double seconds = new Fill(database, corpus, TENANT, UUID.fromString(calendar)).run();
            results.add(Result.of("filled in by COPY, indexes and statistics included", "s", seconds));
        }
        results.add(Result.of(
                "the ticket database", "MB", (double) database.number("SELECT pg_database_size('ticket') / 1000000")));
        parts(options, api, database, calendar, results);
        if (options.has("--kill")) {
            told(results, new Kills(suite, api, database).measure());
        }
        if ((PARTS.stream().noneMatch(options::has) || options.has(BESIDE)) && isPeerWanted()) {
            OurDesk ours = ours(suite, api, database, times);
            told(results, new Beside(suite, options.has("--running"), tickets, times).measure(ours, results));
        }
        return new Measured(times, results);
    }

    private boolean isPeerWanted() {
        if (environment.getOrDefault("BONGSU_BENCH_PEERS", "").equals("none")) {
            return false;
        }
        if (!RequestTracker.isInstalled()) {
            System.err.println("  no peer is installed; it would be Debian's " + RequestTracker.PACKAGES);
            return false;
        }
        return true;
    }

    private static OurDesk ours(PrivateSuite suite, DeskApi api, DeskDatabase database, int times)
            throws IOException, InterruptedException, NotMeasurable, SQLException {
        long percent = Math.clamp(100L * 20 * times / database.number("SELECT count(*) FROM ticket"), 1, 100);
        long service = suite.pid("ticket-svc");
        return new OurDesk(
                api,
                new Writes(api, database),
                database.texts("SELECT id::text FROM ticket TABLESAMPLE BERNOULLI (" + percent
                        + ") ORDER BY random() LIMIT " + 2 * times),
                new ProcessTree(List.of(service)),
                new ProcessTree(List.of(service, suite.pid("postgres"))));
    }

    /** All of them unless some are named; killing only then. */
    private static void parts(
            Options options, DeskApi api, DeskDatabase database, String calendar, List<Result> results)
            throws IOException, InterruptedException, NotMeasurable, SQLException {
        int times = options.named("--times", TIMES);
        boolean all = PARTS.stream().noneMatch(options::has);
        Writes writes = new Writes(api, database);
        if (all || options.has("--lists")) {
            told(results, new Lists(api, times).measure());
        }
        if (all || options.has("--search")) {
            told(results, new Searches(api, database, 3 * times).measure());
        }
        if (all || options.has("--create")) {
            told(results, writes.create(3 * times));
        }
        if (all || options.has("--import")) {
            told(results, new Imports(api).measure(options.named("--imported", IMPORTED)));
        }
        if (all || options.has("--clocks")) {
            told(results, writes.recount(calendar, 3));
        }
    }

    /** A run takes a while: what is known is said. */
    private static void told(List<Result> results, List<Result> found) {
        found.forEach(one -> System.err.println("  " + one.metric() + ": " + one.ours() + " " + one.unit()));
        results.addAll(found);
    }

    /** The calendar that the tickets' clocks count by; made once. */
    private static String calendar(DeskApi api) throws IOException, InterruptedException, NotMeasurable {
        for (var one : api.get("/api/v1/calendars").body().path("items")) {
            if (one.path("name").asString().equals(CALENDAR)) {
                return one.path("id").asString();
            }
        }
        return api.post(
                        "/api/v1/calendars",
                        "{\"name\":\"" + CALENDAR + "\",\"zone\":\"Asia/Seoul\",\"weekly\":" + Writes.weekly("18:00")
                                + "}")
                .body()
                .path("id")
                .asString();
    }
}
