package io.bongsu.collector.promql.testfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own cases in Prometheus' format; and does the runner see what is wrong? */
class OwnFilesTest {

    @ParameterizedTest
    @ValueSource(strings = {"functions", "time", "names", "natives", "joins", "trigonometry"})
    void everyCasePasses(String name) throws IOException {
        try (var in = OwnFilesTest.class.getResourceAsStream("/promqltest/" + name + ".test")) {
            assertThat(in).isNotNull();
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            Runner.Report report = Runner.run(name + ".test", lines);
            assertThat(report.failures()).isEmpty();
            assertThat(report.passed()).isGreaterThan(10);
        }
    }

    @Test
    void differencesAreToldWithLineExpectationAndAnswer() {
        Runner.Report report = Runner.run("f.test", """
                load 1m
                  a{x="1"} 1 2 3
                  b {{schema:0 count:2 sum:3 buckets:[1 1]}}

                eval instant at 1m a
                  a{x="1"} 5

                eval instant at 1m a
                  a{x="1"} 2
                  a{x="2"} 2

                eval instant at 1m a

                eval range from 0 to 2m step 1m a
                  a{x="1"} 1 _ 3

                eval instant at 0 b
                  b {{schema:0 count:2 sum:3 buckets:[2]}}

                eval instant at 0 a
                  expect fail

                eval instant at 0 a
                  expect warn
                  a{x="1"} 1

                eval instant at 0 1 +

                eval instant at 0 2
                  3

                nonsense
                """.lines().toList());

        assertThat(report.passed()).isZero();
        assertThat(report.failures()).hasSize(10);
        assertThat(report.failures().getFirst())
                .startsWith("f.test:5: a: expected")
                .endsWith("got [2]");
    }
}
