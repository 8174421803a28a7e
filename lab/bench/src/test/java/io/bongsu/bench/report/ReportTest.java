package io.bongsu.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final Report report = Report.of(
            "metrics",
            "abc123",
            new Measured(
                    5,
                    List.of(
                            Result.atMost("wait, p99", "ms", 1_200.04, 1_000),
                            Result.atLeast("ingest", "samples/s", 950, 950),
                            Result.of("nothing", "ms", Double.NaN),
                            new Result("query", "ms", 1.0, "prometheus", null, null, ">= 1.0", null))));

    @Test
    void jsonIsOneLineOfThePromisedForm() {
        assertThat(report.json()).doesNotContain("\n");
        JsonNode json = JSON.readTree(report.json());
        assertThat(json.path("bench").asString()).isEqualTo("metrics");
        assertThat(json.path("commit").asString()).isEqualTo("abc123");
        assertThat(json.path("runs").asInt()).isEqualTo(5);
        assertThat(json.path("results").get(0)).isEqualTo(JSON.readTree("""
                {"metric": "wait, p99", "unit": "ms", "ours": 1200.0, "peer": null, "theirs": null, "ratio": null,
                 "goal": "<= 1000", "ok": false}"""));
        assertThat(json.path("results").get(1).path("ok").asBoolean()).isTrue();
    }

    @Test
    void whatWasNotMeasuredIsNull() {
        assertThat(JSON.readTree(report.json())
                        .path("results")
                        .get(2)
                        .path("ours")
                        .isNull())
                .isTrue();
    }

    @Test
    void fileHoldsTheSameAndIsNamedAfterTheCommit(@TempDir Path folder) throws IOException {
        Path file = report.write(folder.resolve("results"));
        assertThat(file).hasFileName("metrics-abc123.json");
        assertThat(Files.readString(file).strip()).isEqualTo(report.json());
    }

    @Test
    void tableSaysWhatWasMissedAndWhoIsNotInstalled() {
        assertThat(new Table(report.results()).toString())
                .contains("1,200.0")
                .contains("MISSED")
                .contains("not installed")
                .contains("prometheus");
    }

    @Test
    void aPeerThatIsThereAndWasNotMeasuredIsNotCalledMissing() {
        List<Result> results = List.of(Result.beside("OTLP", "ms", 1, "prometheus 2.42", Double.NaN, Double.NaN));
        assertThat(new Table(results).toString()).contains("prometheus 2.42").doesNotContain("not installed");
    }

    @Test
    void tableWithoutPeersHasNoColumnsForThem() {
        String table = new Table(List.of(Result.of("a", "ms", 1), Result.atMost("bb", "ms", 22, 30))).toString();
        assertThat(table).isEqualTo("""
                      unit  ours  goal
                  a   ms     1.0
                  bb  ms    22.0  <= 30  ok
                """);
    }
}
