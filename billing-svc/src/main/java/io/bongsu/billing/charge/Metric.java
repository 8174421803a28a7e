package io.bongsu.billing.charge;

import java.util.Arrays;
import java.util.Optional;

/** Which cost? Its name is always beside the number. */
public enum Metric {
    BILLED_COST("billedCost", "billed_cost", "0"),
    EFFECTIVE_COST("effectiveCost", "effective_cost", "0"),
    LIST_COST("listCost", "list_cost", "list_missing"),
    CONTRACTED_COST("contractedCost", "contracted_cost", "contracted_missing");

    private final String title;
    private final String column;
    private final String missing;

    Metric(String title, String column, String missing) {
        this.title = title;
        this.column = column;
        this.missing = missing;
    }

    /** As the API spells it. */
    public String title() {
        return title;
    }

    /** Column of {@code active_charge}. */
    public String column() {
        return column;
    }

    /** SQL: how many delivered rows of a charge named no such cost. */
    public String missing() {
        return missing;
    }

    public static Optional<Metric> named(String title) {
        return Arrays.stream(values())
                .filter(metric -> metric.title.equals(title))
                .findFirst();
    }
}
