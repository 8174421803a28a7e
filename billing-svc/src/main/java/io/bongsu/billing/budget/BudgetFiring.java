package io.bongsu.billing.budget;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** A threshold that was reached. */
record BudgetFiring(
        UUID budgetId, BigDecimal percent, BigDecimal amount, BigDecimal actual, UUID deliveryId, Instant firedAt) {}
