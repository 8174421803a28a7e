package io.bongsu.billing.focus;

import static io.bongsu.billing.FocusCsv.aFile;
import static io.bongsu.billing.FocusCsv.aRow;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.billing.FocusCsv;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FocusReaderTest {
    private static final FileLimits SMALL = new FileLimits(200, 10_000, 1 << 20);

    @TempDir
    Path folder;

    private final List<FocusRow> rows = new ArrayList<>();

    @Test
    void versionIsSeenByTheColumnsThatCameWithIt() throws IOException {
        assertThat(read(aFile().with(aRow())).version()).isEqualTo("1.2");
        assertThat(read(aFile().without("InvoiceId").with(aRow())).version()).isEqualTo("1.0");
        assertThat(read(aFile().without("InvoiceId").withColumn("SkuMeter", "m").with(aRow()))
                        .version())
                .isEqualTo("1.1");
        assertThat(read(aFile().withColumn("ServiceProviderName", "AWS").with(aRow()))
                        .version())
                .isEqualTo("1.3");
    }

    @Test
    void providerIsServiceProviderNameOrWhatItWasCalledBefore() throws IOException {
        read(aFile().with(aRow()));
        read(aFile().without("ProviderName")
                .withColumn("ServiceProviderName", "Own")
                .with(aRow()));
        assertThat(rows).extracting(FocusRow::serviceProviderName).containsExactly("AWS", "Own");
    }

    @Test
    void everyBadValueOfEveryRowIsNamedWithItsPlace() throws IOException {
        FileReport report = read(aFile().with(
                        aRow(),
                        aRow().billed("twelve").currency("usd"),
                        aRow().value("ChargePeriodEnd", "2024-05-10T00:00:00Z"),
                        aRow().value("BillingAccountId", "")));
        assertThat(report.rowsRead()).isEqualTo(4);
        assertThat(report.rowsRejected()).isEqualTo(3);
        assertThat(report.errorCount()).isEqualTo(4);
        assertThat(report.errors())
                .extracting(e -> e.row() + "/" + e.line() + " " + e.column() + " '" + e.value() + "' " + e.code())
                .containsExactly(
                        "2/3 BillingCurrency 'usd' unknown-currency",
                        "2/3 BilledCost 'twelve' not-a-decimal",
                        "3/4 ChargePeriodEnd '2024-05-10T00:00:00Z' period-ends-before-it-starts",
                        "4/5 BillingAccountId '' missing-value");
        assertThat(report.reasons()).containsEntry("missing-value", 1L).hasSize(4);
        assertThat(rows).hasSize(1);
    }

    @Test
    void aHundredErrorsAreKeptAndAllAreCounted() throws IOException {
        FocusCsv file = aFile();
        for (int i = 0; i < 1_234; i++) {
            file.with(aRow().billed("bad" + i));
        }
        FileReport report = read(file);
        assertThat(report.errors()).hasSize(100);
        assertThat(report.errorCount()).isEqualTo(1_234);
        assertThat(report.rowsRejected()).isEqualTo(1_234);
    }

    @Test
    void deviationsWithOneMeaningAreAcceptedAndCounted() throws IOException {
        String text = "﻿"
                + aFile().withColumn("Id", "7")
                        .withColumn("x_Plan", "p")
                        .with(aRow().value("RegionId", "NULL").value("ContractedCost", "NULL"))
                        .text()
                        .replace("2024-05-10T01:00:00Z", "2024-05-10 01:00:00")
                        .replace("RegionId", "regionId");
        FileReport report = read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(report.errors()).isEmpty();
        assertThat(report.notices())
                .containsExactly(
                        new Notice("byte-order-mark", null, 1),
                        new Notice("column-spelling", "RegionId", 1),
                        new Notice("custom-column", "x_Plan", 1),
                        new Notice("date-format", "ChargePeriodEnd", 1),
                        new Notice("literal-null", "ContractedCost", 1),
                        new Notice("literal-null", "RegionId", 1),
                        new Notice("missing-value", "ContractedCost", 1),
                        new Notice("unknown-column", "Id", 1));
        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.contractedCost()).isNull());
    }

    @Test
    void gzipIsUnpackedWhateverItIsCalled() throws IOException {
        FileReport report = read(gzip(aFile().with(aRow(), aRow()).text().getBytes(StandardCharsets.UTF_8)));
        assertThat(report.errors()).isEmpty();
        assertThat(rows).hasSize(2);
    }

    @Test
    void quotedValuesMayHoldCommasQuotesAndLineBreaks() throws IOException {
        read(aFile().with(aRow().service("a,\"b\"\nc"), aRow().billed("x")));
        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.serviceName()).isEqualTo("a,\"b\"\nc"));
    }

    @Test
    void aRowOfAnotherWidthIsRejectedWithBothNumbers() throws IOException {
        FileReport report = read((aFile().with(aRow()).text() + "1,2,3\n").getBytes(StandardCharsets.UTF_8));
        assertThat(report.errors()).singleElement().satisfies(error -> {
            assertThat(error.row()).isEqualTo(2);
            assertThat(error.code()).isEqualTo("field-count");
            assertThat(error.reason()).isEqualTo("3 fields, but the header has 21");
        });
    }

    static Stream<Arguments> unreadableFiles() throws IOException {
        String good = aFile().with(aRow()).text();
        byte[] packed = gzip(good.getBytes(StandardCharsets.UTF_8));
        return Stream.of(
                Arguments.of("empty", new byte[0], "empty-file", "empty"),
                Arguments.of("blank lines", bytes("\n\n"), "empty-file", "empty"),
                Arguments.of("header only", bytes(aFile().text().strip() + "\n"), "no-rows", "no rows"),
                Arguments.of("binary", new byte[] {1, 2, 0, 4}, "not-csv", "binary"),
                Arguments.of("zip", new byte[] {'P', 'K', 3, 4, 9}, "not-csv", "ZIP"),
                Arguments.of("parquet", bytes("PAR1xxxx"), "not-csv", "Parquet"),
                Arguments.of("utf-16", good.getBytes(StandardCharsets.UTF_16), "not-csv", "UTF-16"),
                Arguments.of("semicolons", bytes(good.replace(',', ';')), "no-focus-header", "';'"),
                Arguments.of("tabs", bytes(good.replace(',', '\t')), "no-focus-header", "tabulators"),
                Arguments.of("no header", bytes("1,2,3\n4,5,6\n"), "no-focus-header", "column names"),
                Arguments.of("json", bytes("{\"a\":1}\n"), "no-focus-header", "column names"),
                Arguments.of(
                        "missing column",
                        bytes(aFile().without("BilledCost").with(aRow()).text()),
                        "missing-column",
                        "requires"),
                Arguments.of(
                        "twice a column",
                        bytes("BilledCost," + good.replace("\n", "\n1,")),
                        "duplicate-column",
                        "twice"),
                Arguments.of("unclosed quote", bytes(good + "\"x,1\n2,3\n"), "broken-csv", "line 3"),
                Arguments.of("text after a quote", bytes(good + "\"a\"b,c\n"), "broken-csv", "line 3"),
                Arguments.of("a million columns", bytes(good + ",".repeat(1_000_000)), "broken-csv", "200 fields"),
                Arguments.of("endless value", bytes(good + "x".repeat(20_000)), "broken-csv", "10000 characters"),
                Arguments.of(
                        "not utf-8",
                        concat(bytes(good), new byte[] {'a', (byte) 0xB0, ','}),
                        "invalid-utf-8",
                        "line 3"),
                Arguments.of("cut gzip", Arrays.copyOf(packed, packed.length - 20), "broken-gzip", "early"),
                Arguments.of("damaged gzip", damaged(packed), "broken-gzip", "gzip"),
                Arguments.of(
                        "gzip bomb",
                        gzip(bytes(good
                                + good.lines()
                                        .skip(1)
                                        .findFirst()
                                        .orElseThrow()
                                        .concat("\n")
                                        .repeat(10_000))),
                        "too-large",
                        "unpacks"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadableFiles")
    void anUnreadableFileIsRefusedWithItsReason(String what, byte[] content, String code, String says)
            throws IOException {
        Path file = Files.write(folder.resolve("file"), content);
        try (FocusReader reader = FocusReader.open(file, SMALL)) {
            while (reader.read(100, rows::add)) {}
            assertThat(reader.isBroken()).isTrue();
            assertThat(reader.report().fileErrors()).isNotEmpty().first().satisfies(error -> {
                assertThat(error.code()).isEqualTo(code);
                assertThat(error.reason()).contains(says);
            });
        }
    }

    @Test
    void invalidUtf8IsNamedByByteAndLine() throws IOException {
        byte[] content = concat(bytes("a,b\nc"), new byte[] {(byte) 0xBD, (byte) 0xC5});
        try (FocusReader reader = FocusReader.open(Files.write(folder.resolve("f"), content), SMALL)) {
            assertThat(reader.report().errors())
                    .extracting(RowError::reason)
                    .containsExactly("byte 5 of the file, in line 2, is not UTF-8; save the file as UTF-8");
        }
    }

    private FileReport read(FocusCsv file) throws IOException {
        return read(file.text().getBytes(StandardCharsets.UTF_8));
    }

    private FileReport read(byte[] content) throws IOException {
        try (FocusReader reader = FocusReader.open(Files.write(folder.resolve("file"), content), SMALL)) {
            while (reader.read(7, rows::add)) {}
            return reader.report();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] damaged(byte[] packed) {
        byte[] damaged = packed.clone();
        Arrays.fill(damaged, 20, 60, (byte) 0x55);
        return damaged;
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
