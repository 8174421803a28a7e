package io.bongsu.billing.budget;

import io.bongsu.billing.charge.Metric;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * What may be spent in a calendar month, UTC.
 *
 * @param thresholds percent of the amount at which to tell, ascending
 */
record Budget(
        UUID id,
        String name,
        BigDecimal amount,
        String currency,
        Metric metric,
        BudgetScope scope,
        List<BigDecimal> thresholds,
        int version) {

    Budget changed(Budget to) {
        return new Budget(id, to.name, to.amount, to.currency, to.metric, to.scope, to.thresholds, version);
    }
}
