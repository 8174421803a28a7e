package io.bongsu.collector.remotestore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.awaitility.Awaitility;

/** A real store of somebody else's, on a port and in a folder of its own; ends with the JVM. */
final class OtherStore {
    private OtherStore() {}

    static String victoriaMetrics() {
        return start(
                "BONGSU_VICTORIA_METRICS",
                "/usr/bin/victoria-metrics",
                (port, folder) -> List.of(
                        "-storageDataPath=" + folder,
                        "-httpListenAddr=127.0.0.1:" + port,
                        "-retentionPeriod=1",
                        "-loggerLevel=ERROR"));
    }

    static String prometheus() {
        return start(
                "BONGSU_PROMETHEUS",
                "/usr/bin/prometheus",
                (port, folder) -> List.of(
                        "--config.file=" + config(folder),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--web.enable-remote-write-receiver",
                        "--log.level=error"));
    }

    private static Path config(Path folder) {
        try {
            return Files.writeString(
                    folder.resolve("prometheus.yml"), "storage: {tsdb: {out_of_order_time_window: 30m}}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. Nothing is skipped: a store that is not installed fails the test and says so. */
    private static String start(String variable, String usual, BiFunction<Integer, Path, List<String>> arguments) {
        String program = System.getenv().getOrDefault(variable, usual);
        if (!Files.isExecutable(Path.of(program))) {
            throw new IllegalStateException("[bongsu-test] " + program + " is not installed (Debian: apt-get install "
                    + Path.of(usual).getFileName() + "; " + variable + " names another place): the contract of metric"
                    + " stores was NOT shown with it");
        }
        try {
            Path folder = Files.createTempDirectory("bongsu-other-store");
            int port = freePort();
            List<String> command = new ArrayList<>(List.of(program));
            command.addAll(arguments.apply(port, folder));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroyForcibly));
            String url = "http://127.0.0.1:" + port;
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> answers(url + "/api/v1/labels"));
            System.out.println("[bongsu-test] metric store: " + program);
            return url;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean answers(String url) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest question = HttpRequest.newBuilder(URI.create(url)).build();
            return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
