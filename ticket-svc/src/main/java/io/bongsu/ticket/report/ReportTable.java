package io.bongsu.ticket.report;

import io.bongsu.ticket.report.DeskReport.Attainment;
import io.bongsu.ticket.report.DeskReport.Kept;
import io.bongsu.ticket.report.DeskReport.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of a report as a table, whatever file it becomes. */
final class ReportTable {
    /** Key of the row that sums all others. */
    static final String ALL = "*";

    private static final Kept NOTHING = new Kept(0, 0, null);

    private ReportTable() {}

    enum Kind {
        TEXT,
        COUNT,
        SECONDS,
        SHARE
    }

    /** @param of null when there is nothing to take it of */
    record Column(String word, Kind kind, Function<Row, @Nullable Object> of) {}

    static List<Column> columns(DeskReport report) {
        List<Column> columns = new ArrayList<>(List.of(
                new Column(report.groupBy(), Kind.TEXT, Row::key),
                new Column("name", Kind.TEXT, row -> row.name() == null ? "" : row.name()),
                new Column("opened", Kind.COUNT, Row::opened),
                new Column("acknowledged", Kind.COUNT, Row::acknowledged),
                new Column("mttaSeconds", Kind.SECONDS, Row::mttaSeconds),
                new Column("resolved", Kind.COUNT, Row::resolved),
                new Column("mttrSeconds", Kind.SECONDS, row -> row.mttrSeconds().real()),
                new Column(
                        "mttrUnpausedSeconds",
                        Kind.SECONDS,
                        row -> row.mttrSeconds().realUnpaused()),
                new Column(
                        "mttrWorkingSeconds",
                        Kind.SECONDS,
                        row -> row.mttrSeconds().working()),
                new Column(
                        "mttrWorkingUnpausedSeconds",
                        Kind.SECONDS,
                        row -> row.mttrSeconds().workingUnpaused()),
                new Column("firstContactRate", Kind.SHARE, Row::firstContactRate),
                new Column("reopened", Kind.COUNT, Row::reopened),
                new Column("reopenRate", Kind.SHARE, Row::reopenRate)));
        rows(report).stream()
                .flatMap(row -> row.sla().stream().map(Attainment::metric))
                .distinct()
                .sorted()
                .forEach(metric -> columns.addAll(promises(metric)));
        return columns;
    }

    /** The groups, and the sum of all last. */
    static List<Row> rows(DeskReport report) {
        return Stream.concat(report.rows().stream(), Stream.of(report.total().named(ALL)))
                .toList();
    }

    private static List<Column> promises(String metric) {
        return List.of(
                new Column(
                        metric + "ClosedMet",
                        Kind.COUNT,
                        row -> of(row, metric, Attainment::closed).met()),
                new Column(
                        metric + "ClosedMissed",
                        Kind.COUNT,
                        row -> of(row, metric, Attainment::closed).missed()),
                new Column(
                        metric + "DueMet",
                        Kind.COUNT,
                        row -> of(row, metric, Attainment::due).met()),
                new Column(
                        metric + "DueMissed",
                        Kind.COUNT,
                        row -> of(row, metric, Attainment::due).missed()));
    }

    private static Kept of(Row row, String metric, Function<Attainment, Kept> which) {
        return row.sla().stream()
                .filter(one -> one.metric().equals(metric))
                .findFirst()
                .map(which)
                .orElse(NOTHING);
    }
}
