package io.bongsu.collector.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.collector.metrics.Collectors.Collector;
import io.bongsu.collector.resource.Labels;
import io.bongsu.platform.tenancy.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/** What a store must answer, bit for bit: the first value of each time of each series that was acknowledged. */
final class Ledger {
    private static final double[] ODD = {
        Double.NaN,
        Double.longBitsToDouble(0x7ff0000000000002L), // a staleness marker
        Double.longBitsToDouble(0xfff8000000000001L),
        -0.0,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE
    };

    private final UUID tenant;
    private final String metric;
    private final Random random;
    private final Map<Integer, NavigableMap<Long, Long>> samples = new TreeMap<>();

    Ledger(UUID tenant, String metric, Random random) {
        this.tenant = tenant;
        this.metric = metric;
        this.random = random;
    }

    /** Samples of some series at random times of a range, some of them twice. */
    void write(Collector collector, int series, int count, long from, long to) {
        List<Sample> batch = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = random.nextInt(series);
            long at = from + random.nextLong(to - from) / 1000 * 1000;
            double value = random.nextInt(50) == 0 ? ODD[random.nextInt(ODD.length)] : random.nextInt(100_000) / 100.0;
            batch.add(sample(number, at, value));
        }
        collector.store().served().block(Duration.ofSeconds(20)); // before nothing would be sealed
        collector.store().append(new Batch(tenant, batch, List.of())).block(Duration.ofSeconds(20));
        batch.forEach(one -> samples(one).putIfAbsent(one.at(), Double.doubleToRawLongBits(one.value())));
    }

    private Sample sample(int number, long at, double value) {
        Labels labels = Labels.of(Map.of("n", String.valueOf(number)));
        return new Sample(new Series(metric, labels, "gauge", "", Labels.NONE, null), at, value);
    }

    private NavigableMap<Long, Long> samples(Sample one) {
        return samples.computeIfAbsent(number(one.series().labels()), _ -> new TreeMap<>());
    }

    private static int number(Labels labels) {
        return Integer.parseInt(labels.find("n"));
    }

    void delete(int series, long from, long to) {
        NavigableMap<Long, Long> its = samples.get(series);
        if (its != null) {
            its.subMap(from, true, to, true).clear();
        }
    }

    int samples(int series) {
        return samples.getOrDefault(series, new TreeMap<>()).size();
    }

    int series() {
        return samples.size();
    }

    void compare(Collector collector, String when) {
        compare(collector, 0, Long.MAX_VALUE / 2, when);
    }

    /** Asks for {@code from < at <= to} and compares. */
    void compare(Collector collector, long from, long to, String when) {
        List<Samples> found = collector
                .store()
                .select(new Selector(List.of(Matcher.of(Matcher.METRIC, Matcher.Op.EQUAL, metric))), from, to)
                .contextWrite(new Tenant(tenant)::in)
                .block(Duration.ofSeconds(30));
        Map<Integer, Map<Long, Long>> seen = new TreeMap<>();
        for (Samples one : found == null ? List.<Samples>of() : found) {
            Map<Long, Long> its = new TreeMap<>();
            for (int i = 0; i < one.size(); i++) {
                assertThat(its.put(one.time(i), Double.doubleToRawLongBits(one.value(i))))
                        .as("a time twice, " + when)
                        .isNull();
            }
            seen.put(number(one.series().labels()), its);
        }
        samples.forEach((number, its) -> {
            Map<Long, Long> expected = its.subMap(from, false, to, true);
            Map<Long, Long> answered = seen.getOrDefault(number, Map.of());
            assertThat(answered.size())
                    .as("samples of series %s, %s", number, when)
                    .isEqualTo(expected.size());
            assertThat(answered.equals(expected))
                    .as("series %s, %s", number, when)
                    .isTrue();
        });
        assertThat(samples.keySet()).as(when).containsAll(seen.keySet());
    }
}
