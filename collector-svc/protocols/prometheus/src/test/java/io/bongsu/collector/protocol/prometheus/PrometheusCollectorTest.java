package io.bongsu.collector.protocol.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.bongsu.collector.spi.CollectionFailed;
import io.bongsu.collector.spi.CollectionFailed.Reason;
import io.bongsu.collector.spi.Observation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrometheusCollectorTest {
    private final PrometheusCollector collector = new PrometheusCollector();
    private final CountDownLatch never = new CountDownLatch(1);
    private HttpServer target;

    @BeforeEach
    void serve() throws IOException {
        target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target.start();
    }

    @AfterEach
    void stop() {
        never.countDown();
        target.stop(0);
    }

    private void answers(int status, String type, byte[] body, boolean packed) {
        target.createContext("/metrics", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            if (packed) {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            }
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private ScrapeSettings settings(int largestBody) {
        return new ScrapeSettings(
                URI.create("http://127.0.0.1:" + target.getAddress().getPort() + "/metrics"),
                Map.of("job", "node", "instance", "web1:9100"),
                false,
                true,
                largestBody,
                1_000,
                null);
    }

    private Observation collect() throws Exception {
        return collector.collect(settings(10_000), Instant.now().plusSeconds(10));
    }

    private CollectionFailed failure(int largestBody, int seconds) {
        return catchThrowableOfType(
                CollectionFailed.class,
                () -> collector.collect(settings(largestBody), Instant.now().plusSeconds(seconds)));
    }

    @Test
    void whatATargetExposesGetsTheTargetsLabels() throws Exception {
        answers(
                200,
                "text/plain; version=0.0.4",
                "up_time{job=\"own\",cpu=\"0\"} 5\n".getBytes(StandardCharsets.UTF_8),
                false);
        Observation seen = collect();
        assertThat(seen.resource()).isEqualTo(Map.of("service.name", "node", "service.instance.id", "web1:9100"));
        assertThat(seen.measurements().getFirst().attributes())
                .isEqualTo(Map.of("job", "node", "instance", "web1:9100", "exported_job", "own", "cpu", "0"));
    }

    @Test
    void openMetricsComesPacked() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("a 1\n# EOF\n".getBytes(StandardCharsets.UTF_8));
        }
        answers(200, "application/openmetrics-text; version=1.0.0", packed.toByteArray(), true);
        assertThat(collect().measurements()).hasSize(1);
    }

    @Test
    void aBombIsNotUnpacked() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[5_000_000]);
        }
        answers(200, "text/plain", packed.toByteArray(), true);
        assertThat(failure(1 << 20, 10))
                .hasMessage("exposes more than 1 MiB")
                .extracting(CollectionFailed::reason)
                .isEqualTo(Reason.PROTOCOL);
    }

    @Test
    void eachWayToFailHasItsReason() {
        assertThat(failure(100, 10).reason()).isEqualTo(Reason.REFUSED); // nothing there: 404
        answers(200, "text/plain", "a{ 1\n".getBytes(StandardCharsets.UTF_8), false);
        assertThat(failure(100, 10))
                .hasMessageContaining("line 1, column 5")
                .extracting(CollectionFailed::reason)
                .isEqualTo(Reason.PROTOCOL);
        target.stop(0);
        assertThat(failure(100, 10).reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void aTargetThatDoesNotAnswerIsGivenUp() {
        target.createContext("/metrics", exchange -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(failure(100, 1).reason()).isEqualTo(Reason.TIMEOUT);
    }

    @Test
    void whatCannotWorkIsSaidBefore() {
        assertThat(collector.check(new ScrapeSettings(URI.create("ftp://web1/metrics"), Map.of("job", "a"))))
                .containsExactly("the address begins with http:// or https://", "the label instance is missing");
    }

    @Test
    void asksForProtobufFirstAndReadsWhatItGets() throws Exception {
        AtomicReference<String> asked = new AtomicReference<>("");
        byte[] body = new Proto()
                .text(1, "up_since")
                .number(3, 1)
                .message(4, new Proto().message(2, new Proto().decimal(1, 7)))
                .body();
        target.createContext("/metrics", exchange -> {
            asked.set(exchange.getRequestHeaders().getFirst("Accept"));
            exchange.getResponseHeaders()
                    .set(
                            "Content-Type",
                            "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });

        Observation seen = collector.collect(settings(1_000), Instant.now().plusSeconds(10));

        assertThat(asked.get())
                .startsWith(
                        "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited");
        assertThat(seen.measurements().getFirst().value()).isEqualTo(7);
        assertThat(seen.measurements().getFirst().attributes()).containsEntry("job", "node");
    }

    @Test
    void showsItsCredentialToTheTargetAndToNobodyElse() throws Exception {
        AtomicReference<String> shown = new AtomicReference<>("");
        target.createContext("/metrics", exchange -> {
            shown.set(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        ScrapeSettings open = settings(1_000);
        ScrapeSettings secret = new ScrapeSettings(open.url(), open.labels(), Authorization.basic("prom", "geheim-42"));

        CollectionFailed refused = catchThrowableOfType(
                CollectionFailed.class,
                () -> collector.collect(secret, Instant.now().plusSeconds(10)));

        assertThat(shown.get()).isEqualTo("Basic cHJvbTpnZWhlaW0tNDI=");
        assertThat(refused.reason()).isEqualTo(Reason.REFUSED);
        assertThat(refused + secret.toString()).doesNotContain("geheim").doesNotContain("cHJvbTp");
    }

    @Test
    void aCredentialThatCannotBeOpenedIsNotGuessed() {
        ScrapeSettings open = settings(1_000);
        ScrapeSettings lost = new ScrapeSettings(open.url(), open.labels(), Authorization.UNREADABLE);

        assertThat(catchThrowableOfType(
                        CollectionFailed.class,
                        () -> collector.collect(lost, Instant.now().plusSeconds(10))))
                .hasMessageContaining("set it again");
    }

    @Test
    void whoFailsAtProtobufIsAskedForText() throws Exception {
        target.createContext("/metrics", exchange -> {
            boolean protobuf = exchange.getRequestHeaders().getFirst("Accept").contains("protobuf");
            byte[] body = "m 7\n".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(protobuf ? 500 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });

        Observation seen = collector.collect(settings(1_000), Instant.now().plusSeconds(10));

        assertThat(seen.measurements().getFirst().value()).isEqualTo(7);
    }
}
