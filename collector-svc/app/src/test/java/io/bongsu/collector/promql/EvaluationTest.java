package io.bongsu.collector.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bongsu.collector.metrics.Batch;
import io.bongsu.collector.metrics.Metadata;
import io.bongsu.collector.metrics.MetricStore;
import io.bongsu.collector.metrics.QueryLimit;
import io.bongsu.collector.metrics.Samples;
import io.bongsu.collector.metrics.Selector;
import io.bongsu.collector.metrics.StoredSeries;
import io.bongsu.collector.resource.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Expected values are those of Prometheus 3 for the same samples. */
class EvaluationTest {
    private static final long T = 1_000_000_000L;
    private final Stored stored = new Stored();
    private final Promql promql = new Promql(stored);

    @Test
    void selectorAnswersTheLatestSampleWithinFiveMinutes() {
        stored.add("up", Map.of("a", "1"), T - 60_000, 1, T - 1000, 2);
        stored.add("up", Map.of("a", "old"), T - 300_000, 9);

        assertThat(now("up")).isEqualTo(Map.of("up{a=1}", 2.0));
    }

    @Test
    void lookBackIsOpenOnTheLeft() {
        stored.add("up", Map.of("a", "edge"), T - 299_999, 9);

        assertThat(now("up")).isEqualTo(Map.of("up{a=edge}", 9.0));
    }

    @Test
    void bothSpellingsMeanTheSameSeries() {
        stored.add("system.cpu.utilization", Map.of("host.name", "a"), T, 0.5);
        stored.add("system.cpu.utilization", Map.of("host.name", "b"), T, 0.7);

        assertThat(now("system_cpu_utilization{host_name=\"a\"}"))
                .isEqualTo(now("{\"system.cpu.utilization\", \"host.name\"=\"a\"}"))
                .isEqualTo(Map.of("system.cpu.utilization{host.name=a}", 0.5));
        assertThat(now("{__name__=~\"system_cpu.*\", host_name!~\"b|c\"}")).hasSize(1);
    }

    @Test
    void rateIsExtrapolatedToTheWindowsEdges() {
        counter("c", 15_000, 0, 10, 20, 30, 40); // T-60s … T

        assertThat(now("rate(c[1m])").values().iterator().next()).isCloseTo(30.0 / 45, within(1e-12));
        assertThat(now("increase(c[1m])").values().iterator().next()).isCloseTo(40.0, within(1e-12));
    }

    @Test
    void rateIsNotExtrapolatedBelowZero() {
        stored.add("c", Map.of(), T - 40_000, 1, T - 20_000, 101, T, 201); // was zero 0.2 s before the first sample

        assertThat(now("increase(c[1m])").values().iterator().next()).isCloseTo(200 * 40.2 / 40, within(1e-9));
    }

    @Test
    void restartOfACounterIsNoFall() {
        counter("c", 15_000, 100, 110, 5, 15, 25);

        assertThat(now("increase(c[61s])").values().iterator().next()).isGreaterThan(34.9);
        assertThat(now("irate(c[1m])")).isEqualTo(Map.of("{}", 10.0 / 15));
    }

    @Test
    void irateOfARestartTakesTheNewValue() {
        counter("c", 10_000, 100, 30);

        assertThat(now("irate(c[1m])")).isEqualTo(Map.of("{}", 3.0));
    }

    @Test
    void oneSampleInTheWindowIsNoRate() {
        stored.add("c", Map.of(), T - 120_000, 1, T, 2);

        assertThat(now("rate(c[1m])")).isEmpty();
    }

    @Test
    void aggregationsKeepOrDropLabels() {
        stored.add("m", Map.of("host.name", "a", "cpu", "0"), T, 1);
        stored.add("m", Map.of("host.name", "a", "cpu", "1"), T, 3);
        stored.add("m", Map.of("host.name", "b", "cpu", "0"), T, 7);

        assertThat(now("sum(m)")).isEqualTo(Map.of("{}", 11.0));
        assertThat(now("avg by (host_name) (m)")).isEqualTo(Map.of("{host_name=a}", 2.0, "{host_name=b}", 7.0));
        assertThat(now("max by (\"host.name\") (m)")).isEqualTo(Map.of("{host.name=a}", 3.0, "{host.name=b}", 7.0));
        assertThat(now("min without (cpu) (m)")).isEqualTo(Map.of("{host.name=a}", 1.0, "{host.name=b}", 7.0));
        assertThat(now("count by (nothing) (m)")).isEqualTo(Map.of("{}", 3.0));
        assertThat(now("sum by (__name__) (m)")).isEqualTo(Map.of("{__name__=m}", 11.0));
    }

