package io.bongsu.collector.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.bongsu.collector.metrics.Batch;
import io.bongsu.collector.metrics.Matcher;
import io.bongsu.collector.metrics.Metadata;
import io.bongsu.collector.metrics.MetricStore;
import io.bongsu.collector.metrics.QueryLimit;
import io.bongsu.collector.metrics.Samples;
import io.bongsu.collector.metrics.Selector;
import io.bongsu.collector.metrics.StoredSeries;
import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.tenancy.Tenant;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

class PromqlTest {
    private static final long T = 1_000_000_000L;
    private static final Tenant TENANT = new Tenant(new UUID(0, 1));
    private static final PromqlProperties PROPERTIES =
            new PromqlProperties(Duration.ofMinutes(5), Duration.ofSeconds(20), 2, 100, 1000, 11_000, 100_000, true);

    private final MemoryStore stored = new MemoryStore();
    private final QueryThreads threads = new QueryThreads(PROPERTIES, new SimpleMeterRegistry());
    private final Promql promql = new Promql(stored, threads, PROPERTIES);

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
    void groupingAndMatchingTakeBothSpellingsToo() {
        stored.add("m", Map.of("host.name", "a", "cpu", "0"), T, 1);
        stored.add("m", Map.of("host.name", "a", "cpu", "1"), T, 3);
        stored.add("m", Map.of("host.name", "b", "cpu", "0"), T, 7);
        stored.add("limit", Map.of("host.name", "a"), T, 2);

        assertThat(now("avg by (host_name) (m)")).isEqualTo(Map.of("{host_name=a}", 2.0, "{host_name=b}", 7.0));
        assertThat(now("max by (\"host.name\") (m)")).isEqualTo(Map.of("{host.name=a}", 3.0, "{host.name=b}", 7.0));
        assertThat(now("sum without (host_name, cpu) (m)")).isEqualTo(Map.of("{}", 11.0));
        assertThat(now("m > on (host_name) group_left limit")).isEqualTo(Map.of("m{cpu=1,host.name=a}", 3.0));
        assertThat(now("sum by (__name__) (m)")).isEqualTo(Map.of("m{}", 11.0));
    }

    @Test
    void selectorsAreTakenApart() {
        assertThat(Promql.selector("{\"a.b\", \"c.d\"=~\"x|y\", e!=\"\\u00e9\\n\"}")
                        .orElseThrow()
                        .matchers())
                .extracting(Matcher::name, Matcher::op, Matcher::value)
                .containsExactlyInAnyOrder(
                        tuple("__name__", Matcher.Op.EQUAL, "a.b"),
                        tuple("c.d", Matcher.Op.MATCHES, "x|y"),
                        tuple("e", Matcher.Op.NOT_EQUAL, "é\n"));
        assertThat(Promql.selector("a offset 5m")).isEmpty();
        assertThat(Promql.selector("sum(a)")).isEmpty();
    }

    @Test
    void whatIsWrongIsToldWithItsPlaceAndStatus() {
        assertThatThrownBy(() -> now("sum by (a) (b")).isInstanceOfSatisfying(PromqlFailure.class, failure -> {
            assertThat(failure.getMessage()).contains("1:14: parse error: unexpected end of input in aggregation");
            assertThat(failure.status().value()).isEqualTo(400);
        });
        stored.add("a", Map.of("x", "1"), T, 1);
        stored.add("b", Map.of("x", "1"), T, 2);
        assertThatThrownBy(() -> now("{__name__=~\"a|b\"} * 2"))
                .isInstanceOfSatisfying(PromqlFailure.class, failure -> {
                    assertThat(failure.getMessage()).isEqualTo("vector cannot contain metrics with the same labelset");
                    assertThat(failure.status().value()).isEqualTo(422);
                });
    }

    @Test
    void limitIsNamed() {
        for (int i = 0; i < 101; i++) {
            stored.add("m", Map.of("i", String.valueOf(i)), T, i);
        }

        assertThatThrownBy(() -> now("count(m)"))
                .isInstanceOf(QueryLimit.class)
                .hasMessageContaining("more than 100 series");
    }

    @Test
    void whoGoesAwayTakesTheQueryAlong() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        Promql slow = new Promql(endless(asked, cancelled), threads, PROPERTIES);

        Disposable asker =
                slow.now("up", T).contextWrite(context -> TENANT.in(context)).subscribe();
        assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(threads.running(TENANT.id())).isEqualTo(1);
        asker.dispose();

        assertThat(cancelled.await(5, TimeUnit.SECONDS)).isTrue();
        while (threads.running(TENANT.id()) > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void oneTenantCannotTakeAllThreadsButRulesGoOn() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(2);
        Promql slow = new Promql(endless(asked, new CountDownLatch(2)), threads, PROPERTIES);
        Disposable first = asked(slow, "up").subscribe();
        Disposable second = asked(slow, "up").subscribe();
        assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(() -> asked(promql, "vector(1)").blockOptional())
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.status().value()).isEqualTo(429);
                    assertThat(failure.headers()).containsKey("Retry-After");
                });
        assertThat(now("vector(1)")).hasSize(1);
        first.dispose();
        second.dispose();
    }

    private static Mono<Integer> asked(Promql promql, String query) {
        return promql.instant(
                        query,
                        T,
                        PROPERTIES.timeout(),
                        PROPERTIES.lookback(),
                        result -> result.rows().size())
                .contextWrite(context -> TENANT.in(context));
    }

    /** A store that never answers. */
    private static MetricStore endless(CountDownLatch asked, CountDownLatch cancelled) {
        return new MetricStore() {
            @Override
            public Mono<List<Samples>> select(Selector selector, long from, long to) {
                return Mono.<List<Samples>>never()
                        .doOnSubscribe(_ -> asked.countDown())
                        .doOnCancel(cancelled::countDown);
            }

            @Override
            public Mono<Void> append(Batch batch) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Mono<List<StoredSeries>> series(List<Selector> selectors, long from, long to) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Mono<List<Metadata>> metadata() {
                throw new UnsupportedOperationException();
            }
        };
    }

    private Map<String, Double> now(String query) {
        return promql.now(query, T).contextWrite(context -> TENANT.in(context)).blockOptional().orElseThrow().stream()
                .collect(Collectors.toMap(
                        value -> value.metric()
                                + new TreeMap<>(value.labels()).toString().replace(", ", ","),
                        Promql.Value::value));
    }
}
