package io.bongsu.bench.metrics;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Remote write as nobody should send it, by kind. All is made before, so that sending costs the machine little; what was made
 * in several pieces comes in turn.
 */
final class BadRequests {
    static final String NEW_SERIES = "100,000 new series";

    private static final int PIECES = 8;
    private static final int MANY = 100_000;
    private static final int MILLION = 1_000_000;
    private static final long HOUR = 3_600_000;

    private final long now;

    BadRequests(long now) {
        this.now = now;
    }

    Map<String, List<byte[]>> all() {
        Map<String, List<byte[]>> all = new LinkedHashMap<>();
        all.put("four gigabytes, says a snappy header", List.of(new byte[] {-1, -1, -1, -1, 0x0F, 0, 0}));
        all.put("a snappy bomb larger than it says", List.of(bomb()));
        all.put("no snappy at all", List.of(new byte[] {1, 2, 3, 4, 5}));
        all.put("truncated", List.of(truncated()));
        all.put("a label of a megabyte", List.of(one("__name__", "bench_huge", "value", "x".repeat(1 << 20))));
        all.put("two hundred labels", List.of(wide()));
        all.put(NEW_SERIES, pieces(piece -> series("bench_flood", piece * MANY, MANY)));
        all.put("a million series", List.of(series("bench_million", 0, MILLION)));
        all.put("the same sample twice", List.of(samples(now, now)));
        all.put("older after newer", pieces(piece -> samples(now + piece, now - HOUR - piece, now - 30 * 24 * HOUR)));
        return all;
    }

    /** Says that it is a kilobyte and is sixty megabytes: a letter, and copies of what is before. */
    private static byte[] bomb() {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream(3 * MILLION);
        bomb.writeBytes(new byte[] {(byte) 0x80, 0x08, 0, 'x'});
        for (int i = 0; i < MILLION; i++) {
            bomb.writeBytes(new byte[] {(byte) (63 << 2 | 2), 1, 0});
        }
        return bomb.toByteArray();
    }

    private byte[] truncated() {
        byte[] whole = series("bench_cut", 0, 1_000);
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private byte[] wide() {
        List<String> pairs = new ArrayList<>(List.of("__name__", "bench_wide"));
        for (int i = 100; i < 300; i++) {
            pairs.add("label_" + i);
            pairs.add("x");
        }
        return one(pairs.toArray(String[]::new));
    }

    private byte[] one(String... pairs) {
        WriteBody body = new WriteBody();
        body.add(WriteBody.section(pairs), 1, now);
        return body.take();
    }

    private static List<byte[]> pieces(IntFunction<byte[]> made) {
        List<byte[]> pieces = new ArrayList<>();
        for (int piece = 0; piece < PIECES; piece++) {
            pieces.add(made.apply(piece));
        }
        return pieces;
    }

    /** So many series from this number on, a sample each. */
    private byte[] series(String name, int from, int count) {
        WriteBody body = new WriteBody();
        for (int i = from; i < from + count; i++) {
            body.add(WriteBody.section("__name__", name, "id", Integer.toString(i)), 1, now);
        }
        return body.take();
    }

    /** Samples of one series in this order. */
    private static byte[] samples(long... times) {
        WriteBody body = new WriteBody();
        for (long at : times) {
            body.add(WriteBody.section("__name__", "bench_order"), (double) (at % 1_000), at);
        }
        return body.take();
    }
}
