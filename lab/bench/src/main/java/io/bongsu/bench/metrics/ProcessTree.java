package io.bongsu.bench.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What processes and all they started have used, from {@code /proc}; children that ended count in who waited for them. */
public record ProcessTree(List<Long> roots) {
    private static final double TICKS = 100;
    private static final long PAGE = 4096;

    public double cpuSeconds() throws IOException {
        double seconds = 0;
        for (long pid : all()) {
            String[] fields = stat(pid);
            if (fields.length > 16) {
                seconds += (number(fields[11]) + number(fields[12]) + number(fields[13]) + number(fields[14])) / TICKS;
            }
        }
        return seconds;
    }

    /** Resident memory; pages that PostgreSQL's processes share count once per process that touched them. */
    public double residentMegabytes() throws IOException {
        double bytes = 0;
        for (long pid : all()) {
            String[] fields = stat(pid);
            if (fields.length > 21) {
                bytes += number(fields[21]) * PAGE;
            }
        }
        return bytes / 1048576;
    }

    private List<Long> all() {
        List<Long> all = new ArrayList<>(roots);
        for (long root : roots) {
            try (Stream<ProcessHandle> children =
                    ProcessHandle.of(root).stream().flatMap(ProcessHandle::descendants)) {
                children.map(ProcessHandle::pid)
                        .filter(pid -> !all.contains(pid))
                        .forEach(all::add);
            }
        }
        return all;
    }

    /** The fields of a process after its name, which may hold blanks. */
    private static String[] stat(long pid) throws IOException {
        Path file = Path.of("/proc", Long.toString(pid), "stat");
        if (!Files.exists(file)) {
            return new String[0];
        }
        try {
            String text = Files.readString(file);
            return text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
        } catch (NoSuchFileException e) {
            return new String[0];
        }
    }

    private static double number(String field) {
        return Long.parseLong(field);
    }
}
