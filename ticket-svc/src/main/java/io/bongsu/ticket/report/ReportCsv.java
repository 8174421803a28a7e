package io.bongsu.ticket.report;

import io.bongsu.ticket.report.DeskReport.Attainment;
import io.bongsu.ticket.report.DeskReport.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A report as CSV (RFC 4180): a line per group, the sum of all last. */
final class ReportCsv {
    /** Tells spreadsheets that it is UTF-8. */
    private static final String MARK = "\uFEFF";

    private static final String SCARY = "=+-@\t\r";

    private ReportCsv() {}

    static String of(DeskReport report) {
        List<String> metrics = Stream.concat(report.rows().stream(), Stream.of(report.total()))
                .flatMap(row -> row.sla().stream().map(Attainment::metric))
                .distinct()
                .sorted()
                .toList();
        List<List<String>> lines = new ArrayList<>();
        lines.add(head(report.groupBy(), metrics));
        report.rows().forEach(row -> lines.add(line(row.key(), row, metrics)));
        lines.add(line("*", report.total(), metrics));
        return lines.stream().map(cells -> String.join(",", cells)).collect(Collectors.joining("\r\n", MARK, "\r\n"));
    }

    private static List<String> head(String groupBy, List<String> metrics) {
        List<String> head = new ArrayList<>(List.of(
                groupBy,
                "name",
                "opened",
                "acknowledged",
                "mttaSeconds",
                "resolved",
                "mttrSeconds",
                "mttrUnpausedSeconds",
                "mttrWorkingSeconds",
                "mttrWorkingUnpausedSeconds",
                "firstContactRate",
                "reopened",
                "reopenRate"));
        metrics.forEach(metric ->
                Stream.of("ClosedMet", "ClosedMissed", "DueMet", "DueMissed").forEach(what -> head.add(metric + what)));
        return head;
    }

    private static List<String> line(String key, Row row, List<String> metrics) {
        List<String> line = new ArrayList<>(List.of(
                text(key),
                text(row.name() == null ? "" : row.name()),
                Long.toString(row.opened()),
                Long.toString(row.acknowledged()),
                number(row.mttaSeconds()),
                Long.toString(row.resolved()),
                number(row.mttrSeconds().real()),
                number(row.mttrSeconds().realUnpaused()),
                number(row.mttrSeconds().working()),
                number(row.mttrSeconds().workingUnpaused()),
                number(row.firstContactRate()),
                Long.toString(row.reopened()),
                number(row.reopenRate())));
        metrics.forEach(metric -> line.addAll(attained(row, metric)));
        return line;
    }

    private static List<String> attained(Row row, String metric) {
        return row.sla().stream()
                .filter(one -> one.metric().equals(metric))
                .findFirst()
                .map(one -> Stream.of(
                                one.closed().met(),
                                one.closed().missed(),
                                one.due().met(),
                                one.due().missed())
                        .map(String::valueOf)
                        .toList())
                .orElse(List.of("0", "0", "0", "0"));
    }

    /** What people named must not become a formula in somebody's spreadsheet. */
    private static String text(String value) {
        String safe = !value.isEmpty() && SCARY.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : Double.toString(Math.round(value * 1000) / 1000.0);
    }
}
