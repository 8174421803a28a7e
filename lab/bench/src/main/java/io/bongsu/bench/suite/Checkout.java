package io.bongsu.bench.suite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The repository this was built in: its launcher and its commit. */
public record Checkout(Path folder) {

    /** What the launcher says, else the nearest folder upwards that holds a launcher. */
    public static Checkout find(Map<String, String> environment) {
        String named = environment.getOrDefault("BONGSU_CHECKOUT", "");
        if (!named.isBlank()) {
            return new Checkout(Path.of(named).toAbsolutePath().normalize());
        }
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve("bongsu"))) {
                return new Checkout(folder);
            }
        }
        return new Checkout(here);
    }

    public Path results() {
        return folder.resolve("lab/results");
    }

    /** Short hash, with {@code -dirty} when the files are not those of the commit. */
    public String commit() throws IOException, InterruptedException {
        Ended hash = call(List.of("git", "rev-parse", "--short=10", "HEAD"), Map.of(), 10);
        if (hash.status() != 0) {
            return "unknown";
        }
        Ended changes = call(List.of("git", "status", "--porcelain"), Map.of(), 30);
        return hash.out().strip() + (changes.out().isBlank() ? "" : "-dirty");
    }

    /** Runs a verb of the launcher to its end. */
    public Ended bongsu(List<String> words, Map<String, String> environment, int limitSeconds)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(folder.resolve("bongsu").toString()));
        command.addAll(words);
        return call(command, environment, limitSeconds);
    }

    /** How a program ended; -1 when it took too long and was ended by us. */
    public record Ended(int status, String out, String err) {}

    private Ended call(List<String> command, Map<String, String> environment, int limitSeconds)
            throws IOException, InterruptedException {
        // Files, not pipes: a detached child may hold a pipe open for ever.
        Path out = Files.createTempFile("bench", ".out");
        Path err = Files.createTempFile("bench", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(limitSeconds, TimeUnit.SECONDS);
            if (!ended) {
                process.destroy();
            }
            return new Ended(ended ? process.exitValue() : -1, read(out), read(err));
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
