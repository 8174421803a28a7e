package io.bongsu.bench.suite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a JVM spends its time on while it is measured: JFR, started and read by the tools beside our own {@code java}. */
public final class Profile implements AutoCloseable {
    private static final String NAME = "bench";

    private final long pid;
    private final Path file;

    private Profile(long pid, Path file) {
        this.pid = pid;
        this.file = file;
    }

    public static Profile start(long pid, Path file) throws IOException {
        System.err.print(tool("jcmd", Long.toString(pid), "JFR.start", "name=" + NAME, "settings=profile"));
        return new Profile(pid, file.toAbsolutePath());
    }

    /** Writes the recording and tells the methods that took most. */
    @Override
    public void close() throws IOException {
        System.err.print(tool("jcmd", Long.toString(pid), "JFR.dump", "name=" + NAME, "filename=" + file));
        System.err.print(tool("jcmd", Long.toString(pid), "JFR.stop", "name=" + NAME));
        System.err.print(tool("jfr", "view", "hot-methods", file.toString()));
        System.err.print(tool("jfr", "view", "gc-pauses", file.toString()));
        System.err.println("profile in " + file);
    }

    private static String tool(String name, String... words) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", name);
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream out = process.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
