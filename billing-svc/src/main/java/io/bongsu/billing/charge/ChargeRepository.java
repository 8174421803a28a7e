package io.bongsu.billing.charge;

import io.bongsu.platform.tenancy.Tenant;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class ChargeRepository implements Charges {
    private static final String HOLD = "SELECT pg_advisory_xact_lock(hashtextextended('billing ' || :tenant, 0))";

    private static final String STAGE_SLICES = """
            INSERT INTO charge_slice (tenant_id, delivery_id, name, provider_name, billing_account_id, period_start, period_end,
                                      first_day, last_day)
            SELECT :tenant, :delivery, :name, n.provider, n.account, n.period_start, max(n.period_end), min(n.day), max(n.day)
              FROM unnest(CAST(:providers AS text[]), CAST(:accounts AS text[]), CAST(:periodStarts AS timestamptz[]),
                          CAST(:periodEnds AS timestamptz[]), CAST(:days AS date[]))
                   AS n (provider, account, period_start, period_end, day)
             GROUP BY n.provider, n.account, n.period_start
            ON CONFLICT (tenant_id, delivery_id, provider_name, billing_account_id, period_start) DO UPDATE
               SET first_day = least(charge_slice.first_day, excluded.first_day),
                   last_day = greatest(charge_slice.last_day, excluded.last_day),
                   period_end = greatest(charge_slice.period_end, excluded.period_end)""";

    // Amounts travel as text: the database reads them exactly, whatever their scale.
    private static final String STAGE_CHARGES = """
            INSERT INTO charge (tenant_id, slice_id, day, billing_account_name, sub_account_id, sub_account_name, service_name,
                                service_category, region_id, resource_id, charge_category, currency, billed_cost,
                                effective_cost, list_cost, contracted_cost, row_count, list_missing, contracted_missing)
            SELECT :tenant, s.id, n.day, n.account_name, n.sub_id, n.sub_name, n.service, n.category, n.region, n.resource,
                   n.charge_category, n.currency, n.billed, n.effective, n.list, n.contracted, n.row_count, n.list_missing,
                   n.contracted_missing
              FROM unnest(CAST(:providers AS text[]), CAST(:accounts AS text[]), CAST(:periodStarts AS timestamptz[]),
                          CAST(:days AS date[]), CAST(:accountNames AS text[]), CAST(:subIds AS text[]),
                          CAST(:subNames AS text[]), CAST(:services AS text[]), CAST(:categories AS text[]),
                          CAST(:regions AS text[]), CAST(:resources AS text[]), CAST(:chargeCategories AS text[]),
                          CAST(:currencies AS text[]), CAST(:billed AS numeric[]), CAST(:effective AS numeric[]),
                          CAST(:list AS numeric[]), CAST(:contracted AS numeric[]), CAST(:rowCounts AS integer[]),
                          CAST(:listMissing AS integer[]), CAST(:contractedMissing AS integer[]))
                   AS n (provider, account, period_start, day, account_name, sub_id, sub_name, service, category, region,
                         resource, charge_category, currency, billed, effective, list, contracted, row_count, list_missing,
                         contracted_missing)
              JOIN charge_slice s ON s.tenant_id = :tenant AND s.delivery_id = :delivery AND s.provider_name = n.provider
                   AND s.billing_account_id = n.account AND s.period_start = n.period_start""";

    private static final String RETIRE_REPLACED = """
            UPDATE charge_slice old SET active = false, retired = true
              FROM charge_slice new
             WHERE new.tenant_id = :tenant AND new.delivery_id = :delivery AND old.tenant_id = new.tenant_id AND old.active
               AND old.name = new.name AND old.provider_name = new.provider_name
               AND old.billing_account_id = new.billing_account_id AND old.period_start = new.period_start""";

    private static final String ACTIVATE =
            "UPDATE charge_slice SET active = true WHERE tenant_id = :tenant AND delivery_id = :delivery";

    private static final String PRUNE = """
            DELETE FROM charge c
             USING (SELECT old.tenant_id, old.id,
                           row_number() OVER (PARTITION BY old.name, old.provider_name, old.billing_account_id,
                                                           old.period_start ORDER BY old.id DESC) AS age
                      FROM charge_slice old
                      JOIN charge_slice new ON new.tenant_id = old.tenant_id AND new.name = old.name
                           AND new.provider_name = old.provider_name AND new.billing_account_id = old.billing_account_id
                           AND new.period_start = old.period_start
                     WHERE new.tenant_id = :tenant AND new.delivery_id = :delivery AND old.retired) s
             WHERE s.age > 1 AND c.tenant_id = :tenant AND c.tenant_id = s.tenant_id AND c.slice_id = s.id""";

    private static final String DISCARD_CHARGES = """
            DELETE FROM charge c USING charge_slice s
             WHERE s.tenant_id = :tenant AND s.delivery_id = :delivery AND NOT s.active AND NOT s.retired
               AND c.tenant_id = s.tenant_id AND c.slice_id = s.id""";

    private static final String DISCARD_SLICES =
            "DELETE FROM charge_slice WHERE tenant_id = :tenant AND delivery_id = :delivery AND NOT active"
                    + " AND NOT retired";

    private final DatabaseClient database;

    ChargeRepository(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> hold() {
        return Tenant.current()
                .flatMap(tenant -> database.sql(HOLD)
                        .bind("tenant", tenant.id().toString())
                        .then());
    }

    @Override
    public Mono<Void> stage(UUID deliveryId, String name, List<DailyCharge> charges) {
        if (charges.isEmpty()) {
            return Mono.empty();
        }
        return Tenant.current()
                .flatMap(tenant -> slices(tenant, deliveryId, name, charges)
                        .then(Mono.defer(() -> charges(tenant, deliveryId, charges))));
    }

    private Mono<Void> slices(Tenant tenant, UUID deliveryId, String name, List<DailyCharge> charges) {
        return database.sql(STAGE_SLICES)
                .bind("tenant", tenant.id())
                .bind("delivery", deliveryId)
                .bind("name", name)
                .bind("providers", texts(charges, c -> c.group().providerName()))
                .bind("accounts", texts(charges, c -> c.group().billingAccountId()))
                .bind(
                        "periodStarts",
                        texts(charges, c -> c.group().periodStart().toString()))
                .bind("periodEnds", texts(charges, c -> c.group().periodEnd().toString()))
                .bind("days", texts(charges, c -> c.group().day().toString()))
                .then();
    }

    private Mono<Void> charges(Tenant tenant, UUID deliveryId, List<DailyCharge> charges) {
        return database.sql(STAGE_CHARGES)
                .bind("tenant", tenant.id())
                .bind("delivery", deliveryId)
                .bind("providers", texts(charges, c -> c.group().providerName()))
                .bind("accounts", texts(charges, c -> c.group().billingAccountId()))
                .bind(
                        "periodStarts",
                        texts(charges, c -> c.group().periodStart().toString()))
                .bind("days", texts(charges, c -> c.group().day().toString()))
                .bind("accountNames", texts(charges, c -> c.group().billingAccountName()))
                .bind("subIds", texts(charges, c -> c.group().subAccountId()))
                .bind("subNames", texts(charges, c -> c.group().subAccountName()))
                .bind("services", texts(charges, c -> c.group().serviceName()))
                .bind("categories", texts(charges, c -> c.group().serviceCategory()))
                .bind("regions", texts(charges, c -> c.group().regionId()))
                .bind("resources", texts(charges, c -> c.group().resourceId()))
                .bind("chargeCategories", texts(charges, c -> c.group().chargeCategory()))
                .bind("currencies", texts(charges, c -> c.group().currency()))
                .bind("billed", amounts(charges, DailyCharge::billedCost))
                .bind("effective", amounts(charges, DailyCharge::effectiveCost))
                .bind("list", amounts(charges, DailyCharge::listCost))
                .bind("contracted", amounts(charges, DailyCharge::contractedCost))
                .bind("rowCounts", charges.stream().map(DailyCharge::rows).toArray(Integer[]::new))
                .bind(
                        "listMissing",
                        charges.stream().map(DailyCharge::listMissing).toArray(Integer[]::new))
                .bind(
                        "contractedMissing",
                        charges.stream().map(DailyCharge::contractedMissing).toArray(Integer[]::new))
                .then();
    }

    @Override
    public Mono<Void> activate(UUID deliveryId) {
        return run(RETIRE_REPLACED, deliveryId).then(Mono.defer(() -> run(ACTIVATE, deliveryId)));
    }

    @Override
    public Mono<Void> prune(UUID deliveryId) {
        return run(PRUNE, deliveryId);
    }

    @Override
    public Mono<Void> discard(UUID deliveryId) {
        return run(DISCARD_CHARGES, deliveryId).then(Mono.defer(() -> run(DISCARD_SLICES, deliveryId)));
    }

    private Mono<Void> run(String sql, UUID deliveryId) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(sql)
                        .bind("tenant", tenant.id())
                        .bind("delivery", deliveryId)
                        .then());
    }

    private static @Nullable String[] texts(List<DailyCharge> charges, Function<DailyCharge, @Nullable String> value) {
        @Nullable String[] texts = new String[charges.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = value.apply(charges.get(i));
        }
        return texts;
    }

    private static @Nullable String[] amounts(
            List<DailyCharge> charges, Function<DailyCharge, @Nullable BigDecimal> value) {
        return texts(charges, charge -> {
            BigDecimal amount = value.apply(charge);
            return amount == null ? null : amount.toPlainString();
        });
    }
}
