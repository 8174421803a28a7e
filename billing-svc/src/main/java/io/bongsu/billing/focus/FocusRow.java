package io.bongsu.billing.focus;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A charge as the provider delivered it, in the columns we keep. Absent is null, never an empty text. */
public record FocusRow(
        String serviceProviderName,
        String billingAccountId,
        @Nullable String billingAccountName,
        Instant billingPeriodStart,
        Instant billingPeriodEnd,
        Instant chargePeriodStart,
        Instant chargePeriodEnd,
        String chargeCategory,
        @Nullable String serviceName,
        @Nullable String serviceCategory,
        @Nullable String subAccountId,
        @Nullable String subAccountName,
        @Nullable String regionId,
        @Nullable String resourceId,
        String currency,
        BigDecimal billedCost,
        BigDecimal effectiveCost,
        @Nullable BigDecimal listCost,
        @Nullable BigDecimal contractedCost) {}
