package io.bongsu.collector.remotestore;

import com.google.re2j.Pattern;

/**
 * Names as every Prometheus-compatible store takes them, and back: what is not {@code [a-zA-Z_][a-zA-Z0-9_]*} (colons only in
 * metrics) is escaped as Prometheus' value encoding does, {@code U__} and then {@code _hex_} for each foreign character.
 */
final class PlainNames {
    private static final String MARK = "U__";

    private PlainNames() {}

    static String label(String name) {
        return escape(name, false);
    }

    static String metric(String name) {
        return escape(name, true);
    }

    /** A pattern of all names of metrics, as they are stored, that are this one in either spelling. */
    static String metrics(String asked) {
        String exact = Pattern.quote(metric(asked));
        if (asked.indexOf('_') < 0) {
            return exact;
        }
        StringBuilder others = new StringBuilder(MARK);
        for (int i = 0; i < asked.length(); i++) {
            char c = asked.charAt(i);
            others.append(c == '_' ? "(?:__|_[0-9a-f]+_)" : Pattern.quote(String.valueOf(c)));
        }
        return exact + "|" + others;
    }

    private static String escape(String name, boolean metric) {
        if (isPlain(name, metric) && !name.startsWith(MARK)) {
            return name;
        }
        StringBuilder escaped = new StringBuilder(MARK);
        int[] points = name.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            if (points[i] == '_') {
                escaped.append("__");
            } else if (plain(points[i], i, metric)) {
                escaped.appendCodePoint(points[i]);
            } else {
                escaped.append('_').append(Integer.toHexString(points[i])).append('_');
            }
        }
        return escaped.toString();
    }

    /** A name that somebody else made up and that is not escaped properly is taken as it stands. */
    static String unescape(String name) {
        if (!name.startsWith(MARK)) {
            return name;
        }
        StringBuilder plain = new StringBuilder(name.length());
        int at = MARK.length();
        while (at < name.length()) {
            char c = name.charAt(at);
            int end = c == '_' ? name.indexOf('_', at + 1) : at;
            if (end < 0) {
                return name;
            }
            if (c != '_') {
                plain.append(c);
            } else if (end == at + 1) {
                plain.append('_');
            } else {
                int point = point(name.substring(at + 1, end));
                if (point < 0) {
                    return name;
                }
                plain.appendCodePoint(point);
            }
            at = end + 1;
        }
        return plain.toString();
    }

    private static int point(String hex) {
        try {
            int point = Integer.parseInt(hex, 16);
            return Character.isValidCodePoint(point) ? point : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static boolean isPlain(String name, boolean metric) {
        for (int i = 0; i < name.length(); i++) {
            if (!plain(name.charAt(i), i, metric)) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static boolean plain(int c, int at, boolean metric) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '_'
                || (at > 0 && c >= '0' && c <= '9')
                || (metric && c == ':');
    }
}
