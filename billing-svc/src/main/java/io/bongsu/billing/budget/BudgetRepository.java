package io.bongsu.billing.budget;

import io.bongsu.billing.charge.Metric;
import io.bongsu.billing.charge.Money;
import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class BudgetRepository {
    private static final UUID FIRST_ID = new UUID(0, 0);

    private static final String ADD = """
            INSERT INTO budget (tenant_id, id, name, amount, currency, metric, service_name, billing_account_id, created_at,
                                updated_at)
            VALUES (:tenant, :id, :name, CAST(:amount AS numeric), :currency, :metric, :service, :account, :now, :now)""";

    private static final String CHANGE = """
            UPDATE budget SET name = :name, amount = CAST(:amount AS numeric), currency = :currency, metric = :metric,
                   service_name = :service, billing_account_id = :account, updated_at = :now, version = version + 1
             WHERE tenant_id = :tenant AND id = :id AND version = :version""";

    private static final String FORGET_THRESHOLDS =
            "DELETE FROM budget_threshold WHERE tenant_id = :tenant AND budget_id = :id";

    private static final String ADD_THRESHOLDS = """
            INSERT INTO budget_threshold (tenant_id, budget_id, percent)
            SELECT :tenant, :id, unnest(CAST(:percents AS numeric[]))""";

    private static final String DELETE =
            "DELETE FROM budget WHERE tenant_id = :tenant AND id = :id AND version = :version";

    private static final String FROM = """
            SELECT b.id, b.name, b.amount, b.currency, b.metric, b.service_name, b.billing_account_id, b.version,
                   ARRAY(SELECT t.percent::text FROM budget_threshold t
                          WHERE t.tenant_id = b.tenant_id AND t.budget_id = b.id ORDER BY t.percent) AS percents
              FROM budget b
            """;

    private static final String ONE = FROM + " WHERE b.tenant_id = :tenant AND b.id = :id";

    private static final String AFTER = FROM + " WHERE b.tenant_id = :tenant AND b.id > :id ORDER BY b.id LIMIT :limit";

    // What counts against budget b; amounts of other currencies never do.
    private static final String ACTUAL = """
            SELECT coalesce(sum(CASE b.metric WHEN 'billedCost' THEN c.billed_cost WHEN 'effectiveCost' THEN c.effective_cost
                                              WHEN 'listCost' THEN c.list_cost ELSE c.contracted_cost END), 0) AS actual
              FROM active_charge c
             WHERE c.tenant_id = b.tenant_id AND c.currency = b.currency AND c.day >= :from AND c.day < :to
               AND (b.service_name IS NULL OR c.service_name = b.service_name)
               AND (b.billing_account_id IS NULL OR c.billing_account_id = b.billing_account_id)""";

    private static final String ACTUAL_OF = "SELECT a.actual FROM budget b CROSS JOIN LATERAL (" + ACTUAL
            + ") a WHERE b.tenant_id = :tenant AND b.id = :id";

    // The primary key makes it once per budget, period and threshold, whoever comes second.
    private static final String FIRE = """
            INSERT INTO budget_firing (tenant_id, budget_id, period, percent, amount, actual, delivery_id, fired_at)
            SELECT b.tenant_id, b.id, :period, t.percent, b.amount, a.actual, :delivery, :now
              FROM budget b
              JOIN budget_threshold t ON t.tenant_id = b.tenant_id AND t.budget_id = b.id
             CROSS JOIN LATERAL (
            """ + ACTUAL + """
            ) a
             WHERE b.tenant_id = :tenant AND (CAST(:id AS uuid) IS NULL OR b.id = :id)
               AND a.actual * 100 >= b.amount * t.percent
             ORDER BY b.id, t.percent
            ON CONFLICT DO NOTHING
            RETURNING budget_id, percent, amount, actual, delivery_id, fired_at""";

    private static final String FIRINGS = """
            SELECT budget_id, percent, amount, actual, delivery_id, fired_at FROM budget_firing
             WHERE tenant_id = :tenant AND budget_id = :id AND period = :period ORDER BY percent""";

    private final DatabaseClient database;
    private final Clock clock;

    BudgetRepository(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Mono<Void> add(Budget budget) {
        return Tenant.current()
                .flatMap(tenant -> values(database.sql(ADD), tenant, budget)
                        .then()
                        .then(Mono.defer(() -> addThresholds(tenant, budget))));
    }

    /** False when the version is no longer the stored one. */
    Mono<Boolean> change(Budget budget) {
        return Tenant.current()
                .flatMap(tenant -> values(database.sql(CHANGE), tenant, budget)
                        .bind("version", budget.version())
                        .fetch()
                        .rowsUpdated()
                        .flatMap(rows ->
                                rows == 1 ? replaceThresholds(tenant, budget).thenReturn(true) : Mono.just(false)));
    }

    /** False when the version is no longer the stored one. */
    Mono<Boolean> delete(UUID id, long version) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(DELETE)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .bind("version", version)
                        .fetch()
                        .rowsUpdated()
                        .map(rows -> rows == 1));
    }

    Mono<Budget> find(UUID id) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(ONE)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .map(BudgetRepository::budget)
                        .one());
    }

    Flux<Budget> after(@Nullable UUID id, int limit) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(AFTER)
                        .bind("tenant", tenant.id())
                        .bind("id", id == null ? FIRST_ID : id)
                        .bind("limit", limit)
                        .map(BudgetRepository::budget)
                        .all());
    }

    Mono<BigDecimal> actual(UUID id, BudgetPeriod period) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(ACTUAL_OF)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .bind("from", period.from())
                        .bind("to", period.to())
                        .map(row -> new Columns(row).decimal("actual"))
                        .one());
    }

    /**
     * Fires what is reached and was not fired yet in the period.
     *
     * @param id this budget only; null: all
     */
    Flux<BudgetFiring> fire(@Nullable UUID id, BudgetPeriod period, UUID deliveryId) {
        return Tenant.current()
                .flatMapMany(tenant -> (id == null
                                ? database.sql(FIRE).bindNull("id", UUID.class)
                                : database.sql(FIRE).bind("id", id))
                        .bind("tenant", tenant.id())
                        .bind("period", period.name())
                        .bind("from", period.from())
                        .bind("to", period.to())
                        .bind("delivery", deliveryId)
                        .bind("now", clock.instant())
                        .map(BudgetRepository::firing)
                        .all());
    }

    Mono<List<BudgetFiring>> firings(UUID id, BudgetPeriod period) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(FIRINGS)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .bind("period", period.name())
                        .map(BudgetRepository::firing)
                        .all()
                        .collectList());
    }

    private Mono<Void> replaceThresholds(Tenant tenant, Budget budget) {
        return database.sql(FORGET_THRESHOLDS)
                .bind("tenant", tenant.id())
                .bind("id", budget.id())
                .then()
                .then(Mono.defer(() -> addThresholds(tenant, budget)));
    }

    private Mono<Void> addThresholds(Tenant tenant, Budget budget) {
        return database.sql(ADD_THRESHOLDS)
                .bind("tenant", tenant.id())
                .bind("id", budget.id())
                .bind(
                        "percents",
                        budget.thresholds().stream()
                                .map(BigDecimal::toPlainString)
                                .toArray(String[]::new))
                .then();
    }

    private DatabaseClient.GenericExecuteSpec values(
            DatabaseClient.GenericExecuteSpec sql, Tenant tenant, Budget budget) {
        DatabaseClient.GenericExecuteSpec bound = sql.bind("tenant", tenant.id())
                .bind("id", budget.id())
                .bind("name", budget.name())
                .bind("amount", budget.amount().toPlainString())
                .bind("currency", budget.currency())
                .bind("metric", budget.metric().title())
                .bind("now", clock.instant());
        return nullable(
                nullable(bound, "service", budget.scope().serviceName()),
                "account",
                budget.scope().billingAccountId());
    }

    private static DatabaseClient.GenericExecuteSpec nullable(
            DatabaseClient.GenericExecuteSpec sql, String name, @Nullable String value) {
        return value == null ? sql.bindNull(name, String.class) : sql.bind(name, value);
    }

    private static Budget budget(Readable row) {
        Columns columns = new Columns(row);
        String[] percents = row.get("percents", String[].class);
        return new Budget(
                columns.uuid("id"),
                columns.text("name"),
                columns.decimal("amount"),
                columns.text("currency"),
                Metric.named(columns.text("metric")).orElseThrow(),
                new BudgetScope(columns.textOrNull("service_name"), columns.textOrNull("billing_account_id")),
                percents == null
                        ? List.of()
                        : Arrays.stream(percents)
                                .map(text -> Money.plain(new BigDecimal(text)))
                                .toList(),
                columns.integer("version"));
    }

    private static BudgetFiring firing(Readable row) {
        Columns columns = new Columns(row);
        return new BudgetFiring(
                columns.uuid("budget_id"),
                Money.plain(columns.decimal("percent")),
                columns.decimal("amount"),
                columns.decimal("actual"),
                columns.uuid("delivery_id"),
                columns.instant("fired_at"));
    }
}
