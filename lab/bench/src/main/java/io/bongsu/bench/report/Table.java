package io.bongsu.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Results as aligned columns; the columns of a peer only when there is one. */
final class Table {
    private static final String NONE = "-";

    private final List<Result> results;

    Table(List<Result> results) {
        this.results = results;
    }

    @Override
    public String toString() {
        boolean peers = results.stream().anyMatch(one -> one.peer() != null);
        List<String[]> rows = new ArrayList<>();
        rows.add(
                peers
                        ? new String[] {"", "unit", "ours", "theirs", "ratio", "goal", "", "peer"}
                        : new String[] {"", "unit", "ours", "goal", ""});
        results.forEach(one -> rows.add(peers ? withPeer(one) : alone(one)));
        return aligned(rows);
    }

    private static String[] alone(Result one) {
        return new String[] {one.metric(), one.unit(), figure(one.ours()), goal(one), verdict(one)};
    }

    private static String[] withPeer(Result one) {
        return new String[] {
            one.metric(),
            one.unit(),
            figure(one.ours()),
            theirs(one),
            one.ratio() == null ? "" : figure(one.ratio()),
            goal(one),
            verdict(one),
            one.peer() == null ? "" : one.peer()
        };
    }

    /** A peer that is there is named with its version. */
    private static String theirs(Result one) {
        String peer = one.peer();
        if (peer == null) {
            return "";
        }
        return one.theirs() == null && peer.indexOf(' ') < 0 ? "not installed" : figure(one.theirs());
    }

    private static String goal(Result one) {
        return one.goal() == null ? "" : one.goal();
    }

    private static String verdict(Result one) {
        return one.ok() == null ? "" : one.ok() ? "ok" : "MISSED";
    }

    private static String figure(@Nullable Double value) {
        return value == null
                ? NONE
                : String.format(
                        Locale.ROOT, Math.abs(value) < 10 && value != Math.rint(value) ? "%,.2f" : "%,.1f", value);
    }

    private static String aligned(List<String[]> rows) {
        int[] widths = new int[rows.getFirst().length];
        rows.forEach(row -> Arrays.setAll(widths, column -> Math.max(widths[column], row[column].length())));
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int column = 0; column < row.length; column++) {
                boolean number = column == 2 || (column == 3 && row.length > 5);
                line.append(number ? " ".repeat(widths[column] - row[column].length()) : "")
                        .append(row[column])
                        .append(number ? "" : " ".repeat(widths[column] - row[column].length()))
                        .append("  ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
