package io.bongsu.collector.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Pattern;
import io.bongsu.collector.metrics.Matcher.Op;
import io.bongsu.collector.resource.Labels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantSeriesTest {
    private static final List<String> NAMES = List.of("host.name", "host_name", "job", "a", "b.c", "b_c");
    private static final List<String> VALUES = List.of("x", "y", "z", "xx", "");
    private static final List<String> METRICS = List.of("cpu.load", "cpu_load", "up", "http.requests");
    private static final List<String> PATTERNS = List.of("x.*", "", ".+", ".*", "y|z", "cpu.*", "up");

    private final TenantSeries series = new TenantSeries(new UUID(0, 1), new AtomicBoolean(true));
    private final List<LiveSeries> all = new ArrayList<>();

    private LiveSeries add(String metric, Map<String, String> labels) {
        LiveSeries one =
                series.create(all.size(), new Series(metric, Labels.of(labels), "gauge", "", Labels.NONE, null));
        if (!all.contains(one)) {
            one.seen(20_000);
            series.show(one);
            all.add(one);
        }
        return one;
    }

    @Test
    void partsOfAHistogramCountAsOneSeriesOfTheirMetric() {
        List<String> parts = List.of("count", "sum", "p1", "p2");
        parts.forEach(part -> add("latency", Map.of("a", "x", "__part__", part)));
        assertThat(series.series("latency")).isEqualTo(1);

        series.forget(new LinkedHashSet<>(all));
        assertThat(series.series("latency")).isZero();
    }

    /** The index finds what looking at each series finds, in both spellings, whatever the matchers. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void indexAgreesWithLookingAtEachSeries(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 150; i++) {
            Map<String, String> labels = new TreeMap<>();
            for (String name : NAMES) {
                if (random.nextBoolean() && (seed % 2 == 0 || !name.contains("_"))) {
                    labels.put(name, one(VALUES, random));
                }
            }
            add(one(METRICS, random), labels);
        }
        forget(random);
        for (int round = 0; round < 400; round++) {
            List<Matcher> matchers = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                Op op = one(List.of(Op.values()), random);
                String name = random.nextInt(3) == 0 ? Matcher.METRIC : one(NAMES, random);
                boolean pattern = op == Op.MATCHES || op == Op.MATCHES_NOT;
                String value = pattern ? one(PATTERNS, random) : one(random.nextBoolean() ? VALUES : METRICS, random);
                matchers.add(TriedPattern.matcher(name, op, value));
            }
            Selector selector = new Selector(matchers);
            assertThat(series.matching(selector, 0, 1000))
                    .as("%s", matchers)
                    .containsExactlyElementsOf(all.stream()
                            .filter(one -> selector.accepts(
                                    one.stored().metric(), one.stored().labels()))
                            .toList());
        }
    }

    private void forget(Random random) {
        Set<LiveSeries> old = new LinkedHashSet<>();
        all.removeIf(one -> random.nextInt(10) == 0 && old.add(one));
        old.forEach(LiveSeries::leave);
        series.forget(old);
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    @Test
    void forgottenSeriesThatComesBackIsAnother() {
        LiveSeries old = add("up", Map.of("job", "a"));
        old.leave();
        series.forget(Set.of(old));

        LiveSeries fresh = add("up", Map.of("job", "a"));

        assertThat(fresh).isNotSameAs(old);
        assertThat(series.find("up", Labels.of(Map.of("job", "a")))).isSameAs(fresh);
    }

    @Test
    void tooManySeriesAreNamedAsALimit() {
        for (int i = 0; i < 5; i++) {
            add("up", Map.of("job", "j" + i));
        }
        Selector everything = new Selector(List.of(TriedPattern.matcher(Matcher.METRIC, Op.MATCHES, ".+")));

        assertThat(series.matching(everything, 0, 5)).hasSize(5);
        assertThatThrownBy(() -> series.matching(everything, 0, 4)).isInstanceOf(QueryLimit.class);
        assertThat(series.matching(everything, 20_001, 4)).isEmpty();
    }

    @Test
    void aPatternThatCostsTooMuchIsNamed() {
        for (int i = 0; i < 1000; i++) {
            add("up", Map.of("user", "user-number-" + i));
        }
        Selector costly = new Selector(
                List.of(new Matcher("user", Op.MATCHES, ".*", new TriedPattern(Pattern.compile(".*"), 1_000_000))));

        assertThatThrownBy(() -> series.matching(costly, 0, 5000))
                .isInstanceOf(QueryLimit.class)
                .hasMessageContaining("user")
                .hasMessageContaining("1000 values");
    }

    /** What labels are said to cost is what looking at each series finds, also after series were forgotten. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void labelsCostWhatTheirSeriesHave(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            add(one(METRICS, random), Map.of("a", "v" + random.nextInt(60), "job", one(VALUES, random)));
        }
        forget(random);
        forget(random);

        for (String label : List.of("a", "job")) {
            Map<String, Long> expected = new TreeMap<>();
            all.forEach(one -> one.stored().labels().each((name, value) -> {
                if (name.equals(label)) {
                    expected.merge(value, 1L, Long::sum);
                }
            }));
            assertThat(series.labelUsage())
                    .contains(new LabelUsage(
                            label,
                            expected.size(),
                            expected.values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum(),
                            expected.keySet().stream().mapToLong(String::length).sum()));
            assertThat(series.topValues(label, 3))
                    .containsExactlyElementsOf(expected.entrySet().stream()
                            .map(one -> new ValueUsage(label, one.getKey(), one.getValue()))
                            .sorted(Comparator.comparingLong(ValueUsage::series)
                                    .reversed()
                                    .thenComparing(ValueUsage::value))
                            .limit(3)
                            .toList());
        }
    }
}
