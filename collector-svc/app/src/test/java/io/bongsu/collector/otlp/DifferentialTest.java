package io.bongsu.collector.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.collector.metrics.Batch;
import io.bongsu.collector.metrics.Sample;
import io.bongsu.platform.problem.Failure;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The walk over the bytes takes what the generated classes say is there, to the bit, and refuses what they refuse. */
class DifferentialTest {
    private static final int LABELS = 12;

    /** What can be told of a request from outside. */
    private record Outcome(List<String> samples, List<String> sightings, String told, long rejected, String failure) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void walkAndModelTakeTheSame(long seed) {
        Random random = new Random(seed);
        RandomMetrics requests = new RandomMetrics(random);
        Decoding decoding = new Decoding(LABELS, 100_000);
        int samples = 0;
        for (int i = 0; i < 400; i++) {
            byte[] body = requests.next().toByteArray();
            Outcome walked = walked(decoding, body);
            assertThat(walked).as("seed %d, request %d", seed, i).isEqualTo(modelled(body));
            samples += walked.samples().size();
        }
        assertThat(samples).isGreaterThan(2_000);
    }

    /** Parts twice, in another order, cut off, with other bits: what is meant or where it is wrong does not depend on the walk. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void walkAndModelAgreeOnBytesNoEncoderWrites(long seed) {
        Random random = new Random(seed);
        RandomMetrics requests = new RandomMetrics(random);
        Decoding decoding = new Decoding(LABELS, 100_000);
        int readable = 0;
        int unreadable = 0;
        for (int i = 0; i < 1_500; i++) {
            byte[] body = Mangled.bytes(requests.next().toByteArray(), random);
            Outcome walked = walked(decoding, body);
            assertThat(walked).as("seed %d, request %d", seed, i).isEqualTo(modelled(body));
            readable += walked.failure().isEmpty() ? 1 : 0;
            unreadable += walked.failure().isEmpty() ? 0 : 1;
        }
        assertThat(readable).isGreaterThan(100);
        assertThat(unreadable).isGreaterThan(100);
    }

    private static Outcome walked(Decoding decoding, byte[] body) {
        try {
            Batch batch = decoding.batch(body);
            return outcome(batch, decoding.rejections());
        } catch (Failure e) {
            return failed(e);
        }
    }

    private static Outcome modelled(byte[] body) {
        try {
            MetricModel model = new MetricModel(Decoding.TENANT, Decoding.times(), LABELS);
            Batch batch = model.map((ExportMetricsServiceRequest)
                    OtlpProtobuf.read(body, ExportMetricsServiceRequest.getDefaultInstance()));
            return outcome(batch, model.rejections());
        } catch (Failure e) {
            return failed(e);
        }
    }

    private static Outcome failed(Failure e) {
        return new Outcome(List.of(), List.of(), "", 0, e.getMessage() + e.errors());
    }

    private static Outcome outcome(Batch batch, Rejections rejections) {
        List<String> samples = new ArrayList<>();
        for (Sample sample : batch.samples()) {
            samples.add(sample.series().metric() + sample.series().labels() + " " + sample.at() + " "
                    + Long.toHexString(Double.doubleToRawLongBits(sample.value())));
        }
        return new Outcome(
                samples,
                batch.sightings().stream().map(Object::toString).toList(),
                rejections.message(),
                rejections.count(),
                "");
    }

    /** What belongs to a series beside its name is what the model says when it is seen first. */
    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void seriesAreDescribedAlike(long seed) {
        RandomMetrics requests = new RandomMetrics(new Random(seed));
        for (int i = 0; i < 100; i++) {
            byte[] body = requests.next().toByteArray();
            Batch walked = new Decoding(LABELS, 100_000).batch(body);
            MetricModel model = new MetricModel(Decoding.TENANT, Decoding.times(), LABELS);
            Batch modelled = model.map((ExportMetricsServiceRequest)
                    OtlpProtobuf.read(body, ExportMetricsServiceRequest.getDefaultInstance()));
            assertThat(first(walked)).isEqualTo(first(modelled));
        }
    }

    private static Map<String, @Nullable Object> first(Batch batch) {
        Map<String, @Nullable Object> first = new HashMap<>();
        for (Sample sample : batch.samples()) {
            var series = sample.series();
            first.putIfAbsent(
                    series.metric() + series.labels(),
                    Arrays.asList(series.kind(), series.unit(), series.resource(), series.entity()));
        }
        return first;
    }
}
