package io.bongsu.collector.protocol.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.collector.spi.Observation.Description;
import io.bongsu.collector.spi.Observation.Exemplar;
import io.bongsu.collector.spi.Observation.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpositionParserTest {

    private static List<Exposed> text(String body) throws MalformedExposition {
        return ExpositionParser.parse(body, false, 1_000);
    }

    private static List<Exposed> openMetrics(String body) throws MalformedExposition {
        return ExpositionParser.parse(body, true, 1_000);
    }

    @Test
    void readsNamesLabelsValuesAndTimes() throws Exception {
        List<Exposed> samples = text("""
                # HELP http_requests_total The number of requests, of all kinds.
                # TYPE http_requests_total counter
                http_requests_total{method="post",code="200"} 1027 1395066363000
                http_requests_total{ method = "post" , code="400", }  3

                something_weird{problem="division by zero"} +Inf -3982045
                no_labels 1.5e-3
                """);
        assertThat(samples).hasSize(4);
        assertThat(samples.getFirst())
                .isEqualTo(new Exposed(
                        "http_requests_total",
                        Kind.COUNTER,
                        "",
                        Map.of("method", "post", "code", "200"),
                        1027,
                        Instant.ofEpochMilli(1395066363000L),
                        null));
        assertThat(samples.get(1).labels()).containsOnly(Map.entry("method", "post"), Map.entry("code", "400"));
        assertThat(samples.get(2).value()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(samples.get(2).at()).isEqualTo(Instant.ofEpochMilli(-3982045));
        assertThat(samples.get(3).at()).isNull();
    }

    @Test
    void unescapesValues() throws Exception {
        assertThat(text("m{path=\"C:\\\\DIR\\\\FILE.TXT\",error=\"Cannot find:\\n\\\"it\\\"\"} 1")
                        .getFirst()
                        .labels())
                .isEqualTo(Map.of("path", "C:\\DIR\\FILE.TXT", "error", "Cannot find:\n\"it\""));
    }

    @Test
    void readsNamesInQuotes() throws Exception {
        Exposed sample = text("{\"system.cpu.utilization\",\"host.name\"=\"web 1\",cpu=\"0\"} 0.5")
                .getFirst();
        assertThat(sample.name()).isEqualTo("system.cpu.utilization");
        assertThat(sample.labels()).isEqualTo(Map.of("host.name", "web 1", "cpu", "0"));
    }

    @Test
    void countsWhatGrowsAsCounters() throws Exception {
        List<Exposed> samples = text("""
                # TYPE d histogram
                d_bucket{le="+Inf"} 2
                d_sum 0.3
                d_count 2
                # TYPE s summary
                s{quantile="0.5"} 1
                s_count 4
                # TYPE g gauge
                g_count 7
                u 1
                """);
        assertThat(samples)
                .extracting(Exposed::kind)
                .containsExactly(
                        Kind.COUNTER, Kind.COUNTER, Kind.COUNTER, Kind.GAUGE, Kind.COUNTER, Kind.GAUGE, Kind.GAUGE);
    }

    @Test
    void openMetricsHasSecondsUnitsExemplarsAndAnEnd() throws Exception {
        List<Exposed> samples = openMetrics("""
                # TYPE foo_seconds counter
                # UNIT foo_seconds seconds
                foo_seconds_total{a="b"} 17.0 1520879607.789 # {trace_id="KOO5S4vxi0o"} 0.67
                foo_seconds_created{a="b"} 1520430000.123
                # EOF
                """);
        assertThat(samples.getFirst().at()).isEqualTo(Instant.ofEpochMilli(1520879607789L));
        assertThat(samples.getFirst().unit()).isEqualTo("seconds");
        assertThat(samples.getFirst().kind()).isEqualTo(Kind.COUNTER);
        assertThat(samples.get(1).kind()).isEqualTo(Kind.GAUGE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            m{a="b} 1         | line 1, column 10: expected the closing quote
            m{a=b} 1          | line 1, column 5: expected the value of a in quotes
            m{a="b" c="d"} 1  | line 1, column 9: expected a comma or a }
            m{a="b",a="c"} 1  | line 1, column 14: expected each label once, not a again
            m                 | line 1, column 2: expected a value
            m one             | line 1, column 6: expected a value, not one
            m 1d              | line 1, column 5: expected a value, not 1d
            m 1 2 3           | line 1, column 7: expected the end of the line
            {a="b"} 1         | line 1, column 9: expected a metric's name
            """)
    void saysWhereItStoppedUnderstanding(String body, String message) {
        assertThatThrownBy(() -> text(body)).hasMessage(message);
    }

    @Test
    void aCutOffTextIsNotTakenForAWholeOne() {
        assertThatThrownBy(() -> openMetrics("a 1\n")).hasMessageContaining("expected # EOF");
    }

    @Test
    void namesValuesAndLabelsHaveBounds() {
        StringBuilder labels = new StringBuilder();
        for (int i = 0; i <= 128; i++) {
            labels.append('l').append(i).append("=\"v\",");
        }
        assertThatThrownBy(() -> text("m{" + labels + "} 1")).hasMessageContaining("at most 128 labels");
        assertThatThrownBy(() -> text("m{a=\"" + "x".repeat(4097) + "\"} 1"))
                .hasMessageContaining("at most 4096 characters");
        assertThatThrownBy(() -> text("m".repeat(256) + " 1")).hasMessageContaining("at most 255 characters");
        assertThatThrownBy(() -> text("m{a=\"\0\"} 1")).hasMessageContaining("no U+0000");
    }

    @Test
    void aFloodIsRefused() {
        assertThatThrownBy(() -> ExpositionParser.parse("a 1\nb 1\nc 1\n", false, 2))
                .hasMessageContaining("at most 2 samples");
    }

    @Test
    void commentsDescribeMetrics() throws Exception {
        var said = ExpositionParser.read("""
                # HELP requests Requests, a \\\\ and a \\n line.
                # TYPE requests counter
                # HELP
                # UNIT latency seconds
                # TYPE latency histogram
                requests 1
                """, false, 10);

        assertThat(said.descriptions())
                .containsExactly(
                        new Description("latency", "histogram", "seconds", ""),
                        new Description("requests", "counter", "", "Requests, a \\ and a \n line."));
    }

    @Test
    void exemplarsOfOpenMetricsBelongToTheirSamplesAndNeverSpoilThem() throws MalformedExposition {
        var said = ExpositionParser.parse("""
                # TYPE h histogram
                h_bucket{le="1"} 4 # {trace_id="abc",span_id="d"} 0.67 1520879607.789
                h_bucket{le="2"} 5 1520879608 # {} 1.5
                h_bucket{le="+Inf"} 6 # trace_id=abc
                h_count 6
                # EOF
                """, true, 100);

        assertThat(said)
                .extracting(Exposed::exemplar)
                .containsExactly(
                        new Exemplar(
                                Map.of("trace_id", "abc", "span_id", "d"), 0.67, Instant.ofEpochMilli(1520879607789L)),
                        new Exemplar(Map.of(), 1.5, null),
                        null,
                        null);
        assertThat(said).extracting(Exposed::value).containsExactly(4.0, 5.0, 6.0, 6.0);
    }
}
