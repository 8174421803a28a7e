package io.bongsu.bench.suite;

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
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A suite of our own, in a folder and on ports that nobody else uses; gone when it is closed, or this program is ended. */
public final class PrivateSuite implements AutoCloseable {
    private static final int LIMIT_SECONDS = 420;
    private static final int ASK_SECONDS = 60;
    private static final JsonMapper JSON = new JsonMapper();

    private final Checkout checkout;
    private final Path home;
    private final Map<String, String> own;
    private final AtomicBoolean closed = new AtomicBoolean();

    private PrivateSuite(Checkout checkout, Path home, Map<String, String> own) {
        this.checkout = checkout;
        this.home = home;
        this.own = own;
    }

    /** Nothing runs yet. */
    public static PrivateSuite prepare(Checkout checkout, Map<String, String> environment) throws IOException {
        Path home = Files.createTempDirectory("bongsu-bench");
        // PostgreSQL of a launcher run by root is somebody else, who has to get in.
        var _ = home.toFile().setExecutable(true, false) && home.toFile().setReadable(true, false);
        Map<String, String> own = new HashMap<>(environment);
        own.putAll(freePorts());
        own.put("BONGSU_HOME", home.toString());
        own.putIfAbsent("BONGSU_RUNTIME", home.resolve("runtime").toString());
        PrivateSuite suite = new PrivateSuite(checkout, home, own);
        Runtime.getRuntime().addShutdownHook(new Thread(suite::closeAtTheEnd));
        return suite;
    }

    /** The one that runs already, for those who want its data to stay; it is neither started nor stopped. */
    public static PrivateSuite running(Checkout checkout, Map<String, String> environment) {
        return new PrivateSuite(checkout, Path.of(environment.getOrDefault("BONGSU_HOME", ".bongsu")), environment);
    }

    /** Seconds until it can be used. */
    public double up() throws IOException, InterruptedException, NotMeasurable {
        long begun = System.nanoTime();
        said(LIMIT_SECONDS, "up", "--detach", "--no-build");
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.err.printf("  up after %.1f s%n", seconds);
        return seconds;
    }

    public void down() throws IOException, InterruptedException {
        checkout.bongsu(List.of("down"), own, LIMIT_SECONDS);
    }

    /** What {@code ./bongsu status --json} says, whatever it is. */
    public JsonNode status() throws IOException, InterruptedException {
        return JSON.readTree(
                checkout.bongsu(List.of("status", "--json"), own, ASK_SECONDS).out());
    }

    /** What a verb of the launcher prints. */
    public String said(String... words) throws IOException, InterruptedException, NotMeasurable {
        return said(ASK_SECONDS, words);
    }

    private String said(int limitSeconds, String... words) throws IOException, InterruptedException, NotMeasurable {
        Checkout.Ended ended = checkout.bongsu(List.of(words), own, limitSeconds);
        if (ended.status() != 0) {
            throw new NotMeasurable("./bongsu " + String.join(" ", words) + " returned " + ended.status() + ": "
                    + ended.out() + ended.err());
        }
        return ended.out().strip();
    }

    public int port(String component) throws IOException, InterruptedException, NotMeasurable {
        return component(component).path("port").asInt();
    }

    public long pid(String component) throws IOException, InterruptedException, NotMeasurable {
        return component(component).path("pid").asLong();
    }

    private JsonNode component(String name) throws IOException, InterruptedException, NotMeasurable {
        for (JsonNode one : status().path("components")) {
            if (one.path("name").asString().equals(name) && one.path("pid").asLong() > 0) {
                return one;
            }
        }
        throw new NotMeasurable(name + " does not run");
    }

    /** What was killed is started again by the launcher. */
    public void awaitHealthy(String component) throws IOException, InterruptedException, NotMeasurable {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < LIMIT_SECONDS * 1_000_000_000L) {
            for (JsonNode one : status().path("components")) {
                if (one.path("name").asString().equals(component)
                        && one.path("state").asString().equals("healthy")) {
                    return;
                }
            }
        }
        throw new NotMeasurable(component + " does not come back");
    }

    /** Accounts and passwords, as the launcher keeps them. */
    public JsonNode credentials() throws IOException {
        return JSON.readTree(Files.readString(home.resolve("credentials")));
    }

    /** What opens its doors. */
    public Secrets secrets() {
        return new LauncherSecrets(checkout, "admin", own);
    }

    private static Map<String, String> freePorts() throws IOException {
        Map<String, String> ports = new HashMap<>();
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

    private void closeAtTheEnd() {
        try {
            close();
        } catch (IOException e) {
            System.err.println("  " + home + " is left: " + e);
        }
    }

    @Override
    public void close() throws IOException {
        if (closed.getAndSet(true)) {
            return;
        }
        try {
            checkout.bongsu(List.of("down", "--wipe"), own, LIMIT_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Files.walkFileTree(home, new SimpleFileVisitor<>() {
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
