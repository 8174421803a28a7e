package io.bongsu.bench.start;

import io.bongsu.bench.Benchmark;
import io.bongsu.bench.report.Figures;
import io.bongsu.bench.report.Measured;
import io.bongsu.bench.report.Result;
import io.bongsu.bench.suite.Checkout;
import io.bongsu.bench.suite.NotMeasurable;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How long {@code ./bongsu up --detach} takes in a folder of its own, for the first time and again, and the memory it takes. */
public final class StartBenchmark implements Benchmark {
    private static final int WARM_STARTS = 3;
    private static final int LIMIT_SECONDS = 420;
    private static final long IDLE_SECONDS = 30;
    private static final double WARM_GOAL_SECONDS = 30;
    private static final double MEMORY_GOAL_MB = 2_048;
    private static final Set<String> NOT_JAVA = Set.of("postgres");
    private static final Set<String> NOT_OURS = Set.of("postgres", "keycloak");
    private static final JsonMapper JSON = new JsonMapper();

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
        Path home = Files.createTempDirectory("bongsu-bench-start");
        // PostgreSQL of a launcher run by root is somebody else, who has to get in.
        var _ = home.toFile().setExecutable(true, false) && home.toFile().setReadable(true, false);
        Map<String, String> own = new HashMap<>(freePorts());
        own.put("BONGSU_HOME", home.toString());
        own.put("BONGSU_RUNTIME", home.resolve("runtime").toString());
        try {
            return measure(own);
        } finally {
            checkout.bongsu(List.of("down", "--wipe"), own, LIMIT_SECONDS);
            delete(home);
        }
    }

    private Measured measure(Map<String, String> own) throws IOException, InterruptedException, NotMeasurable {
        double cold = up(own);
        List<Double> warm = new ArrayList<>();
        for (int number = 0; number < WARM_STARTS; number++) {
            checkout.bongsu(List.of("down"), own, LIMIT_SECONDS);
            warm.add(up(own));
        }
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(IDLE_SECONDS)); // "idle" is what is measured next
        JsonNode status = JSON.readTree(
                checkout.bongsu(List.of("status", "--json"), own, 30).out());
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

    private double up(Map<String, String> own) throws IOException, InterruptedException, NotMeasurable {
        long begun = System.nanoTime();
        Checkout.Ended ended = checkout.bongsu(List.of("up", "--detach", "--no-build"), own, LIMIT_SECONDS);
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (ended.status() != 0) {
            throw new NotMeasurable("up --detach returned " + ended.status() + ": " + ended.out() + ended.err());
        }
        System.err.printf("  up after %.1f s%n", seconds);
        return seconds;
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

    private Map<String, String> freePorts() throws IOException {
        Map<String, String> ports = new HashMap<>(environment);
        List<ServerSocket> sockets = new ArrayList<>();
        for (String name : List.of("BONGSU_PORT", "BONGSU_OTLP_GRPC_PORT", "BONGSU_OTLP_HTTP_PORT")) {
            ServerSocket socket = new ServerSocket(0);
            sockets.add(socket);
            ports.put(name, Integer.toString(socket.getLocalPort()));
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, @Nullable IOException e) throws IOException {
                Files.delete(left);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
