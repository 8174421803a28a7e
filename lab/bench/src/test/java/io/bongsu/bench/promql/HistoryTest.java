package io.bongsu.bench.promql;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.bench.metrics.Load;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

    @Test
    void asManySamplesAreSentAsAreWaitedFor(@TempDir Path folder) throws Exception {
        History history = new History("x", 1_800_000_000_000L, 30);
        try (Load load = history.load(folder)) {
            assertThat(load.samples())
                    .isEqualTo(History.metrics().stream()
                            .mapToLong(history::samples)
                            .sum());
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void everyQuestionIsAboutMetricsOfThisRun() {
        History history = new History("x", 1_800_000_000_000L, 30);
        assertThat(Question.about(history)).allSatisfy(one -> {
            assertThat(one.promql()).contains("bench_x_");
            assertThat(one.form(history.end())).contains("1800000000");
        });
    }
}
