package io.bongsu.billing.charge;

import io.bongsu.billing.charge.DailyCharge.Group;
import io.bongsu.billing.focus.FocusRow;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds rows up to daily charges: exact, and never dropping a row because it looks like another. */
public final class DailyCharges {
    private final Map<Group, DailyCharge> charges = new HashMap<>();

    public void add(FocusRow row) {
        DailyCharge charge = new DailyCharge(
                group(row),
                row.billedCost(),
                row.effectiveCost(),
                row.listCost(),
                row.contractedCost(),
                1,
                missing(row.listCost()),
                missing(row.contractedCost()));
        charges.merge(charge.group(), charge, DailyCharge::plus);
    }

    public int size() {
        return charges.size();
    }

    public List<DailyCharge> toList() {
        return List.copyOf(charges.values());
    }

    private static int missing(@Nullable BigDecimal cost) {
        return cost == null ? 1 : 0;
    }

    private static Group group(FocusRow row) {
        return new Group(
                row.serviceProviderName(),
                row.billingAccountId(),
                row.billingPeriodStart(),
                row.billingPeriodEnd(),
                row.chargePeriodStart().atOffset(ZoneOffset.UTC).toLocalDate(),
                row.billingAccountName(),
                row.subAccountId(),
                row.subAccountName(),
                row.serviceName(),
                row.serviceCategory(),
                row.regionId(),
                row.resourceId(),
                row.chargeCategory(),
                row.currency());
    }
}
