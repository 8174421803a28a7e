package io.bongsu.bench.suite;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody else's program, started for a run on a port of its own and gone with it. */
public final class Program {
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+(\\.\\d+)?");
    private static final long STARTS_WITHIN = TimeUnit.SECONDS.toNanos(60);
    private static final int LOWEST_PORT = 20_000;
    private static final int HIGHEST_PORT = 32_000;
    private static final int TRIES = 100;

    private Program() {}

    /** Returns when it listens; what it says goes to {@code NAME.log} in the folder. */
    public static Process start(String name, int port, List<String> command, Path folder)
            throws IOException, InterruptedException, NotMeasurable {
        Path log = folder.resolve(name + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(Map.of("LC_ALL", "C"));
        Process process = builder.start();
        // Whoever ends the benchmark in the middle leaves nobody behind; asked to end, it ends its children too.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroy));
        long limit = System.nanoTime() + STARTS_WITHIN;
        while (!listens(port)) {
            if (!process.isAlive() || System.nanoTime() > limit) {
                stop(process);
                throw new NotMeasurable(name + " does not start: " + Files.readString(log));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        return process;
    }

    /** Asks it to end, and ends it when it takes too long. */
    public static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Below those that are given to clients, as some programs want it. */
    public static int freePort() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException("no port is free");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false; // somebody has it
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** As it says itself, else as Debian's package says; Debian's victoria-metrics does not know its own. */
    public static String version(String program) {
        Matcher said = VERSION.matcher(said(program, "--version"));
        if (said.find()) {
            return said.group();
        }
        String packaged = Path.of(program).getFileName().toString();
        Matcher installed = VERSION.matcher(said("dpkg-query", "-W", "-f=${Version}", packaged));
        return installed.find() ? installed.group() : "";
    }

    private static String said(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (InputStream in = process.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            return ""; // no such program: then nobody says it
        }
    }
}
