package io.bongsu.billing.delivery;

import io.bongsu.billing.focus.Notice;
import io.bongsu.billing.focus.RowError;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A delivery as the API tells it. */
@Schema(name = "Delivery")
record DeliveryView(
        UUID id,
        String name,
        DeliveryState state,

        @Schema(description = "Why it was rejected: rows-rejected, interrupted or failed") @Nullable
        String reason,

        long rowsRead,
        long rowsRejected,
        long bytesRead,
        long bytesTotal,
        Instant receivedAt,
        @Nullable Instant activatedAt,

        @Schema(description = "FOCUS version the columns show") @Nullable
        String version,

        List<DeliveryReport.Sum> sums,

        @Schema(description = "The first 100, in lists the first 10")
        List<RowError> errors,

        long errorCount,

        @Schema(description = "Number of errors by their code")
        Map<String, Long> reasons,

        @Schema(description = "What was accepted against the letter of FOCUS, and gaps, counted")
        List<Notice> notices,

        @Schema(description = "Months in which the billing periods begin")
        List<String> periods) {

    static DeliveryView of(Delivery delivery) {
        DeliveryReport report = delivery.report();
        return new DeliveryView(
                delivery.id(),
                delivery.name(),
                delivery.state(),
                delivery.reason(),
                delivery.progress().rowsRead(),
                delivery.progress().rowsRejected(),
                delivery.progress().bytesRead(),
                delivery.bytesTotal(),
                delivery.receivedAt(),
                delivery.activatedAt(),
                report.version(),
                report.sums(),
                report.errors(),
                report.errorCount(),
                report.reasons(),
                report.notices(),
                report.periods());
    }
}
