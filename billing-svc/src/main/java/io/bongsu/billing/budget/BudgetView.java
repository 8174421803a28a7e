package io.bongsu.billing.budget;

import io.bongsu.billing.charge.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A budget with how it stands.
 *
 * @param currentPeriod the month that {@code actual} and {@code firedThresholds} are about
 */
@Schema(name = "Budget")
record BudgetView(
        UUID id,
        String name,
        String amount,
        String currency,
        String metric,
        String period,
        BudgetScope scope,
        List<BudgetRequest.Threshold> thresholds,
        String currentPeriod,
        String actual,

        @Schema(description = "Percentages told in the current period")
        List<BigDecimal> firedThresholds,

        List<Firing> firings,
        int version) {
    static final String MONTHLY = "monthly";

    /**
     * A threshold that was reached and told.
     *
     * @param actual the cost then
     * @param stillTrue false when a later delivery fell back below it; what was told stays told
     */
    @Schema(name = "BudgetFiring")
    record Firing(BigDecimal percent, String actual, UUID deliveryId, Instant firedAt, boolean stillTrue) {}

    static BudgetView of(BudgetStanding standing) {
        Budget budget = standing.budget();
        return new BudgetView(
                budget.id(),
                budget.name(),
                Money.text(budget.amount()),
                budget.currency(),
                budget.metric().title(),
                MONTHLY,
                budget.scope(),
                budget.thresholds().stream()
                        .map(percent -> new BudgetRequest.Threshold(BudgetRequest.Threshold.ACTUAL, percent))
                        .toList(),
                standing.period().name(),
                Money.text(standing.actual()),
                standing.firings().stream().map(BudgetFiring::percent).toList(),
                standing.firings().stream()
                        .map(firing -> firing(budget, standing.actual(), firing))
                        .toList(),
                budget.version());
    }

    private static Firing firing(Budget budget, BigDecimal actual, BudgetFiring firing) {
        return new Firing(
                firing.percent(),
                Money.text(firing.actual()),
                firing.deliveryId(),
                firing.firedAt(),
                reaches(actual, budget.amount(), firing.percent()));
    }

    /** Exact: both sides times 100 instead of a division. */
    static boolean reaches(BigDecimal actual, BigDecimal amount, BigDecimal percent) {
        return actual.multiply(BigDecimal.valueOf(100)).compareTo(amount.multiply(percent)) >= 0;
    }
}
