package io.bongsu.collector.usage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bongsu.collector.metrics.ValueUsage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric, a label or a sender and what it costs.
 *
 * @param id of a sender: its ingest key's, or the target's address
 * @param type of a metric: gauge, counter, …; of a sender: key, target or host
 * @param samplesPerSecond over the last minutes, those sent again included
 * @param newSeriesPerHour over the last one to two hours; in the first hour after a start all since then
 * @param values how many different values a label has
 * @param top values of the label that most series have
 * @param knownSince since when it is noted whether somebody asks for the metric
 * @param askedAt when a query, a rule or a watch last selected the metric; absent: never since {@code knownSince}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UsageItem(
        String name,
        @Nullable String id,
        @Nullable String type,
        @Nullable String unit,
        long series,
        @Nullable Double samplesPerSecond,
        @Nullable Double newSeriesPerHour,
        @Nullable Long values,
        @Nullable List<ValueUsage> top,
        @Nullable Instant knownSince,
        @Nullable Instant askedAt) {

    UsageItem withTop(List<ValueUsage> most) {
        return new UsageItem(
                name, id, type, unit, series, samplesPerSecond, newSeriesPerHour, values, most, knownSince, askedAt);
    }
}
