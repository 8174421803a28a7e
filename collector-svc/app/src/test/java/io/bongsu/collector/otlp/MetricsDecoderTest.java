package io.bongsu.collector.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.collector.metrics.Batch;
import io.bongsu.collector.metrics.Points;
import io.bongsu.collector.metrics.Sample;
import io.bongsu.collector.resource.Sighting;
import io.bongsu.contracts.EntityId;
import io.bongsu.contracts.EntityRef;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsDecoderTest {
    private static final UUID TENANT = Decoding.TENANT;
    private static final Instant NOW = Decoding.NOW;
    private static final String HOST = attributes(Map.of("host.name", "web-1"));

    private final Decoding mapping = new Decoding(128, 1000);

    @Test
    void gaugeIsASampleWithIdentifyingAndPointLabels() {
        Batch batch = map(HOST, gauge(point(NOW, "0.5", Map.of("cpu", "0"))));

        Sample sample = batch.samples().getFirst();
        assertThat(sample.value()).isEqualTo(0.5);
        assertThat(sample.at()).isEqualTo(NOW.toEpochMilli());
        assertThat(sample.series().labels().asMap()).isEqualTo(Map.of("host.name", "web-1", "cpu", "0"));
        assertThat(sample.series().resource().asMap()).isEqualTo(Map.of("host.name", "web-1"));
        assertThat(sample.series().entity())
                .isEqualTo(new EntityRef(EntityId.of(TENANT, "host", "web-1"), "host", "web-1"));
    }

    @Test
    void describingAttributesAreNoLabelsButToldOfTheEntity() {
        Batch batch =
                map(attributes(Map.of("host.name", "web-1", "os.type", "linux")), gauge(point(NOW, "1", Map.of())));

        assertThat(batch.samples().getFirst().series().labels().asMap()).containsOnlyKeys("host.name");
        assertThat(batch.sightings()).extracting(Sighting::attributes).containsExactly(Map.of("os.type", "linux"));
    }

    @Test
    void serviceInstanceOnHostIsThreeEntitiesAndTwoRelations() {
        Batch batch = map(
                attributes(Map.of(
                        "service.name", "shop",
                        "service.namespace", "eu",
                        "service.instance.id", "i-1",
                        "host.name", "web-1")),
                gauge(point(NOW, "1", Map.of())));

        assertThat(batch.samples().getFirst().series().entity())
                .isEqualTo(EntityRef.named(TENANT, "service_instance", "i-1"));
        assertThat(batch.sightings())
                .extracting(sighting -> sighting.entity().type())
                .containsExactly("host", "service", "service_instance");
        assertThat(batch.sightings().get(1).entity().id()).isEqualTo(EntityId.of(TENANT, "service", "eu/shop"));
        assertThat(batch.sightings().get(2).relations())
                .extracting(relation -> relation.type() + " " + relation.to().type())
                .containsExactly("instanceOf service", "runsOn host");
    }

    @Test
    void explicitHistogramBecomesCountSumAndCumulativeBuckets() {
        Batch batch = map(HOST, """
                {"name":"latency","histogram":{"aggregationTemporality":2,"dataPoints":[{"timeUnixNano":"%s","count":"6",
                 "sum":4.5,"bucketCounts":["1","2","3"],"explicitBounds":[0.5,1]}]}}""".formatted(nanos(NOW)));

        assertThat(batch.samples().stream()
                        .collect(Collectors.toMap(
                                sample -> sample.series().metric()
                                        + sample.series().labels().find("le"),
                                Sample::value)))
                .isEqualTo(Map.of(
                        "latency_count", 6.0,
                        "latency_sum", 4.5,
                        "latency_bucket0.5", 1.0,
                        "latency_bucket1", 3.0,
                        "latency_bucket+Inf", 6.0));
    }

    @Test
    void summaryBecomesCountSumAndQuantiles() {
        Batch batch = map(HOST, """
                {"name":"latency","summary":{"dataPoints":[{"timeUnixNano":"%s","count":2,"sum":3,
                 "quantileValues":[{"quantile":0.99,"value":2.5},{"quantile":1,"value":"NaN"}]}]}}""".formatted(nanos(NOW)));

        assertThat(batch.samples())
                .extracting(sample ->
                        sample.series().metric() + sample.series().labels().find("quantile"))
                .containsExactly("latency_count", "latency_sum", "latency0.99", "latency1");
    }

    @Test
    void pointThatSaysItHasNoValueEndsItsSeries() {
        Batch batch = map(
                HOST,
                "{\"name\":\"m\",\"gauge\":{\"dataPoints\":[{\"timeUnixNano\":\"%s\",\"flags\":1}]}}"
                        .formatted(nanos(NOW)));

        assertThat(batch.samples())
                .extracting(sample -> Double.doubleToRawLongBits(sample.value()))
                .containsExactly(0x7ff0000000000002L);
        assertThat(mapping.rejections().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity"})
    void valueThatIsNoNumberIsKept(String value) {
        Batch batch = map(HOST, gauge(point(NOW, '"' + value + '"', Map.of())));

        assertThat(batch.samples()).extracting(Sample::value).containsExactly(Double.valueOf(value));
        assertThat(mapping.rejections().isEmpty()).isTrue();
    }

    @Test
    void whatNothingIdentifiesIsAboutItsSender() {
        Batch batch = map(attributes(Map.of("os.type", "linux")), gauge(point(NOW, "1", Map.of())));

        EntityRef sender = batch.samples().getFirst().series().entity();
        assertThat(sender)
                .isEqualTo(new EntityRef(
                        EntityId.of(TENANT, "sender", Decoding.SENDER.keyId().toString()), "sender", "test"));
        assertThat(batch.sightings()).extracting(Sighting::entity).containsExactly(sender);
    }

    @Test
    void resourceIsToldOnceAMinuteAsTargetInfo() {
        String resource = attributes(Map.of("host.name", "web-1", "os.type", "linux"));

        assertThat(infos(resource, NOW)).containsExactly("{host.name=web-1, os.type=linux}");
        assertThat(infos(resource, NOW.plusSeconds(30))).isEmpty();
        assertThat(infos(resource, NOW.plusSeconds(60))).hasSize(1);
        assertThat(infos(HOST, NOW)).isEmpty();
    }

    private List<String> infos(String resource, Instant at) {
        Points points =
                mapping.request(body(resource, gauge(point(at, "1", Map.of())))).points();
        return IntStream.range(0, points.size())
                .mapToObj(points::series)
                .filter(one -> one.stored().metric().equals("target_info"))
                .map(one -> one.stored().labels().toString())
                .toList();
    }

    @Test
    void exemplarsBelongToTheBucketTheyFellInto() {
        List<String> offered = new ArrayList<>();
        Decoding decoding = new Decoding(
                128,
                1000,
                (series, at, value, labels) -> offered.add(
                        series.stored().metric() + series.stored().labels().find("le") + " " + value + labels));
        decoding.batch(body(HOST, """
                {"name":"latency","histogram":{"aggregationTemporality":2,"dataPoints":[{"timeUnixNano":"%1$s","count":"6",
                 "sum":4.5,"bucketCounts":["1","2","3"],"explicitBounds":[0.5,1],"exemplars":[
                  {"timeUnixNano":"%1$s","asDouble":0.7,"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"b7ad6b7169203331",
                   "filteredAttributes":[{"key":"user","value":{"stringValue":"kim"}}]},
                  {"timeUnixNano":"%1$s","asInt":"7"}]}]}}""".formatted(nanos(NOW))));

        assertThat(offered)
                .containsExactly(
                        "latency_bucket1 0.7{span_id=b7ad6b7169203331, trace_id=0af7651916cd43dd8448eb211c80319c, user=kim}",
                        "latency_bucket+Inf 7.0{}");
    }

    @Test
    void metricWithTooManySeriesIsNamedAndOthersAreTaken() {
        Decoding small = new Decoding(128, 1);
        String json = "{\"resourceMetrics\":[{\"scopeMetrics\":[{\"metrics\":[%s,%s]}]}]}"
                .formatted(
                        gauge(point(NOW, "1", Map.of("a", "1")) + "," + point(NOW, "2", Map.of("a", "2"))),
                        gauge(point(NOW, "3", Map.of())).replace("\"m\"", "\"other\""));

        Batch batch = small.batch(
                OtlpJson.read(json.getBytes(StandardCharsets.UTF_8), ExportMetricsServiceRequest.getDefaultInstance())
                        .toByteArray());

        assertThat(batch.samples()).extracting(Sample::value).containsExactly(1.0, 3.0);
        assertThat(small.rejections().message())
                .contains("most a metric may have")
                .contains("first: metric \"m\"");
    }

    @Nested
    class Rejected {
        @ParameterizedTest
        @CsvSource({
            "2026-11-21T10:10:01Z, more than 10 minutes in the future",
            "2500-01-01T00:00:00Z, more than 10 minutes in the future",
            "2026-10-22T09:59:59Z, more than 30 days in the past",
            "1970-01-01T00:00:00.001Z, more than 30 days in the past",
            "1970-01-01T00:00:00Z, missing",
        })
        void timestampNobodyWouldBelieve(Instant at, String told) {
            map(HOST, gauge(point(at, "1", Map.of())));

            assertThat(mapping.rejections().count()).isEqualTo(1);
            assertThat(mapping.rejections().message()).contains(told);
        }

        @Test
        void onlyThePointWithTooManyLabels() {
            Map<String, String> many =
                    IntStream.range(0, 10_000).boxed().collect(Collectors.toMap(i -> "label" + i, i -> "v"));

            Batch batch = map(HOST, gauge(point(NOW, "1", many) + "," + point(NOW, "2", Map.of())));

            assertThat(batch.samples()).extracting(Sample::value).containsExactly(2.0);
            assertThat(mapping.rejections().count()).isEqualTo(1);
            assertThat(mapping.rejections().message())
                    .contains("the data point has 10001 labels, at most 128 are allowed");
        }

        @Test
        void deltaTemporalityWhoseRateWouldBeWrong() {
            map(HOST, """
                    {"name":"m","sum":{"isMonotonic":true,"aggregationTemporality":1,"dataPoints":[%s,%s]}}""".formatted(point(NOW, "1", Map.of()), point(NOW, "2", Map.of())));

            assertThat(mapping.rejections().count()).isEqualTo(2);
            assertThat(mapping.rejections().message()).contains("delta temporality is not supported yet");
        }

        @Test
        void textPostgresqlCannotKeep() {
            map(HOST, gauge(point(NOW, "1", Map.of("a", "x\\u0000y"))));

            assertThat(mapping.rejections().message()).contains("U+0000");
        }

        @Test
        void histogramWhoseBucketsDoNotFitItsBounds() {
            map(HOST, """
                    {"name":"m","histogram":{"aggregationTemporality":2,"dataPoints":[{"timeUnixNano":"%s",
                     "count":"1","bucketCounts":["1"],"explicitBounds":[1,2]}]}}""".formatted(nanos(NOW)));

            assertThat(mapping.rejections().message()).contains("one bucket more than bounds");
        }
    }

    private Batch map(String resource, String metric) {
        return mapping.batch(body(resource, metric));
    }

    private static byte[] body(String resource, String metric) {
        String json = "{\"resourceMetrics\":[{\"resource\":{\"attributes\":%s},\"scopeMetrics\":[{\"metrics\":[%s]}]}]}"
                .formatted(resource, metric);
        return OtlpJson.read(json.getBytes(StandardCharsets.UTF_8), ExportMetricsServiceRequest.getDefaultInstance())
                .toByteArray();
    }

    private static String gauge(String points) {
        return "{\"name\":\"m\",\"gauge\":{\"dataPoints\":[" + points + "]}}";
    }

    private static String point(Instant at, String value, Map<String, String> labels) {
        return "{\"timeUnixNano\":\"%s\",\"asDouble\":%s,\"attributes\":%s}"
                .formatted(nanos(at), value, attributes(labels));
    }

    private static String nanos(Instant at) {
        return Long.toUnsignedString(at.getEpochSecond() * 1_000_000_000 + at.getNano());
    }

    private static String attributes(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .map(one ->
                        "{\"key\":\"%s\",\"value\":{\"stringValue\":\"%s\"}}".formatted(one.getKey(), one.getValue()))
                .collect(Collectors.collectingAndThen(Collectors.toList(), List::toString));
    }
}
