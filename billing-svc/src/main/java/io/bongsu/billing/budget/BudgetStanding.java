package io.bongsu.billing.budget;

import java.math.BigDecimal;
import java.util.List;

/** A budget, what was spent of it in a period, and what was told about that. */
record BudgetStanding(Budget budget, BudgetPeriod period, BigDecimal actual, List<BudgetFiring> firings) {}
