package io.bongsu.launcher.supervise;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/** Reads the operating system's list of processes, and signals them. */
public final class ProcessTable {

    static final long GONE = -1;

    private static final Path PROC = Path.of("/proc");
    private static final int SESSION = 3;
    private static final int START = 19;

    private ProcessTable() {}

    /** When the process began, or {@link #GONE} when there is none (a zombie counts as none). */
    static long started(long pid) {
        if (!Files.isDirectory(PROC)) {
            return ProcessHandle.of(pid)
                    .flatMap(process -> process.info().startInstant())
                    .map(Instant::toEpochMilli)
                    .orElse(GONE);
        }
        List<String> fields = stat(pid);
        return fields.size() <= START || fields.getFirst().equals("Z") ? GONE : Long.parseLong(fields.get(START));
    }

    static String boot() {
        return line(PROC.resolve("sys/kernel/random/boot_id"));
    }

    /** The members of the session that the given process leads or once led. */
    public static List<Long> session(long leader) {
        String wanted = Long.toString(leader);
        return where(pid -> {
            List<String> fields = stat(pid);
            return fields.size() > SESSION
                    && fields.get(SESSION).equals(wanted)
                    && !fields.getFirst().equals("Z");
        });
    }

    /** Processes whose working folder is the given one. */
    public static List<Long> workingIn(Path folder) {
        return where(pid -> {
            try {
                return Files.readSymbolicLink(PROC.resolve(Long.toString(pid)).resolve("cwd"))
                        .equals(folder);
            } catch (IOException | SecurityException e) {
                return false; // it has ended, or belongs to somebody else: then it is not ours
            }
        });
    }

    /** Whether any process was started with this text on its command line. */
    public static boolean mentioned(String text) {
        return !where(pid -> line(PROC.resolve(Long.toString(pid)).resolve("cmdline"))
                        .contains(text))
                .isEmpty();
    }

    /** Resident memory in bytes; what several processes share is counted once. 0 when it cannot be read. */
    public static long resident(List<Long> pids) {
        return pids.stream()
                .mapToLong(pid -> {
                    Path of = PROC.resolve(Long.toString(pid));
                    long proportional = pids.size() > 1 ? kilobytes(of.resolve("smaps_rollup"), "Pss:") : 0;
                    return proportional > 0 ? proportional : kilobytes(of.resolve("status"), "VmRSS:");
                })
                .sum();
    }

    /** Sends a signal by name ("TERM", "INT", "KILL"). A process that is gone already is no failure. */
    public static void signal(long pid, String signal) throws IOException, InterruptedException {
        new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + pid + " 2>/dev/null")
                .redirectErrorStream(true)
                .start()
                .waitFor();
    }

    private static List<Long> where(LongPredicate test) {
        List<Long> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                long pid = Long.parseLong(process.getFileName().toString());
                if (test.test(pid)) {
                    found.add(pid);
                }
            }
        } catch (IOException e) {
            return List.of(); // no /proc: the one process that we know is all we can see
        }
        return found;
    }

    /** The fields of /proc/pid/stat from the state on; the command before it may contain anything. */
    private static List<String> stat(long pid) {
        String line = line(PROC.resolve(Long.toString(pid)).resolve("stat"));
        return line.isEmpty()
                ? List.of()
                : List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1));
    }

    private static long kilobytes(Path file, String label) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(label))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static String line(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return ""; // it ended while we looked
        }
    }
}
