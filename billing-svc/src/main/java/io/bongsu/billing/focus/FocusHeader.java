package io.bongsu.billing.focus;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Where is which column? */
final class FocusHeader {
    private static final Map<String, FocusColumn> BY_TITLE =
            Arrays.stream(FocusColumn.values()).collect(Collectors.toUnmodifiableMap(FocusColumn::title, c -> c));
    private static final Map<String, String> SPELLING = Arrays.stream(FocusColumn.values())
            .map(FocusColumn::title)
            .collect(Collectors.toUnmodifiableMap(title -> title.toLowerCase(Locale.ROOT), title -> title));

    private final EnumMap<FocusColumn, Integer> places;
    private final List<String> fields;

    private FocusHeader(EnumMap<FocusColumn, Integer> places, List<String> fields) {
        this.places = places;
        this.fields = fields;
    }

    int width() {
        return fields.size();
    }

    /** As this file calls it. */
    String title(FocusColumn column) {
        Integer place = places.get(column);
        return place == null ? column.title() : fields.get(place);
    }

    /** -1 when the file has no such column. */
    int place(FocusColumn column) {
        return places.getOrDefault(column, -1);
    }

    /** Reads the first record; what is wrong with it goes to the report. */
    static FocusHeader read(List<String> fields, FileReport report) {
        Map<String, Integer> titles = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            String title = spelled(fields.get(i), report);
            if (titles.putIfAbsent(title, i) != null && !title.isEmpty()) {
                report.error(new RowError(
                        0, 1, RowError.shortened(title), null, "the column appears twice", "duplicate-column"));
            }
        }
        FocusVersion version = FocusVersion.of(titles.keySet());
        report.version(version.number());
        EnumMap<FocusColumn, Integer> places = places(titles);
        countStrays(titles.keySet(), report);
        requireColumns(places, fields, report);
        return new FocusHeader(places, fields);
    }

    private static String spelled(String field, FileReport report) {
        String title = field.strip();
        String expected = SPELLING.get(title.toLowerCase(Locale.ROOT));
        if (expected != null && !expected.equals(field)) {
            report.notice("column-spelling", expected);
            return expected;
        }
        return title;
    }

    private static EnumMap<FocusColumn, Integer> places(Map<String, Integer> titles) {
        EnumMap<FocusColumn, Integer> places = new EnumMap<>(FocusColumn.class);
        titles.forEach((title, place) -> {
            FocusColumn column = BY_TITLE.get(title);
            if (column != null) {
                places.put(column, place);
            }
        });
        Integer provider = titles.get(FocusColumn.PROVIDER_NAME);
        if (provider != null) {
            places.putIfAbsent(FocusColumn.SERVICE_PROVIDER_NAME, provider);
        }
        return places;
    }

    private static void countStrays(Set<String> titles, FileReport report) {
        titles.stream()
                .filter(title -> !FocusVersion.knows(title))
                .forEach(title -> report.notice(
                        title.startsWith("x_") ? "custom-column" : "unknown-column", RowError.shortened(title)));
    }

    private static void requireColumns(EnumMap<FocusColumn, Integer> places, List<String> fields, FileReport report) {
        List<FocusColumn> missing = Arrays.stream(FocusColumn.values())
                .filter(column -> column.need() != FocusColumn.Need.NOTHING && !places.containsKey(column))
                .toList();
        if (places.isEmpty()) {
            report.error(new RowError(
                    0, 1, null, RowError.shortened(String.join(",", fields)), noHeader(fields), "no-focus-header"));
            return;
        }
        missing.forEach(column -> report.error(new RowError(
                0, 1, column.title(), null, "the file has no such column; FOCUS requires it", "missing-column")));
    }

    private static String noHeader(List<String> fields) {
        String first = fields.getFirst();
        for (char separator : new char[] {';', '\t', '|'}) {
            if (fields.size() < 3 && first.indexOf(separator) >= 0) {
                String name = separator == '\t' ? "tabulators" : "'" + separator + "'";
                return "the columns seem to be separated by " + name + "; FOCUS files use commas";
            }
        }
        return "the first line names no FOCUS column; it must hold the column names, e.g. BilledCost";
    }
}
