package io.bongsu.billing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes small FOCUS 1.2 files: {@code aFile().with(aRow().billed("1.5").service("Compute"))}. */
public final class FocusCsv {
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, String> columns = new LinkedHashMap<>();

    private FocusCsv() {
        columns.put("InvoiceId", "INV-1");
        columns.put("ProviderName", "AWS");
        columns.put("PublisherName", "AWS");
        columns.put("InvoiceIssuerName", "AWS");
        columns.put("BillingAccountId", "1001");
        columns.put("BillingAccountName", "Payer");
        columns.put("BillingPeriodStart", "2024-05-01T00:00:00Z");
        columns.put("BillingPeriodEnd", "2024-06-01T00:00:00Z");
        columns.put("ChargePeriodStart", "2024-05-10T00:00:00Z");
        columns.put("ChargePeriodEnd", "2024-05-10T01:00:00Z");
        columns.put("ChargeCategory", "Usage");
        columns.put("BillingCurrency", "USD");
        columns.put("BilledCost", "1");
        columns.put("EffectiveCost", "1");
        columns.put("ListCost", "1");
        columns.put("ContractedCost", "1");
        columns.put("ServiceName", "Compute");
        columns.put("ServiceCategory", "Compute");
        columns.put("SubAccountId", "2001");
        columns.put("RegionId", "us-west-2");
        columns.put("ResourceId", "i-1");
    }

    public static FocusCsv aFile() {
        return new FocusCsv();
    }

    public static Row aRow() {
        return new Row();
    }

    public FocusCsv with(Row... more) {
        rows.addAll(List.of(more));
        return this;
    }

    public FocusCsv without(String column) {
        columns.remove(column);
        return this;
    }

    public FocusCsv withColumn(String column, String value) {
        columns.put(column, value);
        return this;
    }

    public String text() {
        return String.join(",", columns.keySet()) + "\n"
                + rows.stream().map(this::line).collect(Collectors.joining("\n", "", "\n"));
    }

    private String line(Row row) {
        return columns.keySet().stream()
                .map(column -> quoted(row.values.getOrDefault(column, columns.getOrDefault(column, ""))))
                .collect(Collectors.joining(","));
    }

    private static String quoted(String value) {
        return value.matches("[^\",\n]*") ? value : "\"" + value.replace("\"", "\"\"") + "\"";
    }

    /** A row that differs from the usual one in what is said. */
    public static final class Row {
        private final Map<String, String> values = new LinkedHashMap<>();

        public Row value(String column, String value) {
            values.put(column, value);
            return this;
        }

        public Row billed(String amount) {
            return value("BilledCost", amount);
        }

        public Row service(String name) {
            return value("ServiceName", name);
        }

        public Row account(String id) {
            return value("BillingAccountId", id);
        }

        public Row currency(String code) {
            return value("BillingCurrency", code);
        }

        /** A day of 2024, e.g. {@code 05-10}; its month is the billing period. */
        public Row day(String monthAndDay) {
            int month = Integer.parseInt(monthAndDay.substring(0, 2));
            return value("ChargePeriodStart", "2024-" + monthAndDay + "T00:00:00Z")
                    .value("ChargePeriodEnd", "2024-" + monthAndDay + "T01:00:00Z")
                    .value("BillingPeriodStart", "2024-%02d-01T00:00:00Z".formatted(month))
                    .value("BillingPeriodEnd", "2024-%02d-01T00:00:00Z".formatted(month + 1));
        }
    }
}
