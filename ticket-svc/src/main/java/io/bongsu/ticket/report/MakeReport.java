package io.bongsu.ticket.report;

import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.report.DeskReport.Backlog;
import io.bongsu.ticket.report.DeskReport.Row;
import io.bongsu.ticket.report.ReportRepository.Aged;
import io.bongsu.ticket.report.ReportRepository.Sum;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Turns sums into the figures people ask for. */
@Component
class MakeReport {
    private static final int MOST_GROUPS = 1_200;
    /** Measures of one group. */
    private static final int MOST_MEASURES = 24;

    private static final int AGES = 6;

    private final ReportRepository sums;
    private final TenantTransaction transaction;

    MakeReport(ReportRepository sums, TenantTransaction transaction) {
        this.sums = sums;
        this.transaction = transaction;
    }

    Mono<DeskReport> of(Period period, Grouping by) {
        return sums.sums(period, by, MOST_GROUPS * MOST_MEASURES)
                .collectList()
                .flatMap(found -> names(by, found)
                        .flatMap(names -> sums.backlog(period, by)
                                .collectList()
                                .map(aged -> report(period, by, found, names, aged))))
                .as(transaction::run);
    }

    private Mono<Map<String, String>> names(Grouping by, List<Sum> found) {
        return by == Grouping.ASSIGNEE
                ? sums.names(found.stream().map(Sum::key).distinct().toList())
                : Mono.just(Map.of());
    }

    private static DeskReport report(
            Period period, Grouping by, List<Sum> found, Map<String, String> names, List<Aged> aged) {
        Map<String, Tally> groups = new TreeMap<>();
        Tally all = new Tally();
        for (Sum sum : found) {
            groups.computeIfAbsent(sum.key(), any -> new Tally()).add(sum);
            all.add(sum);
        }
        List<Row> rows = new ArrayList<>();
        groups.forEach((key, tally) -> rows.add(tally.row(key, names.get(key))));
        boolean truncated = rows.size() > MOST_GROUPS || found.size() >= MOST_GROUPS * MOST_MEASURES;
        return new DeskReport(
                period.from(),
                period.to(),
                period.zone().getId(),
                by.word(),
                by == Grouping.NONE
                        ? List.of()
                        : rows.stream().limit(MOST_GROUPS).toList(),
                all.row("", null),
                backlog(aged),
                truncated,
                period.now());
    }

    private static List<Backlog> backlog(Collection<Aged> aged) {
        Map<String, List<Long>> groups = new TreeMap<>();
        aged.forEach(one -> groups.computeIfAbsent(one.key(), any -> new ArrayList<>(Collections.nCopies(AGES, 0L)))
                .set(one.age(), one.n()));
        return groups.entrySet().stream()
                .map(group -> new Backlog(
                        group.getKey(),
                        group.getValue(),
                        group.getValue().stream().mapToLong(Long::longValue).sum()))
                .toList();
    }
}
