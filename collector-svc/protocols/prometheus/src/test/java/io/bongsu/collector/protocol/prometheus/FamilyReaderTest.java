package io.bongsu.collector.protocol.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.collector.spi.Observation.Bucket;
import io.bongsu.collector.spi.Observation.Description;
import io.bongsu.collector.spi.Observation.Distribution;
import io.bongsu.collector.spi.Observation.Exemplar;
import io.bongsu.collector.spi.Observation.Kind;
import io.bongsu.collector.spi.Observation.NativeHistogram;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FamilyReaderTest {
    private static final int COUNTER = 0;
    private static final int GAUGE = 1;
    private static final int SUMMARY = 2;
    private static final int HISTOGRAM = 4;
    private static final int GAUGE_HISTOGRAM = 5;

    private static Proto family(String name, int type, Proto... metrics) {
        Proto family = new Proto().text(1, name).text(2, "help").number(3, type);
        Arrays.stream(metrics).forEach(metric -> family.message(4, metric));
        return family.text(5, "s");
    }

    private static Exposition read(Proto family) throws MalformedExposition {
        return FamilyReader.read(family.body(), 1_000);
    }

    private static Proto integers() {
        return new Proto()
                .number(1, 12)
                .decimal(2, 18.4)
                .zigzag(5, 1)
                .decimal(6, 0.001)
                .number(7, 2)
                .span(12, -1, 2)
                .span(12, 3, 1)
                .packed(13, 1, 2, -1)
                .span(9, 0, 1)
                .zigzag(10, 4);
    }

    private static NativeHistogram histogram(Proto counted) throws MalformedExposition {
        return read(family("h", HISTOGRAM, new Proto().label(1, "code", "200").message(7, counted)))
                .histograms()
                .getFirst();
    }

    @Test
    void aCounterKeepsItsLabelsItsTimeAndItsExemplar() throws Exception {
        Proto exemplar = new Proto()
                .label(1, "trace_id", "abc")
                .decimal(2, 0.5)
                .message(3, new Proto().number(1, 99).number(2, 500_000_000));
        Proto metric = new Proto()
                .number(6, 1_000)
                .message(3, new Proto().decimal(1, 42).message(2, exemplar))
                .label(1, "shop", "서울");

        Exposition said = read(family("orders_total", COUNTER, metric));

        assertThat(said.samples())
                .containsExactly(new Exposed(
                        "orders_total",
                        Kind.COUNTER,
                        "s",
                        Map.of("shop", "서울"),
                        42,
                        Instant.ofEpochSecond(1),
                        new Exemplar(Map.of("trace_id", "abc"), 0.5, Instant.ofEpochMilli(99_500))));
        assertThat(said.descriptions()).containsExactly(new Description("orders_total", "counter", "s", "help"));
    }

    @Test
    void summariesAndClassicHistogramsAreTheSamplesThatTextHas() throws Exception {
        Proto summary = new Proto()
                .message(
                        4,
                        new Proto()
                                .number(1, 3)
                                .decimal(2, 6)
                                .message(3, new Proto().decimal(1, 0.5).decimal(2, 2)));
        Proto classic = new Proto()
                .message(
                        7,
                        new Proto()
                                .number(1, 5)
                                .decimal(2, 9)
                                .message(3, new Proto().number(1, 4).decimal(2, 1)));

        assertThat(read(family("d", SUMMARY, summary)).samples())
                .extracting(one -> one.name() + one.labels() + one.value())
                .containsExactly("d{quantile=0.5}2.0", "d_count{}3.0", "d_sum{}6.0");
        Exposition said = read(family("h", HISTOGRAM, classic));
        assertThat(said.samples())
                .extracting(one -> one.name() + one.labels() + one.value())
                .containsExactly("h_bucket{le=1.0}4.0", "h_bucket{le=+Inf}5.0", "h_count{}5.0", "h_sum{}9.0");
        assertThat(said.histograms()).isEmpty();
    }

    @Test
    void spansAndDifferencesAreBuckets() throws Exception {
        NativeHistogram read = histogram(integers());

        assertThat(read.attributes()).containsEntry("code", "200");
        assertThat(read.distribution())
                .isEqualTo(new Distribution(
                        1,
                        0.001,
                        2,
                        12,
                        18.4,
                        false,
                        List.of(new Bucket(-1, 1), new Bucket(0, 3), new Bucket(4, 2)),
                        List.of(new Bucket(0, 4))));
    }

    @Test
    void floatsAreCountsAsTheyAreAndAGaugeMayFall() throws Exception {
        Proto counted = new Proto()
                .decimal(4, 2.5)
                .decimal(2, 7)
                .decimal(8, 0.5)
                .span(12, 2, 2)
                .decimal(14, 1.5)
                .decimal(14, 0.5);
        Exposition said = read(family("h", GAUGE_HISTOGRAM, new Proto().message(7, counted)));

        assertThat(said.histograms().getFirst().distribution())
                .isEqualTo(new Distribution(
                        0, 0, 0.5, 2.5, 7, true, List.of(new Bucket(2, 1.5), new Bucket(3, 0.5)), List.of()));
        assertThat(said.samples()).as("it has no classic buckets").isEmpty();
    }

    @Test
    void aHistogramOfBothKindsIsBothAndItsExemplarsBelongToBoth() throws Exception {
        Proto exemplar = new Proto().label(1, "trace_id", "abc").decimal(2, 0.5);
        Proto both =
                integers().message(3, new Proto().number(1, 12).decimal(2, 10).message(3, exemplar));
        Exposition said = read(family("h", HISTOGRAM, new Proto().message(7, both)));

        Exemplar told = new Exemplar(Map.of("trace_id", "abc"), 0.5, null);
        assertThat(said.histograms().getFirst().exemplars()).containsExactly(told);
        assertThat(said.samples().getFirst().exemplar()).isEqualTo(told);
        assertThat(said.samples()).extracting(Exposed::name).contains("h_bucket", "h_count", "h_sum");
    }

    @Test
    void aHistogramThatCountedNothingYetIsOneAllTheSame() throws Exception {
        NativeHistogram empty =
                histogram(new Proto().number(1, 0).decimal(2, 0).zigzag(5, 3).span(12, 0, 0));

        assertThat(empty.distribution().positive()).isEmpty();
        assertThat(empty.distribution().schema()).isEqualTo(3);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> histogram(integers().span(12, 1, 2_000_000_000)))
                .hasMessageContaining("more buckets than it has counts");
        assertThatThrownBy(() -> histogram(integers().zigzag(13, 1)))
                .hasMessageContaining("fewer buckets than it has counts");
        assertThatThrownBy(() -> histogram(integers().span(12, -5, 0))).hasMessageContaining("overlap");
        assertThatThrownBy(() -> read(new Proto().text(2, "nameless"))).hasMessageContaining("no name");
        assertThatThrownBy(
                        () -> read(family("g", GAUGE, gauge().label(1, "a", "1").label(1, "a", "2"))))
                .hasMessageContaining("each label once");
        assertThatThrownBy(() ->
                        FamilyReader.read(family("g", GAUGE, gauge(), gauge()).body(), 1))
                .hasMessageContaining("at most 1 samples");
        assertThatThrownBy(() -> FamilyReader.read(new byte[] {(byte) 0xFF, 1}, 10))
                .hasMessageContaining("does not fit");
    }

    private static Proto gauge() {
        return new Proto().message(2, new Proto().decimal(1, 1));
    }

    /** Whatever bytes come, it is read or refused. */
    @Test
    void brokenBytesAreNeverMoreThanMalformed() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] sound = family("h", HISTOGRAM, new Proto().label(1, "a", "b").message(7, integers()))
                .body();
        for (int i = 0; i < 20_000; i++) {
            byte[] broken = Arrays.copyOf(sound, 1 + random.nextInt(sound.length));
            broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            try {
                FamilyReader.read(broken, 1_000);
            } catch (MalformedExposition e) {
                assertThat(e).as("seed %d", seed).hasMessageStartingWith("byte ");
            }
        }
    }

    @Test
    void boundsOfBucketsAreWrittenAsOpenMetricsWritesThem() {
        assertThat(List.of(1.0, 0.005, 10.0, 1e6, 123456.5, 1e-5, 2.5e21, 0.1, Double.POSITIVE_INFINITY))
                .extracting(Numbers::bound)
                .containsExactly("1.0", "0.005", "10.0", "1e+06", "123456.5", "1e-05", "2.5e+21", "0.1", "+Inf");
    }
}
