package io.bongsu.ticket.report;

import io.bongsu.ticket.report.DeskReport.Backlog;
import io.bongsu.ticket.report.DeskReport.Row;
import io.bongsu.ticket.report.ReportTable.Column;
import io.bongsu.ticket.report.ReportTable.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A report as an Excel workbook: the figures, and what is open by age. Texts are texts, never formulas. */
final class ReportXlsx {
    private static final double SECONDS_A_DAY = 86_400;
    private static final List<String> AGES = List.of("0–1", "2–3", "4–7", "8–14", "15–30", "> 30");

    private static final Pattern PROMISE = Pattern.compile("(.+?)((?:Closed|Due)(?:Met|Missed))");

    private final ResourceBundle words;

    private ReportXlsx(ResourceBundle words) {
        this.words = words;
    }

    /** Some twelve hundred lines at most, so it is made in memory. */
    static byte[] of(DeskReport report, Locale language) throws IOException {
        ReportXlsx file = new ReportXlsx(ResourceBundle.getBundle(
                "io.bongsu.ticket.report.words",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "Bongsu", "1.0")) {
            file.figures(book.newWorksheet(file.word("figures")), report);
            file.backlog(book.newWorksheet(file.word("backlog")), report);
        }
        return bytes.toByteArray();
    }

    private void figures(Worksheet sheet, DeskReport report) {
        List<Column> columns = ReportTable.columns(report);
        for (int at = 0; at < columns.size(); at++) {
            head(sheet, at, columns.get(at).word());
            sheet.width(at, columns.get(at).kind() == Kind.TEXT ? 24 : 16);
        }
        List<Row> rows = ReportTable.rows(report);
        for (int line = 0; line < rows.size(); line++) {
            for (int at = 0; at < columns.size(); at++) {
                cell(sheet, line + 1, at, columns.get(at), rows.get(line));
            }
        }
        sheet.range(rows.size(), 0, rows.size(), columns.size() - 1)
                .style()
                .bold()
                .set();
        sheet.freezePane(1, 1);
    }

    private void cell(Worksheet sheet, int line, int at, Column column, Row row) {
        Object value = column.of().apply(row);
        if (value == null) {
            return;
        }
        switch (column.kind()) {
            case TEXT -> sheet.value(line, at, value.equals(ReportTable.ALL) ? word("all") : (String) value);
            case COUNT -> sheet.value(line, at, (Long) value);
            case SECONDS -> {
                sheet.value(line, at, (Double) value / SECONDS_A_DAY);
                sheet.style(line, at).format("[h]:mm:ss").set();
            }
            case SHARE -> {
                sheet.value(line, at, (Double) value);
                sheet.style(line, at).format("0.0%").set();
            }
        }
    }

    private void backlog(Worksheet sheet, DeskReport report) {
        head(sheet, 0, report.groupBy());
        for (int age = 0; age < AGES.size(); age++) {
            sheet.value(0, age + 1, AGES.get(age) + " " + word("days"));
            sheet.style(0, age + 1).bold().set();
        }
        head(sheet, AGES.size() + 1, "open");
        List<Backlog> groups = report.backlog();
        for (int line = 0; line < groups.size(); line++) {
            Backlog group = groups.get(line);
            sheet.value(line + 1, 0, group.key());
            for (int age = 0; age < AGES.size(); age++) {
                sheet.value(line + 1, age + 1, group.ages().get(age));
            }
            sheet.value(line + 1, AGES.size() + 1, group.open());
        }
        sheet.width(0, 24);
        sheet.freezePane(1, 1);
    }

    private void head(Worksheet sheet, int at, String name) {
        sheet.value(0, at, word(name));
        sheet.style(0, at).bold().wrapText(true).set();
    }

    /** What is not named here is called as in the CSV file; promises are named by their metric and by what became of them. */
    private String word(String name) {
        Matcher promise = PROMISE.matcher(name);
        return promise.matches() ? said(promise.group(1)) + ": " + said(promise.group(2)) : said(name);
    }

    private String said(String name) {
        return words.containsKey(name) ? words.getString(name) : name;
    }
}
