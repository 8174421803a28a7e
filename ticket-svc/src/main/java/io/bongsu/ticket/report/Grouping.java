package io.bongsu.ticket.report;

import io.bongsu.platform.problem.Failures;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** By what are figures told apart? Only constants become SQL. */
enum Grouping {
    NONE("none", "''", "''"),
    DAY("day", period("day", "YYYY-MM-DD"), null),
    WEEK("week", period("week", "IYYY-\"W\"IW"), null),
    MONTH("month", period("month", "YYYY-MM"), null),
    QUEUE("queue", "queue", "coalesce(t.queue, '')"),
    PRIORITY("priority", "priority::text", "t.priority::text"),
    TYPE("type", "type", "t.type"),
    ASSIGNEE("assignee", "assignee_id", "coalesce(t.assignee_id, '')");

    private final String word;
    private final String ofHours;
    private final @Nullable String ofTickets;

    Grouping(String word, String ofHours, @Nullable String ofTickets) {
        this.word = word;
        this.ofHours = ofHours;
        this.ofTickets = ofTickets;
    }

    private static String period(String unit, String format) {
        return "to_char(date_trunc('" + unit + "', hour, :zone) AT TIME ZONE :zone, '" + format + "')";
    }

    static Grouping of(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return NONE;
        }
        return Arrays.stream(values())
                .filter(one -> one.word.equals(word))
                .findFirst()
                .orElseThrow(() -> Failures.invalid(
                        "groupBy",
                        "unknown-value",
                        "groupBy is one of: "
                                + Arrays.stream(values()).map(one -> one.word).collect(Collectors.joining(", "))
                                + "."));
    }

    String word() {
        return word;
    }

    /** A group's key, of {@code report_hour}. */
    String ofHours() {
        return ofHours;
    }

    /** The same of a ticket; what is open now belongs to no period. */
    String ofTickets() {
        return ofTickets == null ? "''" : ofTickets;
    }
}
