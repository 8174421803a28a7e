package io.bongsu.collector.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.collector.metrics.Batch;
import io.bongsu.collector.metrics.Metadata;
import io.bongsu.collector.metrics.Sample;
import io.bongsu.collector.spi.Observation;
import io.bongsu.collector.spi.Observation.Description;
import io.bongsu.collector.spi.Observation.Kind;
import io.bongsu.collector.spi.Observation.Measurement;
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
            measurements.add(new Measurement("m", Kind.GAUGE, "", TARGET, 1, AT.plus(off)));
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
}
