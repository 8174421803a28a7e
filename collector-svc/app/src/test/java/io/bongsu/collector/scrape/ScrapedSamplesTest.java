package io.bongsu.collector.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.collector.metrics.Batch;
import io.bongsu.collector.metrics.Metadata;
import io.bongsu.collector.metrics.Sample;
import io.bongsu.collector.spi.Observation;
import io.bongsu.collector.spi.Observation.Bucket;
import io.bongsu.collector.spi.Observation.Description;
import io.bongsu.collector.spi.Observation.Distribution;
import io.bongsu.collector.spi.Observation.Exemplar;
import io.bongsu.collector.spi.Observation.Kind;
import io.bongsu.collector.spi.Observation.Measurement;
import io.bongsu.collector.spi.Observation.NativeHistogram;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScrapedSamplesTest {
    private static final Map<String, String> TARGET = Map.of("job", "node", "instance", "web1:9100");
    private static final Instant AT = Instant.ofEpochSecond(1_000);

    private final ScrapedSamples samples = new ScrapedSamples(
            UUID.randomUUID(), TARGET, new ScrapedSamples.Believed(Duration.ofDays(7), Duration.ofMinutes(10)));

    private Batch visit(String... metrics) {
        List<Measurement> measurements = new ArrayList<>();
        for (String metric : metrics) {
            measurements.add(new Measurement(metric, Kind.GAUGE, "", TARGET, 1));
        }
        return samples.of(new Observation(AT, Map.of(), measurements), Duration.ofMillis(20));
    }

    private static List<String> stale(Batch batch) {
        return batch.samples().stream()
                .filter(sample -> Double.doubleToRawLongBits(sample.value()) == 0x7ff0000000000002L)
                .map(sample -> sample.series().metric())
                .sorted()
                .toList();
    }

    private static double value(Batch batch, String metric) {
        return batch.samples().stream()
                .filter(sample -> sample.series().metric().equals(metric))
                .mapToDouble(Sample::value)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatATargetSaysOfItsMetricsIsHandedOn() {
        Batch batch = samples.of(
                new Observation(
                        AT, Map.of(), List.of(), List.of(new Description("orders", "counter", "", "Orders taken"))),
                Duration.ofMillis(20));

        assertThat(batch.descriptions()).containsExactly(new Metadata("orders", "counter", "", "Orders taken"));
    }

    @Test
    void aVisitTellsHowItWentAndWhoseSamplesTheseAre() {
        Batch batch = visit("a", "b");
        assertThat(value(batch, "up")).isEqualTo(1);
        assertThat(value(batch, "scrape_samples_scraped")).isEqualTo(2);
        assertThat(value(batch, "scrape_duration_seconds")).isEqualTo(0.02);
        assertThat(batch.samples()).allSatisfy(sample -> {
            assertThat(sample.series().entity()).isNotNull();
            assertThat(sample.series().resource().get("instance")).isEqualTo("web1:9100");
        });
        assertThat(batch.sightings()).isNotEmpty();
    }

    @Test
    void timesThatCannotBeAreLeftOut() {
        List<Measurement> measurements = new ArrayList<>();
        for (Duration off : List.of(Duration.ofDays(-8), Duration.ofDays(-6), Duration.ZERO, Duration.ofHours(1))) {
            measurements.add(new Measurement("m", Kind.GAUGE, "", TARGET, 1, AT.plus(off), null));
        }
        Batch batch = samples.of(new Observation(AT, Map.of(), measurements), Duration.ZERO);
        assertThat(batch.samples().stream()
                        .filter(sample -> sample.series().metric().equals("m"))
                        .map(Sample::at))
                .containsExactly(AT.minus(Duration.ofDays(6)).toEpochMilli(), AT.toEpochMilli());
    }

    @Test
    void whatIsNotExposedAnyMoreEndsOnce() {
        visit("a", "b");
        assertThat(stale(visit("a"))).containsExactly("b");
        assertThat(stale(visit("a"))).isEmpty();
    }

    @Test
    void aTargetThatDoesNotAnswerIsDownAndItsSeriesEnd() {
        visit("a", "b");
        Batch down = samples.failed(AT, Duration.ofSeconds(1));
        assertThat(value(down, "up")).isZero();
        assertThat(stale(down)).containsExactly("a", "b");
        assertThat(stale(samples.failed(AT, Duration.ofSeconds(1)))).isEmpty();
    }

    @Test
    void aTargetThatIsNotAskedAnyMoreEndsWithAllItsSeries() {
        visit("a");
        assertThat(stale(samples.over(AT)))
                .containsExactly("a", "scrape_duration_seconds", "scrape_samples_scraped", "up");
    }

    private static NativeHistogram histogram(double count, Bucket... buckets) {
        Distribution counted = new Distribution(3, 0, 0, count, 5, false, List.of(buckets), List.of());
        return new NativeHistogram("h", "s", TARGET, counted, null, List.of());
    }

    private Batch counted(NativeHistogram... histograms) {
        return samples.of(
                new Observation(AT, Map.of(), List.of(), List.of(histograms), List.of()), Duration.ofMillis(20));
    }

    @Test
    void aNativeHistogramIsItsPartsTogether() {
        Batch batch = counted(histogram(3, new Bucket(2, 1), new Bucket(5, 2)));

        assertThat(batch.together()).hasSize(1);
        assertThat(batch.together().getFirst())
                .extracting(one -> one.series().labels().find("__part__") + "=" + one.value())
                .containsExactlyInAnyOrder("count=3.0", "sum=5.0", "schema=3.0", "p2=1.0", "p5=2.0");
        assertThat(value(batch, "scrape_samples_scraped")).isEqualTo(1);
    }

    @Test
    void aNativeHistogramThatIsGoneEndsByItsCountAlone() {
        counted(histogram(3, new Bucket(2, 1), new Bucket(5, 2)));

        assertThat(stale(counted(histogram(3, new Bucket(2, 3))))).isEmpty();
        Batch gone = counted();

        assertThat(stale(gone)).containsExactly("h");
        assertThat(gone.samples())
                .filteredOn(one -> one.series().metric().equals("h"))
                .extracting(one -> one.series().labels().find("__part__"))
                .containsExactly("count");
    }

    @Test
    void aNativeHistogramThatDoesNotAddUpIsLeftOutAndTheRestStays() {
        Batch batch = counted(histogram(4, new Bucket(2, 1)), histogram(1, new Bucket(2, 1)));

        assertThat(batch.together()).hasSize(1);
    }

    @Test
    void anExemplarThatIsRepeatedIsToldOnce() {
        Exemplar first = new Exemplar(Map.of("trace_id", "a"), 1, null);
        Exemplar second = new Exemplar(Map.of("trace_id", "b"), 1, AT.minusSeconds(5));

        assertThat(exemplars(first)).extracting(SeenExemplar::at).containsExactly(AT.toEpochMilli());
        assertThat(exemplars(first)).isEmpty();
        assertThat(exemplars(second))
                .extracting(SeenExemplar::at)
                .containsExactly(AT.minusSeconds(5).toEpochMilli());
    }

    private List<SeenExemplar> exemplars(Exemplar exemplar) {
        Measurement one = new Measurement("m", Kind.COUNTER, "", TARGET, 1, null, exemplar);
        return samples.exemplars(new Observation(AT, Map.of(), List.of(one)));
    }
}
