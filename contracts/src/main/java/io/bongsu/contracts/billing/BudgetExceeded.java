package io.bongsu.contracts.billing;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.bongsu.contracts.Fact;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * Actual cost reached a threshold of a budget; told once for budget, period and threshold. Amounts are exact decimals
 * (JSON strings) in {@code currency}. {@code period} is {@code 2026-11}.
 */
@Fact("io.bongsu.billing.budget.exceeded.v1")
public record BudgetExceeded(
        UUID budgetId,
        String name,
        String period,
        String thresholdKind,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal thresholdPercent,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal limit,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal actual,
        String currency,
        UUID deliveryId,
        Instant exceededAt) {}
