package io.bongsu.billing.charge;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The sum of rows that differ in nothing we keep but their hour.
 *
 * @param rows how many rows
 * @param listMissing how many of them named no ListCost; their share of {@code listCost} is unknown, not zero
 */
public record DailyCharge(
        Group group,
        BigDecimal billedCost,
        BigDecimal effectiveCost,
        @Nullable BigDecimal listCost,
        @Nullable BigDecimal contractedCost,
        int rows,
        int listMissing,
        int contractedMissing) {

    /** What summed rows have in common. */
    public record Group(
            String providerName,
            String billingAccountId,
            Instant periodStart,
            Instant periodEnd,
            LocalDate day,
            @Nullable String billingAccountName,
            @Nullable String subAccountId,
            @Nullable String subAccountName,
            @Nullable String serviceName,
            @Nullable String serviceCategory,
            @Nullable String regionId,
            @Nullable String resourceId,
            String chargeCategory,
            String currency) {}

    DailyCharge plus(DailyCharge other) {
        return new DailyCharge(
                group,
                billedCost.add(other.billedCost),
                effectiveCost.add(other.effectiveCost),
                known(listCost, other.listCost),
                known(contractedCost, other.contractedCost),
                rows + other.rows,
                listMissing + other.listMissing,
                contractedMissing + other.contractedMissing);
    }

    private static @Nullable BigDecimal known(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.add(other);
    }
}
