package io.bongsu.bench.ledger;

import io.bongsu.bench.Benchmark;
import io.bongsu.bench.metrics.Fleet;
import io.bongsu.bench.report.Figures;
import io.bongsu.bench.report.Measured;
import io.bongsu.bench.report.Result;
import io.bongsu.bench.suite.Checkout;
import io.bongsu.bench.suite.NotMeasurable;
import io.bongsu.bench.suite.PrivateSuite;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/**
 * The rule above all, at full load: a suite of our own takes remote write as fast as it can while its collector, its
 * PostgreSQL or both are killed at random; afterwards every sample is read back.
 */
public final class LedgerBenchmark implements Benchmark {
    private static final int KILLS = 20;
    private static final int SERIES = 10_000;
    private static final long PAST_MILLIS = TimeUnit.HOURS.toMillis(3);
    private static final int ROUNDS = (int) (PAST_MILLIS / Books.STEP);
    private static final int LOADED_MILLIS = 4_000;
    private static final double SERVES_GOAL_SECONDS = 10;

    private final Map<String, String> environment;
    private final Checkout checkout;

    public LedgerBenchmark(Map<String, String> environment, Checkout checkout) {
        this.environment = environment;
        this.checkout = checkout;
    }

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public String what() {
        return "kill -9 of collector and PostgreSQL at full load, every sample read back (ledger --kills N --seed S; --two: of one collector of two)";
    }

    private enum Victim {
        COLLECTOR,
        POSTGRES,
        BOTH;

        List<String> components() {
            return switch (this) {
                case COLLECTOR -> List.of("collector-svc");
                case POSTGRES -> List.of("postgres");
                case BOTH -> List.of("postgres", "collector-svc");
            };
        }
    }

    @Override
    public Measured run(List<String> arguments) throws IOException, InterruptedException, NotMeasurable {
        int kills = (int) option(arguments, "--kills", KILLS);
        long seed = option(arguments, "--seed", System.currentTimeMillis());
        System.err.println("  " + kills + " kills, seed " + seed);
        Map<String, String> own = new HashMap<>(environment);
        // The launcher rests longer after each death within a minute; here dying is the plan.
        own.put("BONGSU_LONGEST_RESTART_PAUSE_SECONDS", "1");
        try (PrivateSuite suite = PrivateSuite.prepare(checkout, own)) {
            suite.up();
            return arguments.contains("--two")
                    ? new TwoCollectors(suite, books(seed), ROUNDS).measure(kills, new Random(seed))
                    : measure(suite, kills, seed);
        }
    }

    private static long option(List<String> arguments, String name, long usual) throws NotMeasurable {
        int at = arguments.indexOf(name);
        if (at < 0) {
            return usual;
        }
        try {
            return Long.parseLong(arguments.get(at + 1));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new NotMeasurable(name + " needs a number");
        }
    }

    private static Books books(long seed) {
        long firstAt = (System.currentTimeMillis() - PAST_MILLIS) / Books.STEP * Books.STEP;
        return new Books(SERIES / Fleet.PER_REQUEST, seed, firstAt);
    }

    private static Measured measure(PrivateSuite suite, int kills, long seed)
            throws IOException, InterruptedException, NotMeasurable {
        Books books = books(seed);
        String collector = "http://127.0.0.1:"
                + component(suite, "collector-svc").path("port").asInt();
        String key = suite.said("ingest-key");
        URI write = URI.create(collector + "/prometheus/api/v1/write");
        Map<Victim, List<Double>> again;
        double seconds;
        try (Load load = Load.start(List.of(write), key, books, ROUNDS)) {
            long begun = System.nanoTime();
            again = kill(suite, load, books, kills, new Random(seed));
            seconds = (System.nanoTime() - begun) / 1e9;
        }
        long acknowledged = books.requests() * Fleet.PER_REQUEST;
        System.err.printf("  reading %,d acknowledged samples back%n", acknowledged);
        URI query = URI.create(collector + "/prometheus/api/v1/query");
        return measured(kills, acknowledged, seconds, again, new ReadBack(query, books).compare(suite.said("token")));
    }

    private static Measured measured(
            int kills, long acknowledged, double seconds, Map<Victim, List<Double>> again, ReadBack.Difference found) {
        Figures serves =
                Figures.of(again.values().stream().flatMap(List::stream).toList());
        List<Result> results = new ArrayList<>(List.of(
                Result.of("samples acknowledged", "", (double) acknowledged),
                Result.of("samples acknowledged, down time included", "samples/s", acknowledged / seconds),
                Result.atMost("to write again after a kill, median", "s", serves.median(), SERVES_GOAL_SECONDS),
                Result.of("to write again after a kill, max", "s", serves.max())));
        results.addAll(2, found.results());
        again.forEach((victim, all) -> results.add(Result.of(
                "  " + victim.name().toLowerCase(Locale.ROOT) + " killed, median",
                "s",
                Figures.of(all).median())));
        return new Measured(kills, results);
    }

    /** Seconds from each kill to the first acknowledgement of what was sent after it. */
    private static Map<Victim, List<Double>> kill(PrivateSuite suite, Load load, Books books, int kills, Random random)
            throws IOException, InterruptedException, NotMeasurable {
        Map<Victim, List<Double>> again = new EnumMap<>(Victim.class);
        Deaths.awaitService(load, books, _ -> true, System.nanoTime());
        for (int number = 1; number <= kills; number++) {
            Victim victim = Victim.values()[random.nextInt(Victim.values().length)];
            JsonNode status = suite.status();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1_000 + random.nextInt(LOADED_MILLIS))); // the load
            long killed = System.nanoTime();
            List<Long> pids = new ArrayList<>();
            for (String name : victim.components()) {
                pids.add(pid(status, name));
            }
            Deaths.of(pids);
            double seconds = (Deaths.awaitService(load, books, _ -> true, System.nanoTime()) - killed) / 1e9;
            System.err.printf("  %d: %s killed, writes again after %.1f s%n", number, victim, seconds);
            again.computeIfAbsent(victim, _ -> new ArrayList<>()).add(seconds);
        }
        return again;
    }

    /** One of the processes that this programme's own suite is made of. */
    private static long pid(JsonNode status, String name) throws NotMeasurable {
        for (JsonNode one : status.path("components")) {
            if (one.path("name").asString().equals(name) && one.path("pid").asLong() > 0) {
                return one.path("pid").asLong();
            }
        }
        throw new NotMeasurable(name + " does not run: " + status);
    }

    private static JsonNode component(PrivateSuite suite, String name)
            throws IOException, InterruptedException, NotMeasurable {
        for (JsonNode one : suite.status().path("components")) {
            if (one.path("name").asString().equals(name)) {
                return one;
            }
        }
        throw new NotMeasurable("the suite has no " + name);
    }
}
