package io.bongsu.collector.histogram;

import org.jspecify.annotations.Nullable;

/** What a number of a native histogram counts: its kind and, of buckets and bounds, which. Written as one {@code long}. */
public final class HistogramPart {
    /** On every series that is a part of a histogram; no sender may use it, no reader sees it. */
    public static final String LABEL = "__part__";

    public static final long COUNT = code(Kind.COUNT, 0);

    /** Numbers live in memory only, texts are stored. */
    public enum Kind {
        COUNT(0, "count"),
        SUM(1, "sum"),
        ZERO(2, "zero"),
        THRESHOLD(3, "threshold"),
        SCHEMA(4, "schema"),
        GAUGE(5, "gauge"),
        POSITIVE(6, "p"),
        NEGATIVE(7, "n"),
        BOUND(8, "b");

        private static final Kind[] ALL = values();
        private final int number;
        private final String text;

        Kind(int number, String text) {
            this.number = number;
            this.text = text;
        }

        boolean isIndexed() {
            return number >= POSITIVE.number;
        }
    }

    private HistogramPart() {}

    public static long code(Kind kind, int index) {
        return (long) kind.number << 32 | (index & 0xFFFF_FFFFL);
    }

    public static Kind kind(long code) {
        return Kind.ALL[(int) (code >> 32)]; // they stand in the order of their numbers
    }

    public static int index(long code) {
        return (int) code;
    }

    /** The value of the label: {@code count}, {@code p-3}. */
    public static String text(long code) {
        Kind kind = kind(code);
        return kind.isIndexed() ? kind.text + index(code) : kind.text;
    }

    /** Null when no part is called so. */
    public static @Nullable Long parse(String text) {
        for (Kind kind : Kind.ALL) {
            if (!kind.isIndexed() && kind.text.equals(text)) {
                return code(kind, 0);
            }
            if (kind.isIndexed() && text.startsWith(kind.text) && isNumber(text)) {
                return code(kind, Integer.parseInt(text, 1, text.length(), 10));
            }
        }
        return null;
    }

    private static boolean isNumber(String text) {
        int first = text.startsWith("-", 1) ? 2 : 1;
        if (text.length() == first || text.length() > first + 9) {
            return false;
        }
        return text.chars().skip(first).allMatch(c -> c >= '0' && c <= '9');
    }
}
