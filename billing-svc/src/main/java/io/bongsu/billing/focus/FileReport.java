package io.bongsu.billing.focus;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What was found in a file so far: counts, sums, the first errors in full and all errors by number. One thread at a time. */
public final class FileReport {
    private static final int ERRORS_KEPT = 100;
    private static final int NOTICES_KEPT = 200;

    private final List<RowError> errors = new ArrayList<>();
    private final SortedMap<String, Long> reasons = new TreeMap<>();
    private final Map<Place, Long> notices = new HashMap<>();
    private final SortedMap<String, BigDecimal> billed = new TreeMap<>();
    private final SortedSet<String> periods = new TreeSet<>();
    private @Nullable String version;
    private long rowsRead;
    private long rowsRejected;
    private long errorCount;

    private record Place(String code, @Nullable String column) {}

    FileReport() {}

    void version(String number) {
        version = number;
    }

    void notice(String code, @Nullable String column) {
        Place place = new Place(code, column);
        if (notices.size() < NOTICES_KEPT || notices.containsKey(place)) {
            notices.merge(place, 1L, Long::sum);
        }
    }

    void error(RowError error) {
        errorCount++;
        reasons.merge(error.code(), 1L, Long::sum);
        if (errors.size() < ERRORS_KEPT) {
            errors.add(error);
        }
    }

    void rowBegun() {
        rowsRead++;
    }

    void rowRejected() {
        rowsRejected++;
    }

    void rowAccepted(FocusRow row) {
        billed.merge(row.currency(), row.billedCost(), BigDecimal::add);
        periods.add(month(row.billingPeriodStart()));
    }

    private static String month(Instant instant) {
        return instant.toString().substring(0, 7);
    }

    public @Nullable String version() {
        return version;
    }

    public long rowsRead() {
        return rowsRead;
    }

    public long rowsRejected() {
        return rowsRejected;
    }

    public long errorCount() {
        return errorCount;
    }

    public boolean isClean() {
        return errorCount == 0;
    }

    /** The first errors, in the order of the file. */
    public List<RowError> errors() {
        return List.copyOf(errors);
    }

    /** What is wrong with the file as such, not with a row. */
    public List<RowError> fileErrors() {
        return errors.stream().filter(error -> error.row() == 0).toList();
    }

    /** How often each reason came up. */
    public Map<String, Long> reasons() {
        return new TreeMap<>(reasons);
    }

    public List<Notice> notices() {
        return notices.entrySet().stream()
                .map(entry -> new Notice(entry.getKey().code(), entry.getKey().column(), entry.getValue()))
                .sorted(Comparator.comparing(Notice::code)
                        .thenComparing(Notice::column, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    /** Sum of BilledCost by currency: exact, never across currencies. */
    public Map<String, BigDecimal> billed() {
        return new TreeMap<>(billed);
    }

    /** Months in which the billing periods begin. */
    public List<String> periods() {
        return List.copyOf(periods);
    }
}
