package io.bongsu.ticket.report;

import io.bongsu.ticket.report.DeskReport.Row;
import io.bongsu.ticket.report.ReportTable.Column;
import io.bongsu.ticket.report.ReportTable.Kind;
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
        List<Column> columns = ReportTable.columns(report);
        Stream<String> head = Stream.of(columns.stream().map(Column::word).collect(Collectors.joining(",")));
        Stream<String> lines = ReportTable.rows(report).stream().map(row -> line(columns, row));
        return Stream.concat(head, lines).collect(Collectors.joining("\r\n", MARK, "\r\n"));
    }

    private static String line(List<Column> columns, Row row) {
        return columns.stream()
                .map(column -> cell(column.kind(), column.of().apply(row)))
                .collect(Collectors.joining(","));
    }

    private static String cell(Kind kind, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        return switch (kind) {
            case TEXT -> text((String) value);
            case COUNT -> value.toString();
            case SECONDS, SHARE -> Double.toString(Math.round((Double) value * 1000) / 1000.0);
        };
    }

    /** What people named must not become a formula in somebody's spreadsheet. */
    private static String text(String value) {
        String safe = !value.isEmpty() && SCARY.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
