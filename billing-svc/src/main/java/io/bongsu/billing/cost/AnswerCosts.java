package io.bongsu.billing.cost;

import io.bongsu.billing.charge.Money;
import io.bongsu.billing.cost.CostRepository.Sum;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.problem.Violation;
import io.bongsu.platform.tenancy.TenantTransaction;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class AnswerCosts {
    private static final int MOST_ROWS = 10_000;
    private static final int MOST_CURRENCIES = 400;

    private final CostRepository costs;
    private final TenantTransaction transaction;
    private final Clock clock;

    AnswerCosts(CostRepository costs, TenantTransaction transaction, Clock clock) {
        this.costs = costs;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** First day and the day after the last. */
    record Days(LocalDate from, LocalDate to) {}

    Mono<CostReport> answer(CostQuery query) {
        return transaction.run(costs.lastDay()
                .defaultIfEmpty(clock.instant().atOffset(ZoneOffset.UTC).toLocalDate())
                .map(lastDay -> days(query.from(), query.to(), lastDay))
                .flatMap(days -> costs.sums(query, days.from(), days.to(), MOST_ROWS + MOST_CURRENCIES)
                        .collectList()
                        .map(sums -> report(query, days, sums))));
    }

    /** What was not asked for: the last month that has data; from a day on: all there is; up to a day: its month. */
    static Days days(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate lastDay) {
        if (from != null) {
            LocalDate end = lastDay.isBefore(from) ? from : lastDay;
            return new Days(from, to == null ? end.plusDays(1) : to);
        }
        LocalDate last = to == null ? lastDay : to.minusDays(1);
        LocalDate first = last.withDayOfMonth(1);
        return new Days(first, to == null ? first.plusMonths(1) : to);
    }

    private static CostReport report(CostQuery query, Days days, List<Sum> sums) {
        List<CostReport.Row> rows = sums.stream()
                .filter(sum -> !sum.total())
                .map(sum -> new CostReport.Row(sum.group(), Money.text(sum.amount()), sum.currency()))
                .toList();
        if (rows.size() > MOST_ROWS) {
            throw tooMany();
        }
        List<Sum> totals = sums.stream().filter(Sum::total).toList();
        return new CostReport(
                query.metric().title(),
                days.from(),
                days.to(),
                query.groupBy().stream().map(Dimension::title).toList(),
                rows,
                totals.stream()
                        .map(sum -> new CostReport.Total(Money.text(sum.amount()), sum.currency()))
                        .toList(),
                totals.stream().mapToLong(Sum::missing).sum());
    }

    private static RuntimeException tooMany() {
        return Failures.unprocessable(
                "cost-too-many-rows",
                "The answer has too many rows",
                "More than " + MOST_ROWS + " rows: ask for fewer days, fewer groupBy fields, or filter by one of them.",
                List.of(new Violation("groupBy", "too-many-rows")));
    }
}
