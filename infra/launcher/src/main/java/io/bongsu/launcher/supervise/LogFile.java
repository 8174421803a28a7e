package io.bongsu.launcher.supervise;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** One component's log: appended to by its process, kept below a size by us, with one older file beside it. */
public final class LogFile {

    static final long LIMIT = 16L * 1024 * 1024;
    private static final int TAIL = 64 * 1024;

    private final Path file;

    public LogFile(Path file) {
        this.file = file;
    }

    /** The open file, for a process to append to. */
    ProcessBuilder.Redirect open() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        trim();
        return ProcessBuilder.Redirect.appendTo(file.toFile());
    }

    /**
     * Copies and empties a log that has grown too large. The writer keeps its open file and goes on at the new end,
     * because it opened it for appending; a line written between the two steps is lost, which a log may.
     */
    void trim() throws IOException {
        if (Files.exists(file) && Files.size(file) > LIMIT) {
            Files.copy(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            Files.write(file, new byte[0]);
        }
    }

    /** The last lines, at most {@code count}; empty when there is no log. */
    public List<String> last(int count) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, log.length() - TAIL);
            byte[] bytes = new byte[(int) (log.length() - from)];
            log.seek(from);
            log.readFully(bytes);
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        }
    }
}
