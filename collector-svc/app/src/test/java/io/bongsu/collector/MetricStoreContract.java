package io.bongsu.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bongsu.collector.metrics.Batch;
import io.bongsu.collector.metrics.Matcher;
import io.bongsu.collector.metrics.Metadata;
import io.bongsu.collector.metrics.MetricStore;
import io.bongsu.collector.metrics.Sample;
import io.bongsu.collector.metrics.Samples;
import io.bongsu.collector.metrics.Selector;
import io.bongsu.collector.metrics.Series;
import io.bongsu.collector.metrics.StoredSeries;
import io.bongsu.collector.metrics.TriedPattern;
import io.bongsu.collector.resource.Labels;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.test.Tokens;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

/** What every store of metrics promises, whoever keeps the samples. */
public abstract class MetricStoreContract {
    protected static final Tenant DEFAULT = new Tenant(Tokens.DEFAULT);
    protected static final Tenant ACME = new Tenant(Tokens.ACME);

    /** Whole seconds: some stores keep no more of old samples. */
    protected final long now = System.currentTimeMillis() / 1000 * 1000;

    @Autowired
    protected MetricStore store;

    @Test
    void samplesComeBackAsTheyWere() {
        kept("kept", 0, 1, -1, 0.1, 0.001, 123_456_789.25, 99.99, -2.5, 42);
    }

    /** These values come back bit for bit. */
    protected void kept(String metric, double... values) {
        Sample[] samples = new Sample[values.length];
        Arrays.setAll(samples, i -> sample(metric, Map.of("host", "a"), now - 9_000 + i * 1007L, values[i]));
        append(DEFAULT, samples);

        Samples found = one(selector(equal("__name__", metric)), values.length);

        assertThat(found.series().labels().asMap()).containsExactly(Map.entry("host", "a"));
        for (int i = 0; i < values.length; i++) {
            assertThat(found.time(i)).isEqualTo(samples[i].at());
            assertThat(Double.doubleToRawLongBits(found.value(i)))
                    .as(values[i] + " and " + found.value(i))
                    .isEqualTo(Double.doubleToRawLongBits(values[i]));
        }
    }

    @Test
    void theStartIsNotPartOfARangeTheEndIs() {
        append(
                DEFAULT,
                sample("edges", Map.of(), now - 3_000, 1),
                sample("edges", Map.of(), now - 2_000, 2),
                sample("edges", Map.of(), now - 1_000, 3));
        one(selector(equal("__name__", "edges")), 3);

        Samples found = select(DEFAULT, selector(equal("__name__", "edges")), now - 3_000, now - 1_000)
                .getFirst();

        assertThat(found.size()).isEqualTo(2);
        assertThat(found.value(0)).isEqualTo(2);
        assertThat(found.value(1)).isEqualTo(3);
    }

    @Test
    void aSampleThatComesTwiceIsThereOnce() {
        append(DEFAULT, sample("twice", Map.of(), now, 5));
        append(DEFAULT, sample("twice", Map.of(), now, 5));
        append(DEFAULT, sample("twice", Map.of(), now + 1, 6));

        one(selector(equal("__name__", "twice")), 2);
    }

    @Test
    void publishedNamesAreFoundInBothSpellingsAndComeBackAsPublished() {
        append(DEFAULT, sample("disk.io-bytes", Map.of("host.name", "web1", "plain", "1"), now, 5));

        for (String metric : List.of("disk.io-bytes", "disk_io_bytes")) {
            for (String label : List.of("host.name", "host_name")) {
                Samples found = one(selector(equal("__name__", metric), equal(label, "web1")), 1);
                assertThat(found.series().metric()).isEqualTo("disk.io-bytes");
                assertThat(found.series().labels().asMap()).isEqualTo(Map.of("host.name", "web1", "plain", "1"));
            }
        }
        assertThat(select(DEFAULT, selector(equal("__name__", "disk.io.bytes")), 0, now))
                .isEmpty();
    }

