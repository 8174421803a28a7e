package io.bongsu.bench.ledger;

import io.bongsu.bench.suite.NotMeasurable;
import io.bongsu.bench.suite.Program;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A second collector: started as the suite's was, on the same database and broker, with ports of its own. */
final class Twin implements AutoCloseable {
    private static final long READY_WITHIN = TimeUnit.MINUTES.toNanos(2);
    private static final List<String> PORTS = List.of("SERVER_PORT", "BONGSU_OTLP_GRPC_PORT", "BONGSU_OTLP_HTTP_PORT");

    private final ProcessBuilder builder;
    private final String url;
    private @Nullable Process process;

    private Twin(ProcessBuilder builder, String url) {
        this.builder = builder;
        this.url = url;
    }

    /** @param pid the collector of the suite */
    static Twin of(long pid, Path log) throws IOException {
        Path its = Path.of("/proc", Long.toString(pid));
        ProcessBuilder builder = new ProcessBuilder(words(its.resolve("cmdline")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Map<String, String> environment = new HashMap<>();
        for (String pair : words(its.resolve("environ"))) {
            int equals = pair.indexOf('=');
            environment.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        for (String name : PORTS) {
            environment.put(name, Integer.toString(Program.freePort()));
        }
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new Twin(builder, "http://127.0.0.1:" + environment.get("SERVER_PORT"));
    }

    /** As the kernel tells command lines and environments: a zero byte ends each word. */
    static List<String> words(Path file) throws IOException {
        return List.of(Files.readString(file, StandardCharsets.UTF_8).split("\0", 0));
    }

    URI at(String path) {
        return URI.create(url + path);
    }

    long pid() throws NotMeasurable {
        Process running = process;
        if (running == null) {
            throw new NotMeasurable("the second collector does not run");
        }
        return running.pid();
    }

    /** Returns when it is ready. */
    void start() throws IOException, InterruptedException, NotMeasurable {
        Process started = builder.start();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(started::destroyForcibly));
        process = started;
        long limit = System.nanoTime() + READY_WITHIN;
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!isReady(client)) {
                if (!started.isAlive() || System.nanoTime() > limit) {
                    throw new NotMeasurable("the second collector does not start");
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
        }
    }

    private boolean isReady(HttpClient client) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(at("/actuator/health/readiness")).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // nobody listens yet
        }
    }

    @Override
    public void close() {
        Process running = process;
        if (running != null) {
            Program.stop(running);
        }
    }
}