    @Test
    void arithmeticDropsTheNameAndComparisonFilters() {
        stored.add("m", Map.of("a", "1"), T, 4);
        stored.add("m", Map.of("a", "2"), T, 0.5);

        assertThat(now("2 * m ^ 2 - 1")).isEqualTo(Map.of("{a=1}", 31.0, "{a=2}", -0.5));
        assertThat(now("m > 1")).isEqualTo(Map.of("m{a=1}", 4.0));
        assertThat(now("1 < bool m")).isEqualTo(Map.of("{a=1}", 1.0, "{a=2}", 0.0));
        assertThat(now("-m % 3")).isEqualTo(Map.of("{a=1}", -1.0, "{a=2}", -0.5));
        assertThat(now("1 + 2 * 3 ^ 2")).isEqualTo(Map.of("{}", 19.0));
        assertThat(now("-2 ^ 2")).isEqualTo(Map.of("{}", -4.0));
        assertThat(now("2 ^ 3 ^ 2")).isEqualTo(Map.of("{}", 512.0));
    }

    @Test
    void namesThatDifferInNothingElseCannotLoseThem() {
        stored.add("a", Map.of("x", "1"), T, 1);
        stored.add("b", Map.of("x", "1"), T, 2);

        assertThatThrownBy(() -> now("{__name__=~\"a|b\"} * 2"))
                .isInstanceOf(PromqlFailure.class)
                .hasMessage("vector cannot contain metrics with the same labelset");
    }

    @Test
    void rangeLeavesGapsWhereNothingWas() {
        stored.add("m", Map.of(), T, 1, T + 600_000, 2);

        List<Row> rows = promql.rows(Parser.parse("m"), Promql.grid(T, T + 660_000, 60_000))
                .blockOptional()
                .orElseThrow();

        assertThat(rows.getFirst().values()[4]).isEqualTo(1);
        assertThat(Row.isAbsent(rows.getFirst().values()[5])).isTrue();
        assertThat(Row.isAbsent(rows.getFirst().values()[9])).isTrue();
        assertThat(rows.getFirst().values()[10]).isEqualTo(2);
    }

    @Test
    void moreThan11000PointsAreRefused() {
        assertThatThrownBy(() -> Promql.grid(0, 11_001_000, 1000))
                .isInstanceOf(QueryLimit.class)
                .hasMessageContaining("11,000 points");
        assertThat(Promql.grid(0, 10_999_000, 1000).count()).isEqualTo(11_000);
    }

    private Map<String, Double> now(String query) {
        return promql.now(query, T).blockOptional().orElseThrow().stream()
                .collect(Collectors.toMap(
                        value -> value.metric()
                                + new TreeMap<>(value.labels()).toString().replace(", ", ","),
                        Promql.Value::value));
    }

    private void counter(String metric, long step, double... values) {
        double[] all = new double[values.length * 2];
        for (int i = 0; i < values.length; i++) {
            all[2 * i] = T - step * (values.length - 1 - i);
            all[2 * i + 1] = values[i];
        }
        stored.add(metric, Map.of(), all);
    }

    /** A store in memory. */
    private static final class Stored implements MetricStore {
        private final List<Samples> all = new ArrayList<>();

        void add(String metric, Map<String, String> labels, double... timesAndValues) {
            Samples samples = new Samples(new StoredSeries(all.size(), metric, Labels.of(labels)));
            for (int i = 0; i < timesAndValues.length; i += 2) {
                samples.add((long) timesAndValues[i], timesAndValues[i + 1]);
            }
            all.add(samples);
        }

        @Override
        public Mono<Void> append(Batch batch) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<List<Samples>> select(Selector selector, long from, long to) {
            List<Samples> selected = new ArrayList<>();
            for (Samples samples : all) {
                Samples kept = new Samples(samples.series());
                for (int i = 0; i < samples.size(); i++) {
                    if (samples.time(i) > from && samples.time(i) <= to) {
                        kept.add(samples.time(i), samples.value(i));
                    }
                }
                if (kept.size() > 0
                        && selector.accepts(
                                samples.series().metric(), samples.series().labels())) {
                    selected.add(kept);
                }
            }
            return Mono.just(selected);
        }

        @Override
        public Mono<List<StoredSeries>> series(List<Selector> selectors, long from, long to) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<List<Metadata>> metadata() {
            throw new UnsupportedOperationException();
        }
    }
}