    @Test
    void eachKindOfMatcherChooses() {
        append(
                DEFAULT,
                sample("chosen", Map.of("path", "/a", "code_class", "2xx"), now, 1),
                sample("chosen", Map.of("path", "/b"), now, 2),
                sample("chosen", Map.of("path", "/b/c", "code_class", "5xx"), now, 3));
        awaitSeries(selector(equal("__name__", "chosen")), 3);

        assertThat(values(equal("path", "/b"))).containsExactly(2.0);
        assertThat(values(matcher("path", Matcher.Op.NOT_EQUAL, "/b"))).containsExactlyInAnyOrder(1.0, 3.0);
        assertThat(values(matcher("path", Matcher.Op.MATCHES, "/b.*"))).containsExactlyInAnyOrder(2.0, 3.0);
        assertThat(values(matcher("path", Matcher.Op.MATCHES_NOT, "/b.*"))).containsExactly(1.0);
        assertThat(values(equal("code_class", ""))).containsExactly(2.0);
        assertThat(values(matcher("code_class", Matcher.Op.NOT_EQUAL, ""))).containsExactlyInAnyOrder(1.0, 3.0);
        assertThat(values(matcher("code_class", Matcher.Op.NOT_EQUAL, "5xx"))).containsExactlyInAnyOrder(1.0, 2.0);
        assertThat(values(equal("no_such_label", ""))).hasSize(3);
        assertThat(values(equal("no_such_label", "x"))).isEmpty();
    }

    @Test
    void metricsAreFoundByPatternInBothSpellings() {
        append(
                DEFAULT,
                sample("pattern.one", Map.of(), now, 1),
                sample("pattern_two", Map.of(), now, 2),
                sample("other", Map.of(), now, 3));
        awaitSeries(selector(matcher("__name__", Matcher.Op.MATCHES, "pattern.*")), 2);

        assertThat(metrics(matcher("__name__", Matcher.Op.MATCHES, "pattern_.*")))
                .containsExactlyInAnyOrder("pattern.one", "pattern_two");
        assertThat(metrics(matcher("__name__", Matcher.Op.MATCHES, "pattern\\.one")))
                .containsExactly("pattern.one");
        assertThat(metrics(
                        matcher("__name__", Matcher.Op.MATCHES, "pattern.*"),
                        matcher("__name__", Matcher.Op.NOT_EQUAL, "pattern_one")))
                .containsExactly("pattern_two");
    }

    @Test
    void valuesMayHoldAnyLetters() {
        Map<String, String> labels =
                Map.of("quoted", "a \"b\" \\ c", "lines", "one\ntwo", "korean", "봉수대", "etiqueta", "día {x=\"1\"}");
        append(DEFAULT, sample("letters", labels, now, 1));
        one(selector(equal("__name__", "letters")), 1);

        labels.forEach((name, value) -> assertThat(
                        one(selector(equal(name, value)), 1).series().labels().asMap())
                .isEqualTo(labels));
    }

