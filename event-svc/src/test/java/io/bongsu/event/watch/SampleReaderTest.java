package io.bongsu.event.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.event.Bus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.proto.metrics.v1.DataPointFlags;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SampleReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final UUID WATCH = UUID.fromString("00000000-0000-7000-8000-0000000000aa");
    private static final Map<String, String> WEB1 = Map.of("host.name", "web1");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SampleReader reader = new SampleReader(
            new WatchProperties(
                    Duration.ofSeconds(1),
                    Duration.ZERO,
                    Duration.ofHours(1),
                    Duration.ofMinutes(1),
                    Duration.ofDays(7)),
            meters,
            Clock.fixed(NOW, ZoneOffset.UTC));

    private List<Sample> read(NumberDataPoint... points) {
        return reader.read(Bus.otlp(WATCH, points));
    }

    private double ignored(String why) {
        return meters.counter("bongsu.event.samples.ignored", "why", why).count();
    }

    @Test
    void samplesComeOldestFirst() {
        List<Sample> samples = read(Bus.point(2, NOW, WEB1), Bus.point(1, NOW.minusSeconds(5), WEB1));
        assertThat(samples).extracting(Sample::value).containsExactly(1.0, 2.0);
        assertThat(samples.getFirst().labels()).containsExactly(Map.entry("host.name", "web1"));
    }

    @Test
    void notANumberIsIgnoredAndCounted() {
        assertThat(read(Bus.point(Double.NaN, NOW, WEB1))).isEmpty();
        assertThat(ignored("not-a-number")).isEqualTo(1);
    }

    @Test
    void pointWithoutRecordedValueIsIgnored() {
        NumberDataPoint stale = Bus.point(1, NOW, WEB1).toBuilder()
                .setFlags(DataPointFlags.DATA_POINT_FLAGS_NO_RECORDED_VALUE_MASK_VALUE)
                .build();
        assertThat(read(stale)).isEmpty();
    }

    @Test
    void sampleOfTheFutureDoesNotMakeItsSeriesBlind() {
        assertThat(read(Bus.point(1, NOW.plusSeconds(3600), WEB1))).isEmpty();
        assertThat(ignored("in-the-future")).isEqualTo(1);
    }

    @Test
    void sampleOfLongAgoSaysNothingAboutNow() {
        assertThat(read(Bus.point(1, NOW.minus(Duration.ofHours(2)), WEB1))).isEmpty();
        assertThat(ignored("too-old")).isEqualTo(1);
    }

    @Test
    void controlCharactersInLabelsAreMadeStorable() {
        List<Sample> samples = read(Bus.point(1, NOW, Map.of("host.name", "web\u0000one")));
        assertThat(samples.getFirst().labels()).containsEntry("host.name", "web one");
    }

    @Test
    void timesAreAsExactAsTheDatabaseKeepsThem() {
        Instant odd = NOW.plusNanos(123_456_789);
        assertThat(read(Bus.point(1, odd, WEB1)).getFirst().at()).isEqualTo(NOW.plusNanos(123_456_000));
    }

    @Test
    void whatIsNoOtlpFails() {
        assertThatThrownBy(() -> reader.read("no protobuf".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void seriesIsTheSameWhateverTheOrderOfItsLabels() {
        Sample one = read(Bus.point(1, NOW, Map.of("a", "1", "b", "2"))).getFirst();
        Sample two = read(Bus.point(1, NOW, Map.of("b", "2", "a", "1"))).getFirst();
        assertThat(one.key()).isEqualTo(two.key());
        Sample other = read(Bus.point(1, NOW, Map.of("a", "12", "b", ""))).getFirst();
        assertThat(other.key()).isNotEqualTo(one.key());
    }
}
