package io.bongsu.billing.budget;

import org.jspecify.annotations.Nullable;

/** Which charges a budget covers; what is null does not narrow it. */
record BudgetScope(@Nullable String serviceName, @Nullable String billingAccountId) {
    static final BudgetScope EVERYTHING = new BudgetScope(null, null);
}
