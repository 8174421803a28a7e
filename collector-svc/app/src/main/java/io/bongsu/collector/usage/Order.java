package io.bongsu.collector.usage;

import io.bongsu.collector.usage.UsageQuestion.By;
import io.bongsu.platform.paging.Cursor;
import io.bongsu.platform.problem.Failures;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How usage is sorted: by a number, most first, and of equal ones by name; or by name. */
enum Order {
    SERIES("-series"),
    SAMPLES("-samplesPerSecond"),
    FRESH("-newSeriesPerHour"),
    VALUES("-values"),
    NAME("name");

    private final String word;

    Order(String word) {
        this.word = word;
    }

    static Order of(By by, @Nullable String text) {
        if (text == null) {
            return by == By.LABEL ? VALUES : SERIES;
        }
        return Arrays.stream(values())
                .filter(one -> one.word.equals(text) && one.goesWith(by))
                .findFirst()
                .orElseThrow(() -> unknown(by));
    }

    private boolean goesWith(By by) {
        return switch (this) {
            case SERIES, NAME -> true;
            case SAMPLES -> by != By.LABEL;
            case FRESH -> by == By.METRIC;
            case VALUES -> by == By.LABEL;
        };
    }

    private static RuntimeException unknown(By by) {
        String known = Arrays.stream(values())
                .filter(one -> one.goesWith(by))
                .map(one -> one.word)
                .collect(Collectors.joining(", "));
        return Failures.invalid("sort", "unknown-value", "sort is one of " + known + ".");
    }

    private double number(UsageItem item) {
        return switch (this) {
            case SERIES -> item.series();
            case SAMPLES -> zeroed(item.samplesPerSecond());
            case FRESH -> zeroed(item.newSeriesPerHour());
            case VALUES -> zeroed(item.values());
            case NAME -> 0;
        };
    }

    Comparator<UsageItem> comparator() {
        return Comparator.<UsageItem>comparingDouble(this::number).reversed().thenComparing(Order::key);
    }

    /** Where the next page goes on. Numbers change between two pages, so it is a place among them and not a count. */
    List<?> place(UsageItem item) {
        return List.of(number(item), key(item));
    }

    boolean isAfter(UsageItem item, Cursor place) {
        int compared = Double.compare(number(item), last(place));
        return compared < 0 || (compared == 0 && key(item).compareTo(place.text(1)) > 0);
    }

    private static double last(Cursor place) {
        try {
            return Double.parseDouble(place.text(0));
        } catch (NumberFormatException e) {
            throw Failures.invalid("after", "invalid-cursor", "Use the value of next from the page before, unchanged.");
        }
    }

    /** Name and id; names of senders are not unique. Without line feeds, which the cursor uses. */
    private static String key(UsageItem item) {
        return (item.name() + " " + (item.id() == null ? "" : item.id())).replace('\n', ' ');
    }

    private static double zeroed(@Nullable Number value) {
        return value == null ? 0 : value.doubleValue();
    }
}
