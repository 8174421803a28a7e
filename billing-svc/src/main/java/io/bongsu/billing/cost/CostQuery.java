package io.bongsu.billing.cost;

import io.bongsu.billing.charge.Metric;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.problem.Violation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * A question about cost.
 *
 * @param from first day; null: from the data
 * @param to the day after the last; null: from the data
 */
record CostQuery(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        List<Dimension> groupBy,
        Metric metric,
        Map<Dimension, String> filters) {
    private static final Set<String> OTHERS = Set.of("from", "to", "groupBy", "metric");

    /** Names everything that is wrong at once. */
    static CostQuery of(MultiValueMap<String, String> query) {
        List<Violation> violations = new ArrayList<>();
        LocalDate from = day("from", query.getFirst("from"), violations);
        LocalDate to = day("to", query.getFirst("to"), violations);
        if (from != null && to != null && !to.isAfter(from)) {
            violations.add(
                    new Violation("to", "out-of-range", "to is the day after the last one; it must be after from."));
        }
        List<Dimension> groupBy = groupBy(query.getOrDefault("groupBy", List.of()), violations);
        Metric metric = metric(query.getFirst("metric"), violations);
        Map<Dimension, String> filters = filters(query, violations);
        if (!violations.isEmpty()) {
            throw Failures.invalid(violations);
        }
        return new CostQuery(from, to, groupBy, metric, filters);
    }

    /** A day, or midnight UTC of one. */
    private static @Nullable LocalDate day(String name, @Nullable String text, List<Violation> violations) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            if (text.length() == 10) {
                return inRange(LocalDate.parse(text));
            }
            var moment = Instant.parse(text).atOffset(ZoneOffset.UTC);
            if (moment.toLocalTime().toNanoOfDay() == 0) {
                return inRange(moment.toLocalDate());
            }
        } catch (DateTimeParseException e) {
            violations.add(notADay(name));
            return null;
        }
        violations.add(notADay(name));
        return null;
    }

    private static LocalDate inRange(LocalDate day) {
        if (day.getYear() < 1900 || day.getYear() > 2200) {
            throw new DateTimeParseException("year", day.toString(), 0);
        }
        return day;
    }

    private static Violation notADay(String name) {
        return new Violation(name, "not-a-day", "A day such as 2026-11-01: costs are kept by day, UTC.");
    }

    private static List<Dimension> groupBy(List<String> texts, List<Violation> violations) {
        List<Dimension> dimensions = new ArrayList<>();
        texts.stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .forEach(name -> Dimension.named(name)
                        .ifPresentOrElse(
                                dimensions::add,
                                () -> violations.add(new Violation(
                                        "groupBy",
                                        "unknown-value",
                                        "groupBy is one or more of " + Dimension.ALL + "."))));
        return List.copyOf(dimensions);
    }

    private static Metric metric(@Nullable String text, List<Violation> violations) {
        if (text == null || text.isBlank()) {
            return Metric.BILLED_COST;
        }
        return Metric.named(text).orElseGet(() -> {
            violations.add(new Violation(
                    "metric", "unknown-value", "metric is billedCost, effectiveCost, listCost or contractedCost."));
            return Metric.BILLED_COST;
        });
    }

    private static Map<Dimension, String> filters(MultiValueMap<String, String> query, List<Violation> violations) {
        EnumMap<Dimension, String> filters = new EnumMap<>(Dimension.class);
        query.forEach((name, values) -> {
            if (OTHERS.contains(name)) {
                return;
            }
            Dimension dimension = Dimension.named(name).orElse(null);
            if (dimension == null) {
                violations.add(new Violation(name, "unknown-parameter", "There is no such parameter."));
            } else if (values.size() > 1) {
                violations.add(new Violation(name, "too-many", "Filter by one value."));
            } else {
                filters.put(dimension, values.getFirst());
            }
        });
        return filters;
    }
}
