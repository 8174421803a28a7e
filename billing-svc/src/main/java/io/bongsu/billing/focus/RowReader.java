package io.bongsu.billing.focus;

import static io.bongsu.billing.focus.FocusColumn.*;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns records into rows. Names every bad value of a row, not just its first. */
final class RowReader {

    private final FocusHeader header;
    private final FileReport report;
    private final FocusValues values;
    private final List<RowError> errors = new ArrayList<>();
    private long row;
    private CsvRecord current;

    /** Reads one kind of value. */
    private interface Reading<T> {
        T read(String text) throws BadValue;
    }

    RowReader(FocusHeader header, CsvRecord first, FileReport report) {
        this.header = header;
        this.current = first;
        this.report = report;
        this.values = new FocusValues((code, column) -> report.notice(code, column.title()));
    }

    /** Null when the row was rejected; the report then says why. */
    @Nullable
    FocusRow read(CsvRecord csv) {
        errors.clear();
        row++;
        current = csv;
        report.rowBegun();
        if (csv.getFieldCount() != header.width()) {
            fail(
                    null,
                    null,
                    "field-count",
                    "%d fields, but the header has %d".formatted(csv.getFieldCount(), header.width()));
        }
        FocusRow read = errors.isEmpty() ? values() : null;
        if (read == null || !errors.isEmpty()) {
            report.rowRejected();
            errors.forEach(report::error);
            return null;
        }
        report.rowAccepted(read);
        return read;
    }

    private @Nullable FocusRow values() {
        String provider = required(SERVICE_PROVIDER_NAME, text -> text);
        String account = required(BILLING_ACCOUNT_ID, text -> text);
        Instant periodStart = required(BILLING_PERIOD_START, text -> values.dateTime(BILLING_PERIOD_START, text));
        Instant periodEnd = required(BILLING_PERIOD_END, text -> values.dateTime(BILLING_PERIOD_END, text));
        Instant start = required(CHARGE_PERIOD_START, text -> values.dateTime(CHARGE_PERIOD_START, text));
        Instant end = required(CHARGE_PERIOD_END, text -> values.dateTime(CHARGE_PERIOD_END, text));
        String category = required(CHARGE_CATEGORY, FocusValues::chargeCategory);
        String currency = required(BILLING_CURRENCY, FocusValues::currency);
        BigDecimal billed = required(BILLED_COST, FocusValues::decimal);
        BigDecimal effective = required(EFFECTIVE_COST, FocusValues::decimal);
        inOrder(CHARGE_PERIOD_END, start, end);
        inOrder(BILLING_PERIOD_END, periodStart, periodEnd);
        if (provider == null || account == null || periodStart == null || periodEnd == null || start == null) {
            return null;
        }
        if (end == null || category == null || currency == null || billed == null || effective == null) {
            return null;
        }
        return new FocusRow(
                provider,
                account,
                text(BILLING_ACCOUNT_NAME),
                periodStart,
                periodEnd,
                start,
                end,
                category,
                text(SERVICE_NAME),
                text(SERVICE_CATEGORY),
                text(SUB_ACCOUNT_ID),
                text(SUB_ACCOUNT_NAME),
                text(REGION_ID),
                text(RESOURCE_ID),
                currency,
                billed,
                effective,
                optional(LIST_COST),
                optional(CONTRACTED_COST));
    }

    private void inOrder(FocusColumn endColumn, @Nullable Instant start, @Nullable Instant end) {
        if (start != null && end != null && !end.isAfter(start)) {
            fail(endColumn, raw(endColumn), "period-ends-before-it-starts", "not after the start of the period");
        }
    }

    private <T> @Nullable T required(FocusColumn column, Reading<T> reading) {
        String text = text(column);
        if (text == null) {
            if (errors.stream().noneMatch(error -> header.title(column).equals(error.column()))) {
                fail(column, raw(column), "missing-value", "FOCUS requires a value");
            }
            return null;
        }
        return read(column, text, reading);
    }

    private @Nullable BigDecimal optional(FocusColumn column) {
        String text = text(column);
        return text == null ? null : read(column, text, FocusValues::decimal);
    }

    private <T> @Nullable T read(FocusColumn column, String text, Reading<T> reading) {
        try {
            return reading.read(text);
        } catch (BadValue e) {
            fail(column, text, e.code(), e.reason());
            return null;
        }
    }

    private @Nullable String text(FocusColumn column) {
        if (header.place(column) < 0) {
            return null;
        }
        String raw = raw(column);
        try {
            String text = values.text(column, raw);
            if (text == null && column.need() == FocusColumn.Need.COLUMN) {
                report.notice("missing-value", column.title());
            }
            return text;
        } catch (BadValue e) {
            fail(column, raw, e.code(), e.reason());
            return null;
        }
    }

    private String raw(FocusColumn column) {
        int place = header.place(column);
        return place < 0 ? "" : current.getField(place);
    }

    private void fail(@Nullable FocusColumn column, @Nullable String value, String code, String reason) {
        errors.add(new RowError(
                row,
                current.getStartingLineNumber(),
                column == null ? null : header.title(column),
                value == null ? null : RowError.shortened(value),
                reason,
                code));
    }
}
