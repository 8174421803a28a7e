package io.bongsu.ticket.exchange;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Some whole lines of a file, from one byte to another.
 *
 * @param lines number of lines, empty ones too
 * @param rest what was read beyond it
 */
@SuppressWarnings("ArrayRecordComponent") // read on, never compared
record Piece(
        long from,
        long to,
        long firstLine,
        int lines,
        List<Arrival> arrivals,
        List<LineError> errors,
        long rejected,
        byte[] rest) {
    /** Lines of one transaction. */
    private static final int MOST_LINES = 500;

    /** Cuts the beginning of {@code window} into lines; the last one needs its end only where the file has one. */
    static Piece read(byte[] window, long from, long firstLine, long total, ReadLine reader) {
        List<Arrival> arrivals = new ArrayList<>();
        List<LineError> errors = new ArrayList<>();
        int lines = 0;
        int at = 0;
        long rejected = 0;
        while (at < window.length && lines < MOST_LINES) {
            int end = end(window, at);
            if (end == window.length && from + end < total) {
                break; // the rest of this line is in the next window
            }
            ByteBuffer line = ByteBuffer.wrap(window, at, end - at);
            if (!isBlank(line)) {
                int before = errors.size();
                reader.read(firstLine + lines, line, errors::add).ifPresent(arrivals::add);
                rejected += errors.size() > before ? 1 : 0;
            }
            lines++;
            at = Math.min(end + 1, window.length);
        }
        if (lines == 0) {
            throw new IllegalStateException("a line longer than a window was let in");
        }
        byte[] rest = Arrays.copyOfRange(window, at, window.length);
        return new Piece(from, from + at, firstLine, lines, arrivals, errors, rejected, rest);
    }

    private static int end(byte[] window, int from) {
        int at = from;
        while (at < window.length && window[at] != '\n') {
            at++;
        }
        return at;
    }

    private static boolean isBlank(ByteBuffer line) {
        for (int at = line.position(); at < line.limit(); at++) {
            if (line.get(at) != ' ' && line.get(at) != '\t' && line.get(at) != '\r') {
                return false;
            }
        }
        return true;
    }
}
