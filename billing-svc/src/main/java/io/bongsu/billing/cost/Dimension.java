package io.bongsu.billing.cost;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What costs can be grouped and filtered by. */
enum Dimension {
    SERVICE_NAME("serviceName", "service_name"),
    SERVICE_CATEGORY("serviceCategory", "service_category"),
    PROVIDER_NAME("providerName", "provider_name"),
    BILLING_ACCOUNT_ID("billingAccountId", "billing_account_id"),
    BILLING_ACCOUNT_NAME("billingAccountName", "billing_account_name"),
    SUB_ACCOUNT_ID("subAccountId", "sub_account_id"),
    SUB_ACCOUNT_NAME("subAccountName", "sub_account_name"),
    REGION_ID("regionId", "region_id"),
    RESOURCE_ID("resourceId", "resource_id"),
    CHARGE_CATEGORY("chargeCategory", "charge_category"),
    DAY("day", "to_char(day, 'YYYY-MM-DD')"),
    MONTH("month", "to_char(day, 'YYYY-MM')");

    static final String ALL = Arrays.stream(values()).map(Dimension::title).collect(Collectors.joining(", "));

    private final String title;
    private final String expression;

    Dimension(String title, String expression) {
        this.title = title;
        this.expression = expression;
    }

    /** As the API spells it. */
    String title() {
        return title;
    }

    /** SQL over {@code active_charge}; ours, never a caller's text. */
    String expression() {
        return expression;
    }

    boolean isTime() {
        return this == DAY || this == MONTH;
    }

    static Optional<Dimension> named(String title) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.title.equals(title))
                .findFirst();
    }
}
