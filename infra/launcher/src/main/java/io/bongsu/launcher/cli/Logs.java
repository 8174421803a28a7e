package io.bongsu.launcher.cli;

import io.bongsu.launcher.home.Home;
import io.bongsu.launcher.supervise.LogFile;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code logs [component] [-f]}: the last lines, and with {@code -f} those that come. */
final class Logs {

    private static final int LINES = 200;
    private static final int LINES_EACH = 20;
    private static final int CHUNK = 256 * 1024;

    private final Home home;
    private final PrintStream out;

    Logs(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    int run(List<String> arguments) throws Refusal, IOException, InterruptedException {
        Options options = Options.parse(arguments, Set.of("-f", "--follow"), Set.of());
        SortedMap<String, Path> files = files(options.words());
        TreeMap<String, Long> ends = new TreeMap<>();
        for (var file : files.entrySet()) {
            ends.put(file.getKey(), Files.size(file.getValue()));
            for (String line : new LogFile(file.getValue()).last(files.size() == 1 ? LINES : LINES_EACH)) {
                print(file.getKey(), line, files.size());
            }
        }
        CountDownLatch never = new CountDownLatch(1);
        while ((options.has("-f") || options.has("--follow")) && !never.await(300, TimeUnit.MILLISECONDS)) {
            for (var file : files.entrySet()) {
                long end = ends.getOrDefault(file.getKey(), 0L);
                ends.put(file.getKey(), follow(file.getKey(), file.getValue(), end, files.size()));
            }
        }
        return 0;
    }

    private SortedMap<String, Path> files(List<String> names) throws IOException, Refusal {
        TreeMap<String, Path> all = new TreeMap<>();
        if (Files.isDirectory(home.logs())) {
            try (Stream<Path> files = Files.list(home.logs())) {
                files.filter(file -> file.toString().endsWith(".log"))
                        .forEach(file -> all.put(file.getFileName().toString().replace(".log", ""), file));
            }
        }
        for (String name : names) {
            if (!all.containsKey(name)) {
                throw new Refusal("there is no log of " + name
                        + (all.isEmpty() ? "; nothing has run yet" : "; there are " + String.join(", ", all.keySet())));
            }
        }
        if (!names.isEmpty()) {
            all.keySet().retainAll(names);
        }
        return all;
    }

    private long follow(String name, Path file, long from, int of) throws IOException {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long start = log.length() < from ? 0 : from; // it was emptied
            byte[] bytes = new byte[(int) Math.min(CHUNK, log.length() - start)];
            log.seek(start);
            log.readFully(bytes);
            int complete = bytes.length;
            while (complete > 0 && complete < CHUNK && bytes[complete - 1] != '\n') {
                complete--;
            }
            new String(bytes, 0, complete, StandardCharsets.UTF_8).lines().forEach(line -> print(name, line, of));
            return start + complete;
        }
    }

    private void print(String name, String line, int of) {
        out.println(of == 1 ? line : String.format("%-14s | %s", name, line));
        out.flush();
    }
}
