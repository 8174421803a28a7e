package io.bongsu.collector.remotewrite;

import static io.bongsu.collector.RemoteWrite.bytes;
import static io.bongsu.collector.RemoteWrite.label;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.collector.CollectorTest;
import io.bongsu.collector.RemoteWrite;
import io.bongsu.collector.RemoteWrite.At;
import io.bongsu.collector.Telemetry;
import io.bongsu.platform.test.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

@CollectorTest
@TestPropertySource(properties = "bongsu.collector.metrics.series-per-metric=20")
class RemoteWriteIT {
    @Autowired
    Telemetry telemetry;

    private final long now = System.currentTimeMillis();

    @Test
    void writtenSamplesAnswerByTheNamesTheyCameWith() {
        post(new RemoteWrite()
                        .series(Map.of("__name__", "up", "job", "a"), new At(now - 15_000, 1), new At(now, 0))
                        .series(Map.of("__name__", "up", "job", "b"), new At(now, 1)))
                .expectStatus()
                .isNoContent();

        telemetry
                .query("up{job=\"a\"}[1m]")
                .jsonPath("$.data.result.length()")
                .isEqualTo(1)
                .jsonPath("$.data.result[0].values[1][1]")
                .isEqualTo("0");
        telemetry.query("sum(up)").jsonPath("$.data.result[0].value[1]").isEqualTo("1");
    }

    @Test
    void orderOfLabelsDoesNotMatter() {
        List<byte[]> labels = List.of(
                label(bytes("__name__"), bytes("order")), label(bytes("a"), bytes("1")), label(bytes("b"), bytes("2")));
        post(new RemoteWrite().series(labels, List.of(new At(now - 10, 1))))
                .expectStatus()
                .isNoContent();
        post(new RemoteWrite().series(labels.reversed(), List.of(new At(now, 2))))
                .expectStatus()
                .isNoContent();

        telemetry
                .query("order[1m]")
                .jsonPath("$.data.result[0].values.length()")
                .isEqualTo(2);
    }

    @Test
    void whatIsWrongIsNamedAndTheRestIsStored() {
        List<byte[]> twice = List.of(
                label(bytes("__name__"), bytes("bad")), label(bytes("a"), bytes("1")), label(bytes("a"), bytes("2")));
        List<byte[]> invalid =
                List.of(label(bytes("__name__"), bytes("bad")), label(bytes("a"), new byte[] {(byte) 0xC3, 0x28}));
        List<byte[]> huge = List.of(label(bytes("__name__"), bytes("bad")), label(bytes("a"), new byte[1 << 20]));
        List<byte[]> unnamed = List.of(label(bytes("__name__"), bytes("bad")), label(bytes(""), bytes("x")));
        post(new RemoteWrite()
                        .series(twice, List.of(new At(now, 1)))
                        .series(invalid, List.of(new At(now, 1)))
                        .series(huge, List.of(new At(now, 1)))
                        .series(unnamed, List.of(new At(now, 1)))
                        .series(Map.of("job", "x"), new At(now, 1))
                        .series(Map.of("__name__", "ancient"), new At(now - 40L * 86_400_000, 1))
                        .series(Map.of("__name__", "early"), new At(now + 86_400_000, 1))
                        .series(Map.of("__name__", "good"), new At(now, 7)))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .value(
                        String.class,
                        detail -> assertThat(detail)
                                .contains(
                                        "a is there twice",
                                        "not valid UTF-8",
                                        "more than 4096",
                                        "has no name",
                                        "__name__"));

        telemetry.query("good").jsonPath("$.data.result[0].value[1]").isEqualTo("7");
        telemetry
                .query("{__name__=~\"bad|ancient|early\"}")
                .jsonPath("$.data.result.length()")
                .isEqualTo(0);
    }

    @Test
    void metricWithTooManySeriesIsNamedAndOthersGoOn() {
        RemoteWrite request = new RemoteWrite();
        for (int i = 0; i < 30; i++) {
            request.series(Map.of("__name__", "flood", "id", "i" + i), new At(now, i));
        }
        post(request.series(Map.of("__name__", "beside"), new At(now, 1)))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("10 samples", "flood", "20 series"));

        telemetry.query("count(flood)").jsonPath("$.data.result[0].value[1]").isEqualTo("20");
        telemetry.query("beside").jsonPath("$.data.result[0].value[1]").isEqualTo("1");
    }

    @Test
    void brokenBodiesAreBadRequestsAndBombsTooLarge() {
        byte[] good = new RemoteWrite()
                .series(Map.of("__name__", "x"), new At(now, 1))
                .snappy();
        for (int length = 1; length < good.length; length++) {
            post(Arrays.copyOf(good, length), Telemetry.KEY).expectStatus().isBadRequest();
        }
        byte[] protobuf = new RemoteWrite()
                .series(Map.of("__name__", "x"), new At(now, 1))
                .protobuf();
        post(RemoteWrite.snappy(Arrays.copyOf(protobuf, protobuf.length - 3)), Telemetry.KEY)
                .expectStatus()
                .isBadRequest();
        post(new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F, 0, 0}, Telemetry.KEY)
                .expectStatus()
                .isEqualTo(413);
    }

    @Test
    void writesNeedAnIngestKeyAndTheRightEncoding() {
        byte[] good = new RemoteWrite()
                .series(Map.of("__name__", "x"), new At(now, 1))
                .snappy();
        post(good, "bk" + "z".repeat(30)).expectStatus().isUnauthorized();
        post(good, Tokens.of("admin")).expectStatus().isUnauthorized();
        telemetry
                .client()
                .post()
                .uri("/prometheus/api/v1/write")
                .header("Authorization", "Bearer " + Telemetry.KEY)
                .header("Content-Type", "application/x-protobuf")
                .header("Content-Encoding", "gzip")
                .bodyValue(good)
                .exchange()
                .expectStatus()
                .isEqualTo(415);
    }

    @Test
    void sameNameInAnotherTenantIsAnotherSeries() {
        String acme = telemetry.issueKey(Tokens.of("admin", Tokens.ACME));
        post(
                        new RemoteWrite()
                                .series(Map.of("__name__", "mine"), new At(now, 1))
                                .snappy(),
                        Telemetry.KEY)
                .expectStatus()
                .isNoContent();
        post(
                        new RemoteWrite()
                                .series(Map.of("__name__", "mine"), new At(now, 2))
                                .snappy(),
                        acme)
                .expectStatus()
                .isNoContent();

        telemetry.query("mine").jsonPath("$.data.result[0].value[1]").isEqualTo("1");
        telemetry
                .query("mine", Tokens.of("viewer", Tokens.ACME))
                .jsonPath("$.data.result[0].value[1]")
                .isEqualTo("2");
    }

    private WebTestClient.ResponseSpec post(RemoteWrite request) {
        return post(request.snappy(), Telemetry.KEY);
    }

    private WebTestClient.ResponseSpec post(byte[] body, String key) {
        return telemetry
                .client()
                .post()
                .uri("/prometheus/api/v1/write")
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/x-protobuf")
                .header("Content-Encoding", "snappy")
                .bodyValue(body)
                .exchange();
    }
}
