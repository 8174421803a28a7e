package io.bongsu.collector.usage;

import io.bongsu.platform.paging.Cursor;
import io.bongsu.platform.paging.PageRequest;
import io.bongsu.platform.problem.Failures;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * @param metric labels of this metric only
 * @param q what the name contains
 * @param unusedOnly metrics that nobody asked for in {@code unusedForDays}
 */
record UsageQuestion(
        By by, Order order, String metric, String q, boolean unusedOnly, int unusedForDays, PageRequest page) {
    private static final int USUAL_DAYS = 7;
    private static final int MOST_DAYS = 90;

    enum By {
        METRIC,
        LABEL,
        SENDER
    }

    static UsageQuestion from(MultiValueMap<String, String> query) {
        By by = by(query.getFirst("by"));
        String metric = text(query, "metric");
        if (!metric.isEmpty() && by != By.LABEL) {
            throw Failures.invalid("metric", "not-with-this", "metric goes with by=label.");
        }
        String days = query.getFirst("unusedForDays");
        if (days != null && by != By.METRIC) {
            throw Failures.invalid("unusedForDays", "not-with-this", "unusedForDays goes with by=metric.");
        }
        return new UsageQuestion(
                by,
                Order.of(by, query.getFirst("sort")),
                metric,
                text(query, "q").toLowerCase(Locale.ROOT),
                days != null,
                days(days),
                PageRequest.from(query));
    }

    Optional<Cursor> cursor() {
        return page.cursor(2);
    }

    private static String text(MultiValueMap<String, String> query, String name) {
        String value = query.getFirst(name);
        return value == null ? "" : value.strip();
    }

    private static By by(@Nullable String text) {
        return text == null
                ? By.METRIC
                : Arrays.stream(By.values())
                        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text))
                        .findFirst()
                        .orElseThrow(() -> Failures.invalid("by", "unknown-value", "by is metric, label or sender."));
    }

    private static int days(@Nullable String text) {
        try {
            int days = text == null ? USUAL_DAYS : Integer.parseInt(text);
            if (days >= 1 && days <= MOST_DAYS) {
                return days;
            }
        } catch (NumberFormatException e) {
            throw badDays();
        }
        throw badDays();
    }

    private static RuntimeException badDays() {
        return Failures.invalid(
                "unusedForDays", "out-of-range", "unusedForDays is a whole number from 1 to " + MOST_DAYS + ".");
    }
}
