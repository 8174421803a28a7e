package io.bongsu.bench.metrics;

import io.bongsu.bench.suite.NotMeasurable;
import io.bongsu.bench.suite.Program;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who takes samples: we, or a peer that was started for this in a folder and on a port of its own.
 *
 * @param processes all whose CPU counts
 * @param program without the database behind it
 */
public record Target(
        String name,
        URI url,
        String key,
        ProcessTree processes,
        ProcessTree program,
        @Nullable Process started) implements AutoCloseable {
    private static final Path PROMETHEUS = Path.of("/usr/bin/prometheus");
    private static final List<String> OTLP =
            List.of("/opentelemetry/v1/metrics", "/opentelemetry/api/v1/push", "/api/v1/otlp/v1/metrics");

    /** Late samples are taken here too. */
    private static final String CONFIG =
            "global: {scrape_interval: 1h}\nstorage: {tsdb: {out_of_order_time_window: 30m}}\n";

    private static final Path VICTORIA = Path.of("/usr/bin/victoria-metrics");

    /** The peers there are; how they are called says their version. */
    public static @Nullable Target prometheus(Path folder) throws IOException, InterruptedException, NotMeasurable {
        if (!Files.isExecutable(PROMETHEUS)) {
            return null;
        }
        int port = Program.freePort();
        Path config = Files.writeString(folder.resolve("prometheus.yml"), CONFIG);
        return start(
                "prometheus",
                port,
                "/api/v1/write",
                List.of(
                        PROMETHEUS.toString(),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("prometheus"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--web.enable-remote-write-receiver",
                        "--web.enable-admin-api", // a snapshot shows what sealed samples take
                        "--log.level=error"),
                folder);
    }

    public static @Nullable Target victoria(Path folder) throws IOException, InterruptedException, NotMeasurable {
        if (!Files.isExecutable(VICTORIA)) {
            return null;
        }
        int port = Program.freePort();
        return start(
                "victoria-metrics",
                port,
                "/api/v1/write",
                List.of(
                        VICTORIA.toString(),
                        "-storageDataPath=" + folder.resolve("victoria"),
                        "-httpListenAddr=127.0.0.1:" + port,
                        "-retentionPeriod=1",
                        "-search.disableCache", // an answer from memory is no answer to compare
                        "-loggerLevel=ERROR"),
                folder);
    }

    private static Target start(String name, int port, String path, List<String> command, Path folder)
            throws IOException, InterruptedException, NotMeasurable {
        Process process = Program.start(name, port, command, folder);
        return new Target(
                name + " " + Program.version(command.getFirst()),
                URI.create("http://127.0.0.1:" + port + path),
                "",
                new ProcessTree(List.of(process.pid())),
                new ProcessTree(List.of(process.pid())),
                process);
    }

    /** The one whose name begins so. */
    public static @Nullable Target find(List<Target> targets, String name) {
        return targets.stream()
                .filter(one -> one.name().startsWith(name))
                .findFirst()
                .orElse(null);
    }

    /** Where it is asked: beside where it is written to. */
    public URI api(String path) {
        return url.resolve(path);
    }

    /** Where it takes OTLP, or null: Prometheus does from 2.47 on, VictoriaMetrics from 1.92 on. */
    @Nullable
    URI otlp() throws IOException, InterruptedException {
        if (started == null) {
            return url.resolve("/v1/metrics"); // we
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String path : OTLP) {
                HttpRequest empty = HttpRequest.newBuilder(url.resolve(path))
                        .header("Content-Type", "application/x-protobuf")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();
                if (client.send(empty, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2) {
                    return url.resolve(path);
                }
            }
        }
        return null;
    }

    @Override
    public void close() {
        Process running = started;
        if (running != null) {
            Program.stop(running);
        }
    }
}
