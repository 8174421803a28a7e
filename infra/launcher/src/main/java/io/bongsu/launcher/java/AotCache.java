package io.bongsu.launcher.java;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The JVM's ahead-of-time cache of one program (JEP 514): the first run records and writes it at its end, later runs start
 * from it. Only a cache that was completely written is ever used, and a program that does not start with it is tried
 * again without.
 */
public final class AotCache {

    private final Path file;
    private final Path unfinished;
    private boolean distrusted;

    /** @param folder belongs to one build of one program; another build has another folder and so another cache */
    public AotCache(Path folder) {
        String jdk = Runtime.version().toString().replaceAll("[^0-9A-Za-z.+-]", "_");
        this.file = folder.resolve("start-" + jdk + ".aot");
        this.unfinished =
                folder.resolve("start-" + jdk + "." + ProcessHandle.current().pid() + ".new");
    }

    List<String> flags() {
        if (distrusted) {
            return List.of();
        }
        return Files.exists(file)
                ? List.of(
                        "-XX:AOTCache=" + file,
                        // Mapped where it was made for: moving it would touch, and keep in memory, all of its pages.
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:ArchiveRelocationMode=0",
                        "-Xlog:aot=off",
                        "-Xlog:cds=off")
                : List.of("-XX:AOTCacheOutput=" + unfinished, "-Xlog:aot=off", "-Xlog:cds=off");
    }

    /** Whether the end of the program will write the cache, which takes some seconds. */
    public boolean recording() {
        return !distrusted && !Files.exists(file);
    }

    /** The program has ended in order: what it wrote is complete. */
    public void keep() throws IOException {
        if (Files.exists(unfinished)) {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** The program did not start: perhaps because of us. */
    public void distrust() {
        distrusted = true;
        file.toFile().delete();
    }
}
