package io.bongsu.billing.cost;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer about cost.
 *
 * @param from first day
 * @param to the day after the last
 * @param rowsWithoutMetric delivered rows that name no such cost; their share of the sums is unknown
 */
record CostReport(
        String metric,
        LocalDate from,
        LocalDate to,
        List<String> groupBy,
        List<Row> rows,
        List<Total> total,
        long rowsWithoutMetric) {

    /** A sum; beside amount and currency the fields named in groupBy, null where the charges say nothing. */
    @Schema(name = "CostRow", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
    record Row(
            @JsonAnyGetter @Schema(hidden = true) Map<String, @Nullable String> group,
            String amount,
            String currency) {}

    @Schema(name = "CostTotal")
    record Total(String amount, String currency) {}
}
