package io.bongsu.collector.remotewrite;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What of a request was not taken: each reason with its first example. */
final class Refusals {
    private static final int REASONS_TOLD = 5;
    private static final int LONGEST_NAME = 80;

    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private @Nullable Tally last;

    private static final class Tally {
        private final String first;
        private long count;

        Tally(String first) {
            this.first = first;
        }
    }

    void add(String reason, String where, int samples) {
        Tally tally = tallies.get(reason);
        if (tally == null) {
            tally = new Tally(where.length() > LONGEST_NAME ? where.substring(0, LONGEST_NAME) + "…" : where);
            tallies.put(reason, tally);
        }
        tally.count += samples;
        last = tally;
    }

    /** A sample of the series that was refused last. */
    void lost() {
        if (last != null) {
            last.count++;
        }
    }

    boolean isEmpty() {
        return tallies.isEmpty();
    }

    long count() {
        return tallies.values().stream().mapToLong(tally -> tally.count).sum();
    }

    String message() {
        return tallies.entrySet().stream()
                .limit(REASONS_TOLD)
                .map(one -> one.getValue().count + " samples not taken: " + one.getKey() + " (first: "
                        + one.getValue().first + ")")
                .collect(Collectors.joining("; "));
    }
}
