package io.bongsu.billing.focus;

import java.util.Set;

/** Which FOCUS is this? No file says so: the columns that came with a version tell. */
enum FocusVersion {
    V1_3("1.3", Set.of("ServiceProviderName", "HostProviderName", "AllocatedMethodId", "ContractApplied")),
    V1_2(
            "1.2",
            Set.of(
                    "InvoiceId",
                    "BillingAccountType",
                    "SubAccountType",
                    "PricingCurrency",
                    "PricingCurrencyContractedUnitPrice",
                    "PricingCurrencyEffectiveCost",
                    "PricingCurrencyListUnitPrice")),
    V1_1(
            "1.1",
            Set.of(
                    "CapacityReservationId",
                    "CapacityReservationStatus",
                    "CommitmentDiscountQuantity",
                    "CommitmentDiscountUnit",
                    "ServiceSubcategory",
                    "SkuMeter",
                    "SkuPriceDetails")),
    V1_0(
            "1.0",
            Set.of(
                    "AvailabilityZone",
                    "BilledCost",
                    "BillingAccountId",
                    "BillingAccountName",
                    "BillingCurrency",
                    "BillingPeriodEnd",
                    "BillingPeriodStart",
                    "ChargeCategory",
                    "ChargeClass",
                    "ChargeDescription",
                    "ChargeFrequency",
                    "ChargePeriodEnd",
                    "ChargePeriodStart",
                    "CommitmentDiscountCategory",
                    "CommitmentDiscountId",
                    "CommitmentDiscountName",
                    "CommitmentDiscountStatus",
                    "CommitmentDiscountType",
                    "ConsumedQuantity",
                    "ConsumedUnit",
                    "ContractedCost",
                    "ContractedUnitPrice",
                    "EffectiveCost",
                    "InvoiceIssuerName",
                    "ListCost",
                    "ListUnitPrice",
                    "PricingCategory",
                    "PricingQuantity",
                    "PricingUnit",
                    "ProviderName",
                    "PublisherName",
                    "RegionId",
                    "RegionName",
                    "ResourceId",
                    "ResourceName",
                    "ResourceType",
                    "ServiceCategory",
                    "ServiceName",
                    "SkuId",
                    "SkuPriceId",
                    "SubAccountId",
                    "SubAccountName",
                    "Tags"));

    /** Columns of 1.3 that no sum of ours reads and no earlier version has; known, so not counted as strays. */
    private static final Set<String> OTHERS =
            Set.of("AllocatedMethodDetails", "AllocatedResourceId", "AllocatedResourceName", "AllocatedTags");

    private final String number;

    @SuppressWarnings("ImmutableEnumChecker") // always a Set.of
    private final Set<String> columns;

    FocusVersion(String number, Set<String> columns) {
        this.number = number;
        this.columns = columns;
    }

    String number() {
        return number;
    }

    /** The newest version of which the file has a column of its own. */
    static FocusVersion of(Set<String> titles) {
        for (FocusVersion version : values()) {
            if (version.columns.stream().anyMatch(titles::contains)) {
                return version;
            }
        }
        return V1_0;
    }

    static boolean knows(String title) {
        if (OTHERS.contains(title)) {
            return true;
        }
        for (FocusVersion version : values()) {
            if (version.columns.contains(title)) {
                return true;
            }
        }
        return false;
    }
}
