package io.bongsu.launcher.java;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * The JVM's ahead-of-time cache of one program (JEP 514): the first run records and writes it at its end, or a training run
 * does while it goes on; later starts use it. Only a cache that was completely written is ever used, and a program that does
 * not start with it is tried again without. Recording makes a start slower: who was killed is not made to wait for it again.
 */
public final class AotCache {

    private final Path file;
    private final Path unfinished;
    private final Path training;
    private boolean started;
    private boolean recording;
    private boolean distrusted;

    /** None is made, and none is used, with {@code BONGSU_START_CACHES=off}: it costs what is started only once. */
    public static AotCache of(Path folder, Map<String, String> environment) {
        AotCache cache = new AotCache(folder);
        cache.distrusted = "off".equals(environment.get("BONGSU_START_CACHES"));
        return cache;
    }

    /** @param folder belongs to one build of one program; another build has another folder and so another cache */
    AotCache(Path folder) {
        String jdk = Runtime.version().toString().replaceAll("[^0-9A-Za-z.+-]", "_");
        this.file = folder.resolve("start-" + jdk + ".aot");
        String own = "start-" + jdk + "." + ProcessHandle.current().pid();
        this.unfinished = folder.resolve(own + ".new");
        this.training = folder.resolve(own + ".training");
    }

    /** For one start. */
    synchronized List<String> flags() {
        recording = !started && !distrusted && !Files.exists(file);
        started = true;
        if (recording) {
            return recordingTo(unfinished);
        }
        return distrusted || !Files.exists(file)
                ? List.of()
                : List.of(
                        "-XX:AOTCache=" + file,
                        // Mapped where it was made for: moving it would touch, and keep in memory, all of its pages.
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:ArchiveRelocationMode=0",
                        "-Xlog:aot=off",
                        "-Xlog:cds=off");
    }

    private static List<String> recordingTo(Path output) {
        return List.of("-XX:AOTCacheOutput=" + output, "-Xlog:aot=off", "-Xlog:cds=off");
    }

    /** For a run that only makes the cache; empty when there is one. */
    public synchronized List<String> training() {
        return distrusted || Files.exists(file) ? List.of() : recordingTo(training);
    }

    /** Whether the end of the program will write the cache, which takes some seconds. */
    public synchronized boolean recording() {
        return recording;
    }

    /** The training run has ended in order. */
    public void keepTrained() throws IOException {
        move(training);
    }

    /** The program has ended in order: what it wrote is complete. */
    public void keep() throws IOException {
        move(unfinished);
    }

    private void move(Path written) throws IOException {
        if (Files.exists(written)) {
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** The program did not start: perhaps because of us. */
    public synchronized void distrust() {
        distrusted = true;
        recording = false;
        file.toFile().delete();
    }
}
