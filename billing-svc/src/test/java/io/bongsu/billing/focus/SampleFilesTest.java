package io.bongsu.billing.focus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real providers' files, which are not part of the repository: looked for beside it, in shared/data/focus. */
class SampleFilesTest {

    @ParameterizedTest
    @CsvSource({
        "focus_1_0_sample_1000.csv, 1.0, 1000",
        "aws_1_2_25.csv, 1.2, 25",
        "azure_1_2_25.csv, 1.2, 25",
        "gcp_1_2_25.csv, 1.2, 25",
        "aws_1_3_25.csv, 1.3, 25",
        "azure_1_3_25.csv, 1.3, 25",
        "gcp_1_3_25.csv, 1.3, 25"
    })
    void realFilesAreReadToTheLastRow(String name, String version, int rows) throws IOException {
        Path file = samples().resolve(name);
        if (!Files.exists(file)) {
            System.out.println("[bongsu-test] real FOCUS files are not at hand: " + file + " was NOT read");
        }
        Assumptions.assumeTrue(Files.exists(file), "no sample files beside the repository");
        BigDecimal[] sum = {BigDecimal.ZERO};
        try (FocusReader reader = FocusReader.open(file, FileLimits.USUAL)) {
            while (reader.read(100, row -> sum[0] = sum[0].add(row.billedCost()))) {}
            assertThat(reader.report().errors()).isEmpty();
            assertThat(reader.report().version()).isEqualTo(version);
            assertThat(reader.report().rowsRead()).isEqualTo(rows);
            assertThat(reader.report().billed().get("USD")).isEqualByComparingTo(sum[0]);
        }
    }

    private static Path samples() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("contracts/pom.xml"))) {
            folder = folder.getParent();
        }
        assertThat(folder).as("the checkout").isNotNull();
        return folder.resolveSibling("shared/data/focus");
    }
}
