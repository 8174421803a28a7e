package io.bongsu.collector.otlp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What of a request was not taken, and why; becomes {@code partial_success}. */
final class Rejections {
    private static final int REASONS_TOLD = 10;

    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private String warning = "";

    private static final class Tally {
        private final String first;
        private long count;

        Tally(String first) {
            this.first = first;
        }
    }

    /**
     * @param where which item, e.g. {@code metric "system.cpu.utilization"}
     */
    void add(String reason, String where, long count) {
        tallies.computeIfAbsent(reason, _ -> new Tally(where)).count += count;
    }

    void add(String reason, String where) {
        add(reason, where, 1);
    }

    /** Everything was taken, but the sender should know something. */
    void warn(String text) {
        warning = text;
    }

    long count() {
        return tallies.values().stream().mapToLong(tally -> tally.count).sum();
    }

    boolean isEmpty() {
        return tallies.isEmpty() && warning.isEmpty();
    }

    String message() {
        String reasons = tallies.entrySet().stream()
                .limit(REASONS_TOLD)
                .map(entry -> entry.getValue().count + " rejected: " + entry.getKey() + " (first: "
                        + entry.getValue().first + ")")
                .collect(Collectors.joining("; "));
        String more =
                tallies.size() > REASONS_TOLD ? "; and " + (tallies.size() - REASONS_TOLD) + " other reasons" : "";
        return warning.isEmpty() ? reasons + more : (reasons.isEmpty() ? "" : reasons + more + "; ") + warning;
    }

    /** Names of senders are shown shortened: they may be anything. */
    static String quoted(String name) {
        return '"' + (name.length() > 80 ? name.substring(0, 80) + "…" : name) + '"';
    }
}
