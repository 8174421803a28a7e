package io.bongsu.ticket.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The desk's figures. Means and rates are absent when there is nothing to take them of.
 *
 * @param total over all groups
 * @param truncated there are more groups than are shown
 * @param asOf when the backlog was counted
 */
record DeskReport(
        Instant from,
        Instant to,
        String zone,
        String groupBy,
        List<Row> rows,
        Row total,
        List<Backlog> backlog,
        boolean truncated,
        Instant asOf) {

    /**
     * @param key day, week, month, queue, priority, type or id of the assignee; empty for those without one
     * @param name of the assignee
     * @param mttaSeconds mean(first acknowledgement − created) of those acknowledged in the period
     * @param mttrSeconds mean(resolved − created) of those resolved in the period
     * @param firstContactRate resolved without reassignment and without reopening ÷ resolved
     * @param reopenRate reopened ÷ resolved
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            String key,
            @Nullable String name,
            long opened,
            long acknowledged,
            @Nullable Double mttaSeconds,
            long resolved,
            Mttr mttrSeconds,
            @Nullable Double firstContactRate,
            long reopened,
            @Nullable Double reopenRate,
            List<Attainment> sla) {

        Row named(String other) {
            return new Row(
                    other,
                    name,
                    opened,
                    acknowledged,
                    mttaSeconds,
                    resolved,
                    mttrSeconds,
                    firstContactRate,
                    reopened,
                    reopenRate,
                    sla);
        }
    }

    /**
     * @param real from the wall
     * @param realUnpaused without the time it was on hold or resolved in between
     * @param working by the calendar of its promise, pauses included; of tickets with a promise only
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Mttr(
            @Nullable Double real,
            @Nullable Double realUnpaused,
            @Nullable Double working,
            @Nullable Double workingUnpaused) {}

    /** Promises of one metric that ended in the period, and such that were due in it. */
    record Attainment(String metric, Kept closed, Kept due) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Kept(long met, long missed, @Nullable Double rate) {}

    /** Open tickets by age in days: 0–1, 2–3, 4–7, 8–14, 15–30, more than 30. */
    record Backlog(String key, List<Long> ages, long open) {}
}
