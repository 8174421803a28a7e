package io.bongsu.ticket.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.ticket.report.DeskReport.Attainment;
import io.bongsu.ticket.report.DeskReport.Backlog;
import io.bongsu.ticket.report.DeskReport.Kept;
import io.bongsu.ticket.report.DeskReport.Mttr;
import io.bongsu.ticket.report.DeskReport.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportXlsxTest {
    @TempDir
    Path folder;

    @Test
    void theWorkbookHoldsFiguresInCellsOfTheirKindAndNamesAsTexts() throws IOException {
        Map<String, String> parts = parts(ReportXlsx.of(report(), Locale.KOREAN));
        String texts = parts.get("xl/sharedStrings.xml");
        assertThat(texts).contains("처리 그룹", "첫 응답: 기한 안에 끝남", "전체", "=1+1 &lt;x&gt;");
        String figures = parts.get("xl/worksheets/sheet1.xml");
        assertThat(figures).contains("<v>0.5</v>").contains("<v>0.0416").doesNotContain("<f>");
        assertThat(parts.get("xl/styles.xml")).contains("[h]:mm:ss", "0.0%");
        assertThat(parts.get("xl/worksheets/sheet2.xml")).contains("<v>21</v>");
        assertThat(parts.get("xl/workbook.xml")).contains("지표", "열린 티켓");
    }

    @Test
    void headingsAreEnglishUnlessAskedOtherwise() throws IOException {
        assertThat(parts(ReportXlsx.of(report(), Locale.ENGLISH)).get("xl/sharedStrings.xml"))
                .contains("MTTR in working time", "First response: ended in time")
                .doesNotContain("firstResponseClosedMet");
    }

    private static DeskReport report() {
        Row net = row("=1+1 <x>", 3_600.0);
        return new DeskReport(
                Instant.EPOCH,
                Instant.EPOCH,
                "Asia/Seoul",
                "queue",
                List.of(net),
                row("", null),
                List.of(new Backlog("net", List.of(1L, 2L, 3L, 4L, 5L, 6L), 21)),
                false,
                Instant.EPOCH);
    }

    private static Row row(String key, @Nullable Double mtta) {
        Kept kept = new Kept(1, 1, 0.5);
        return new Row(
                key,
                null,
                2,
                2,
                mtta,
                2,
                new Mttr(null, null, null, null),
                0.5,
                0,
                null,
                List.of(new Attainment("firstResponse", kept, kept)));
    }

    /** By the directory at its end, as spreadsheet programs read it. */
    private Map<String, String> parts(byte[] file) throws IOException {
        Map<String, String> parts = new HashMap<>();
        try (ZipFile zip =
                new ZipFile(Files.write(folder.resolve("desk.xlsx"), file).toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                parts.put(
                        entry.getName(),
                        letters(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8)));
            }
        }
        return parts;
    }

    /** Letters beyond ASCII are written as numbers. */
    private static String letters(String xml) {
        return Pattern.compile("&#x([0-9a-f]+);")
                .matcher(xml)
                .replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
    }
}
