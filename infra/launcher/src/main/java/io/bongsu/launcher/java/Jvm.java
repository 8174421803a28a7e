package io.bongsu.launcher.java;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The flags of one Java process.
 *
 * @param heapMegabytes the largest heap
 * @param quick whether to compile with C1 only: halves the CPU of a start and costs peak throughput, so not for what
 *     carries the load
 */
public record Jvm(int heapMegabytes, boolean quick) {

    /** The JDK that runs the launcher runs the suite. */
    public static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /** Up to here looking through the whole heap is over in a moment, and costs less than anything cleverer. */
    private static final int SMALL = 256;

    /** Grow late, give back early: many small processes share one machine. */
    private static final List<String> SMALL_HEAP =
            List.of("-XX:MinHeapFreeRatio=15", "-XX:MaxHeapFreeRatio=30", "-XX:+UseSerialGC");

    /**
     * Nobody who sends waits for a whole heap to be looked through. What load has made it grow by is given back when the load is
     * over, but not down to what is full: a heap without room is looked through again and again, which was a fifth of the
     * collector's CPU. So it is looked through when 65 % are old, and half of it is room then. It grows before a fifth of the time
     * goes into that (1 / (1 + GCTimeRatio)). Millions of small objects are found by their hash: huge pages, where the system has
     * them, shorten the way.
     */
    private static final List<String> LARGE_HEAP = List.of(
            "-XX:MinHeapFreeRatio=30",
            "-XX:MaxHeapFreeRatio=50",
            "-XX:+UseG1GC",
            "-XX:MaxGCPauseMillis=50",
            "-XX:GCTimeRatio=4",
            "-XX:-G1UseAdaptiveIHOP",
            "-XX:InitiatingHeapOccupancyPercent=65",
            "-XX:+UnlockExperimentalVMOptions",
            "-XX:G1MaxNewSizePercent=30",
            "-XX:G1PeriodicGCInterval=60000",
            "-XX:+UseTransparentHugePages");

    public List<String> command(AotCache cache, List<String> more) {
        return command(cache.flags(), more);
    }

    /** @param start how it starts faster, or records what it will need for that */
    public List<String> command(List<String> start, List<String> more) {
        List<String> words = new ArrayList<>(List.of(
                JAVA.toString(),
                "-Xmx" + heapMegabytes + "m",
                // Otherwise the JVM begins with as much as the machine's size suggests, which is all of it.
                "-Xms" + Math.min(heapMegabytes / 4, 128) + "m",
                "-XX:+UseCompactObjectHeaders",
                // What the compilers had needed goes back to the system.
                "-XX:TrimNativeHeapInterval=60000",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=UTC",
                "--enable-native-access=ALL-UNNAMED"));
        words.addAll(heapMegabytes > SMALL ? LARGE_HEAP : SMALL_HEAP);
        if (quick) {
            words.add("-XX:TieredStopAtLevel=1");
        }
        words.addAll(start);
        words.addAll(more);
        return words;
    }
}
