package io.bongsu.billing.cost;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sums over active charges. Rows and totals come from one statement, so from one state of the data. */
@Repository
class CostRepository {
    private static final String LAST_DAY =
            "SELECT max(last_day) AS day FROM charge_slice WHERE tenant_id = :tenant AND active";

    private final DatabaseClient database;

    CostRepository(DatabaseClient database) {
        this.database = database;
    }

    /** A line of the answer; {@code total} is the whole of one currency. */
    record Sum(boolean total, Map<String, @Nullable String> group, String currency, BigDecimal amount, long missing) {}

    /** The last day that has charges; empty without data. */
    Mono<LocalDate> lastDay() {
        return Tenant.current()
                .flatMap(tenant -> database.sql(LAST_DAY)
                        .bind("tenant", tenant.id())
                        .map(row -> java.util.Optional.ofNullable(row.get("day", LocalDate.class)))
                        .one())
                .flatMap(Mono::justOrEmpty);
    }

    Flux<Sum> sums(CostQuery query, LocalDate from, LocalDate to, int limit) {
        return Tenant.current().flatMapMany(tenant -> {
            DatabaseClient.GenericExecuteSpec sql = database.sql(sql(query))
                    .bind("tenant", tenant.id())
                    .bind("from", from)
                    .bind("to", to)
                    .bind("limit", limit);
            for (Map.Entry<Dimension, String> filter : query.filters().entrySet()) {
                if (!filter.getValue().isEmpty()) {
                    sql = sql.bind(alias(filter.getKey()), filter.getValue());
                }
            }
            return sql.map(row -> sum(row, query.groupBy())).all();
        });
    }

    private static String sql(CostQuery query) {
        List<Dimension> groups = query.groupBy();
        String names = groups.stream().map(d -> alias(d) + ",").collect(Collectors.joining(" "));
        String times = groups.stream()
                .filter(Dimension::isTime)
                .map(d -> alias(d) + ",")
                .collect(Collectors.joining(" "));
        String rest = groups.stream().map(d -> ", " + alias(d)).collect(Collectors.joining());
        String expressions = groups.stream()
                .map(d -> d.expression() + " AS " + alias(d) + ",")
                .collect(Collectors.joining(" "));
        String filters =
                query.filters().entrySet().stream().map(CostRepository::filter).collect(Collectors.joining());
        return """
                SELECT %1$s currency, sum(amount) AS amount, sum(missing)::bigint AS missing, grouping(one) AS is_total
                  FROM (SELECT %2$s currency, %3$s AS amount, %4$s AS missing, 1 AS one
                          FROM active_charge
                         WHERE tenant_id = :tenant AND day >= :from AND day < :to %5$s) AS charges
                 GROUP BY GROUPING SETS ((%1$s one, currency), (currency))
                 ORDER BY is_total DESC, %6$s currency, amount DESC NULLS LAST %7$s
                 LIMIT :limit""".formatted(
                names, expressions, query.metric().column(), query.metric().missing(), filters, times, rest);
    }

    private static String alias(Dimension dimension) {
        return "by_" + dimension.name().toLowerCase(Locale.ROOT);
    }

    /** An empty filter value asks for charges that name none. */
    private static String filter(Map.Entry<Dimension, String> filter) {
        Dimension dimension = filter.getKey();
        return filter.getValue().isEmpty()
                ? " AND " + dimension.expression() + " IS NULL"
                : " AND " + dimension.expression() + " = :" + alias(dimension);
    }

    private static Sum sum(Readable row, List<Dimension> groups) {
        Columns columns = new Columns(row);
        Map<String, @Nullable String> group = new LinkedHashMap<>();
        groups.forEach(dimension -> group.put(dimension.title(), columns.textOrNull(alias(dimension))));
        BigDecimal amount = row.get("amount", BigDecimal.class);
        return new Sum(
                columns.integer("is_total") == 1,
                group,
                columns.text("currency"),
                amount == null ? BigDecimal.ZERO : amount,
                columns.number("missing"));
    }
}
