package io.bongsu.billing.budget;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Which month do budgets look at? This one when it has charges, else the latest that has: back-filled months stay closed. */
@Repository
class BudgetPeriodRepository {
    private static final String LAST_DAYS = """
            SELECT bool_or(first_day < :to AND last_day >= :from) AS now, max(last_day) AS last_day FROM charge_slice
             WHERE tenant_id = :tenant AND active""";

    private static final String TOUCHES = """
            SELECT EXISTS (SELECT 1 FROM charge_slice
                            WHERE tenant_id = :tenant AND delivery_id = :delivery AND active
                              AND first_day < :to AND last_day >= :from) AS touches""";

    private static final String NEWEST_DELIVERY = """
            SELECT delivery_id FROM charge_slice
             WHERE tenant_id = :tenant AND active AND first_day < :to AND last_day >= :from
             ORDER BY id DESC LIMIT 1""";

    private final DatabaseClient database;
    private final Clock clock;

    BudgetPeriodRepository(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Mono<BudgetPeriod> current() {
        BudgetPeriod now = new BudgetPeriod(YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)));
        return Tenant.current()
                .flatMap(tenant -> database.sql(LAST_DAYS)
                        .bind("tenant", tenant.id())
                        .bind("from", now.from())
                        .bind("to", now.to())
                        .map(row -> Optional.ofNullable(row.get("last_day", LocalDate.class))
                                .filter(day -> !Boolean.TRUE.equals(row.get("now", Boolean.class)))
                                .map(day -> new BudgetPeriod(YearMonth.from(day)))
                                .orElse(now))
                        .one());
    }

    Mono<Boolean> touches(UUID deliveryId, BudgetPeriod period) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(TOUCHES)
                        .bind("tenant", tenant.id())
                        .bind("delivery", deliveryId)
                        .bind("from", period.from())
                        .bind("to", period.to())
                        .map(row -> new Columns(row).flag("touches"))
                        .one());
    }

    /** The latest delivery with charges in the period; empty without any. */
    Mono<UUID> newestDelivery(BudgetPeriod period) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(NEWEST_DELIVERY)
                        .bind("tenant", tenant.id())
                        .bind("from", period.from())
                        .bind("to", period.to())
                        .map(row -> new Columns(row).uuid("delivery_id"))
                        .one());
    }
}
