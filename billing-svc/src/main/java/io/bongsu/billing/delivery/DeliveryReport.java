package io.bongsu.billing.delivery;

import io.bongsu.billing.charge.Money;
import io.bongsu.billing.focus.FileReport;
import io.bongsu.billing.focus.Notice;
import io.bongsu.billing.focus.RowError;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was found in the file, as it is stored beside the delivery. */
record DeliveryReport(
        @Nullable String version,
        List<Sum> sums,
        List<RowError> errors,
        long errorCount,
        Map<String, Long> reasons,
        List<Notice> notices,
        List<String> periods) {

    static final DeliveryReport EMPTY =
            new DeliveryReport(null, List.of(), List.of(), 0, Map.of(), List.of(), List.of());

    /** BilledCost of all rows in one currency. */
    @Schema(name = "DeliverySum")
    record Sum(String currency, String billedCost) {}

    static DeliveryReport of(FileReport report) {
        return new DeliveryReport(
                report.version(),
                report.billed().entrySet().stream()
                        .map(sum -> new Sum(sum.getKey(), Money.text(sum.getValue())))
                        .toList(),
                report.errors(),
                report.errorCount(),
                report.reasons(),
                report.notices(),
                report.periods());
    }

    /** For lists: the beginning only. */
    DeliveryReport withErrors(int most) {
        return errors.size() <= most
                ? this
                : new DeliveryReport(version, sums, errors.subList(0, most), errorCount, reasons, notices, periods);
    }
}
