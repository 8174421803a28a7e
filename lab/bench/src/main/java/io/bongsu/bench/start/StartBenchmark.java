package io.bongsu.bench.start;

import io.bongsu.bench.Benchmark;
import io.bongsu.bench.report.Figures;
import io.bongsu.bench.report.Measured;
import io.bongsu.bench.report.Result;
import io.bongsu.bench.suite.Checkout;
import io.bongsu.bench.suite.NotMeasurable;
import io.bongsu.bench.suite.PrivateSuite;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** How long {@code ./bongsu up --detach} takes in a folder of its own, for the first time and again, and the memory it takes. */
public final class StartBenchmark implements Benchmark {
    private static final int WARM_STARTS = 3;
    private static final long IDLE_SECONDS = 30;
    private static final double WARM_GOAL_SECONDS = 30;
    private static final double MEMORY_GOAL_MB = 2_048;
    private static final Set<String> NOT_JAVA = Set.of("postgres");
    private static final Set<String> NOT_OURS = Set.of("postgres", "keycloak");

    private final Map<String, String> environment;
    private final Checkout checkout;

    public StartBenchmark(Map<String, String> environment, Checkout checkout) {
        this.environment = environment;
        this.checkout = checkout;
    }

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String what() {
        return "up --detach to the first page, cold once and warm " + WARM_STARTS + " times, and resident memory";
    }

    @Override
    public Measured run(List<String> arguments) throws IOException, InterruptedException, NotMeasurable {
        try (PrivateSuite suite = PrivateSuite.prepare(checkout, environment)) {
            return measure(suite);
        }
    }

    private static Measured measure(PrivateSuite suite) throws IOException, InterruptedException, NotMeasurable {
        double cold = suite.up();
        List<Double> warm = new ArrayList<>();
        for (int number = 0; number < WARM_STARTS; number++) {
            suite.down();
            warm.add(suite.up());
        }
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(IDLE_SECONDS)); // "idle" is what is measured next
        JsonNode status = suite.status();
        List<Result> results = new ArrayList<>();
        results.add(Result.of("cold start to first page", "s", cold));
        results.add(Result.atMost(
                "warm start to first page, median", "s", Figures.of(warm).median(), WARM_GOAL_SECONDS));
        results.add(
                Result.of("warm start to first page, max", "s", Figures.of(warm).max()));
        results.add(Result.atMost("our own JVMs, resident, idle", "MB", memory(status, NOT_OURS), MEMORY_GOAL_MB));
        results.add(Result.of("all JVMs with Keycloak, resident, idle", "MB", memory(status, NOT_JAVA)));
        results.add(Result.of("everything with PostgreSQL, resident, idle", "MB", megabytes(status)));
        status.path("components")
                .forEach(one -> results.add(Result.of("  " + one.path("name").asString(), "MB", megabytes(one))));
        return new Measured(1 + WARM_STARTS, results);
    }

    /** Launcher included: everything but the components named. */
    private static double memory(JsonNode status, Set<String> without) {
        double all = megabytes(status);
        for (JsonNode one : status.path("components")) {
            if (without.contains(one.path("name").asString())) {
                all -= megabytes(one);
            }
        }
        return all;
    }

    private static double megabytes(JsonNode one) {
        return one.path("residentBytes").asLong() / 1048576.0;
    }
}
