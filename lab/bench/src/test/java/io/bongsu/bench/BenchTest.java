package io.bongsu.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.bench.report.Measured;
import io.bongsu.bench.report.Result;
import io.bongsu.bench.suite.Checkout;
import io.bongsu.bench.suite.NotMeasurable;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void anUnknownNameGetsTheListAndTwo(@TempDir Path folder) throws Exception {
        assertThat(bench(folder).run(List.of("speed"))).isEqualTo(2);
        assertThat(text(err)).contains("no benchmark speed").contains("steps", "counts steps");
        assertThat(bench(folder).run(List.of())).isEqualTo(2);
        assertThat(text(out)).isEmpty();
    }

    @Test
    void theLastLineIsTheJsonAndMissedGoalsAreNoFailure(@TempDir Path folder) throws Exception {
        assertThat(bench(folder).run(List.of("steps", "3"))).isZero();
        assertThat(text(out).lines().reduce((_, last) -> last).orElse(""))
                .startsWith("{\"bench\":\"steps\"")
                .endsWith("}");
        assertThat(folder.resolve("lab/results")).isDirectoryContaining("glob:**/steps-*.json");
    }

    @Test
    void whatCannotBeMeasuredIsSaidAndIsOne(@TempDir Path folder) throws Exception {
        assertThat(bench(folder).run(List.of("steps"))).isEqualTo(1);
        assertThat(text(err)).contains("bench steps: how many?");
        assertThat(text(out)).isEmpty();
    }

    private Bench bench(Path folder) {
        return new Bench(List.of(new Steps()), new Checkout(folder), print(out), print(err));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static final class Steps implements Benchmark {
        @Override
        public String name() {
            return "steps";
        }

        @Override
        public String what() {
            return "counts steps";
        }

        @Override
        public Measured run(List<String> arguments) throws NotMeasurable {
            if (arguments.isEmpty()) {
                throw new NotMeasurable("how many?");
            }
            return new Measured(1, List.of(Result.atMost("steps", "1", 3, 1)));
        }
    }
}
