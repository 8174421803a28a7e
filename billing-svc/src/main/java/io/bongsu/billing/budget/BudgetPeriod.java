package io.bongsu.billing.budget;

import java.time.LocalDate;
import java.time.YearMonth;

/** A calendar month, UTC. */
record BudgetPeriod(YearMonth month) {

    String name() {
        return month.toString();
    }

    LocalDate from() {
        return month.atDay(1);
    }

    /** The day after its last. */
    LocalDate to() {
        return month.plusMonths(1).atDay(1);
    }
}
