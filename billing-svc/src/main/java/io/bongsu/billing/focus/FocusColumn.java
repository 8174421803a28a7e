package io.bongsu.billing.focus;

/** The columns that become part of a charge, and what their absence means. */
enum FocusColumn {
    BILLED_COST("BilledCost", Need.VALUE),
    EFFECTIVE_COST("EffectiveCost", Need.VALUE),
    LIST_COST("ListCost", Need.COLUMN),
    CONTRACTED_COST("ContractedCost", Need.COLUMN),
    BILLING_ACCOUNT_ID("BillingAccountId", Need.VALUE),
    BILLING_ACCOUNT_NAME("BillingAccountName", Need.NOTHING),
    BILLING_CURRENCY("BillingCurrency", Need.VALUE),
    BILLING_PERIOD_START("BillingPeriodStart", Need.VALUE),
    BILLING_PERIOD_END("BillingPeriodEnd", Need.VALUE),
    CHARGE_CATEGORY("ChargeCategory", Need.VALUE),
    CHARGE_PERIOD_START("ChargePeriodStart", Need.VALUE),
    CHARGE_PERIOD_END("ChargePeriodEnd", Need.VALUE),
    /** Called ProviderName until 1.2. */
    SERVICE_PROVIDER_NAME("ServiceProviderName", Need.VALUE),
    SERVICE_NAME("ServiceName", Need.COLUMN),
    SERVICE_CATEGORY("ServiceCategory", Need.COLUMN),
    SUB_ACCOUNT_ID("SubAccountId", Need.NOTHING),
    SUB_ACCOUNT_NAME("SubAccountName", Need.NOTHING),
    REGION_ID("RegionId", Need.NOTHING),
    RESOURCE_ID("ResourceId", Need.NOTHING);

    static final String PROVIDER_NAME = "ProviderName";

    /** What a file must bring. Providers document gaps in columns of {@link #COLUMN}: a missing value there is counted. */
    enum Need {
        VALUE,
        COLUMN,
        NOTHING
    }

    private final String title;
    private final Need need;

    FocusColumn(String title, Need need) {
        this.title = title;
        this.need = need;
    }

    String title() {
        return title;
    }

    Need need() {
        return need;
    }
}
