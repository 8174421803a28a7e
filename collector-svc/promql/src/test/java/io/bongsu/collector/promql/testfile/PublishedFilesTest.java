package io.bongsu.collector.promql.testfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Prometheus' own test files, which are not part of the repository: looked for beside it, in shared/data/promql, or in the folder
 * that BONGSU_PROMQL_FILES names. When named, they must be there.
 */
class PublishedFilesTest {

    @TestFactory
    Stream<DynamicTest> everyCasePasses() throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    Runner.Report report = Runner.run(file);
                    assertThat(report.failures()).isEmpty();
                    assertThat(report.passed()).isPositive();
                }));
    }

    @Test
    void theFilesAreAtHand() throws IOException {
        Assumptions.assumeFalse(files().isEmpty(), "no published files beside the repository");
    }

    private static List<Path> files() throws IOException {
        String named = System.getenv("BONGSU_PROMQL_FILES");
        Path folder = named == null ? checkout().resolveSibling("shared/data/promql") : Path.of(named);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.list(folder)) {
                return all.filter(file -> file.toString().endsWith(".test"))
                        .sorted()
                        .toList();
            }
        }
        assertThat(named).as("the folder BONGSU_PROMQL_FILES names").isNull();
        System.out.println("[bongsu-test] Prometheus' own test files are not at hand: " + folder + " was NOT read");
        return List.of();
    }

    private static Path checkout() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("contracts/pom.xml"))) {
            folder = folder.getParent();
        }
        assertThat(folder).as("the checkout").isNotNull();
        return folder;
    }
}