    @Test
    void neitherTenantSeesTheOthersSamplesSeriesOrNames() {
        append(DEFAULT, sample("shared", Map.of("whose", "default"), now, 1));
        append(ACME, sample("shared", Map.of("whose", "acme"), now, 2), sample("acme.only", Map.of(), now, 3));
        Selector everything = selector(matcher("__name__", Matcher.Op.MATCHES, ".+"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> select(ACME, everything, 0, now).size() == 2);
        one(selector(equal("__name__", "shared")), 1);

        assertThat(select(ACME, selector(equal("__name__", "shared")), 0, now))
                .singleElement()
                .satisfies(found -> assertThat(found.value(0)).isEqualTo(2));
        assertThat(select(DEFAULT, everything, 0, now))
                .noneSatisfy(found ->
                        assertThat(found.series().labels().find("whose")).isEqualTo("acme"));
        assertThat(asked(DEFAULT, store.series(List.of(everything), now - 60_000, now)))
                .extracting(StoredSeries::metric)
                .doesNotContain("acme.only");
        assertThat(asked(DEFAULT, store.metadata()))
                .extracting(Metadata::metric)
                .doesNotContain("acme.only");
        assertThat(asked(ACME, store.metadata()))
                .extracting(Metadata::metric)
                .containsExactlyInAnyOrder("shared", "acme.only");
    }

    @Test
    void seriesAreListedForAnyOfTheSelectorsOnce() {
        append(
                DEFAULT,
                sample("listed.a", Map.of("x", "1"), now, 1),
                sample("listed.a", Map.of("x", "2"), now, 1),
                sample("listed.b", Map.of("x", "1"), now, 1));
        awaitSeries(selector(matcher("__name__", Matcher.Op.MATCHES, "listed.*")), 3);

        assertThat(asked(
                        DEFAULT,
                        store.series(
                                List.of(selector(equal("__name__", "listed.a")), selector(equal("x", "1"), listed())),
                                now - 60_000,
                                now)))
                .hasSize(3);
    }

    @Test
    void typeAndUnitOfAMetricAreKnown() {
        append(DEFAULT, sample("described.bytes", Map.of(), now, 1));

        assertThat(asked(DEFAULT, store.metadata()))
                .filteredOn(one -> one.metric().equals("described.bytes"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.kind()).isEqualTo("gauge");
                    assertThat(one.unit()).isEqualTo("By");
                });
    }

    private static Matcher listed() {
        return matcher("__name__", Matcher.Op.MATCHES, "listed.*");
    }

    private List<Double> values(Matcher matcher) {
        return select(DEFAULT, selector(equal("__name__", "chosen"), matcher), 0, now).stream()
                .map(found -> found.value(0))
                .toList();
    }

    private List<String> metrics(Matcher... matchers) {
        return select(DEFAULT, selector(matchers), 0, now).stream()
                .map(found -> found.series().metric())
                .toList();
    }

    /** The one series that matches, when it has as many samples. */
    protected Samples one(Selector selector, int samples) {
        AtomicReference<List<Samples>> found = new AtomicReference<>(List.of());
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            settle();
            found.set(select(DEFAULT, selector, 0, now + 60_000));
            assertThat(found.get()).hasSize(1);
            assertThat(found.get().getFirst().size()).isEqualTo(samples);
        });
        return found.get().getFirst();
    }

    private void awaitSeries(Selector selector, int series) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            settle();
            assertThat(select(DEFAULT, selector, 0, now)).hasSize(series);
        });
    }

    /** Before each question: a store that answers late on purpose may be told not to. */
    protected void settle() throws InterruptedException {}

    /** Of the last hour only when {@code from} is 0. */
    protected List<Samples> select(Tenant tenant, Selector selector, long from, long to) {
        return asked(tenant, store.select(selector, from == 0 ? now - 3_600_000 : from, to));
    }

    protected static <T> T asked(Tenant tenant, Mono<T> question) {
        return Objects.requireNonNull(question.contextWrite(tenant::in).block(Duration.ofSeconds(20)));
    }

    protected void append(Tenant tenant, Sample... samples) {
        store.append(new Batch(tenant.id(), List.of(samples), List.of())).block(Duration.ofSeconds(20));
    }

    protected static Sample sample(String metric, Map<String, String> labels, long at, double value) {
        return new Sample(new Series(metric, Labels.of(labels), "gauge", "By", Labels.NONE, null), at, value);
    }

    protected static Selector selector(Matcher... matchers) {
        return new Selector(List.of(matchers));
    }

    protected static Matcher equal(String name, String value) {
        return Matcher.of(name, Matcher.Op.EQUAL, value);
    }

    protected static Matcher matcher(String name, Matcher.Op op, String value) {
        return TriedPattern.matcher(name, op, value);
    }
}
