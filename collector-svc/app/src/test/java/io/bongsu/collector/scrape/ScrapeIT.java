package io.bongsu.collector.scrape;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.CodedOutputStream;
import com.sun.net.httpserver.HttpServer;
import io.bongsu.collector.CollectorTest;
import io.bongsu.collector.Telemetry;
import io.bongsu.platform.test.Tokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@CollectorTest
class ScrapeIT {
    private static final Path FOLDER = folder();
    private static final HttpServer TARGET = target();
    private static final HttpServer MORTAL = target();

    @Autowired
    Telemetry telemetry;

    private static Path folder() {
        try {
            return Files.createTempDirectory("targets");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpServer target() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/metrics", exchange -> {
                byte[] body = "# TYPE orders_total counter\norders_total{shop=\"seoul\"} 42\n"
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.createContext("/native", exchange -> {
                byte[] body = nativeHistogram();
                exchange.getResponseHeaders()
                        .set(
                                "Content-Type",
                                "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two observations from 1 to 2 and one from 2 to 4, of which one belongs to a trace. */
    private static byte[] nativeHistogram() throws IOException {
        byte[] span = message(out -> {
            out.writeSInt32(1, 1);
            out.writeUInt32(2, 2);
        });
        byte[] label = message(out -> {
            out.writeString(1, "trace_id");
            out.writeString(2, "abc");
        });
        byte[] exemplar = message(out -> {
            out.writeByteArray(1, label);
            out.writeDouble(2, 1.5);
        });
        byte[] histogram = message(out -> {
            out.writeUInt64(1, 3);
            out.writeDouble(2, 6);
            out.writeSInt32(5, 0);
            out.writeDouble(6, 0.001);
            out.writeByteArray(12, span);
            out.writeSInt64(13, 2);
            out.writeSInt64(13, -1);
            out.writeByteArray(16, exemplar);
        });
        byte[] metric = message(out -> out.writeByteArray(7, histogram));
        byte[] family = message(out -> {
            out.writeString(1, "work_seconds");
            out.writeEnum(3, 4);
            out.writeByteArray(4, metric);
        });
        return message(out -> out.writeByteArrayNoTag(family));
    }

    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    private static byte[] message(Fields fields) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        fields.write(out);
        out.flush();
        return bytes.toByteArray();
    }

    @DynamicPropertySource
    static void scrape(DynamicPropertyRegistry properties) {
        properties.add("bongsu.collector.scrape.tenant", () -> Tokens.DEFAULT);
        properties.add("bongsu.collector.scrape.folder", FOLDER::toString);
    }

    @AfterAll
    static void stop() {
        TARGET.stop(0);
        MORTAL.stop(0);
    }

    @Test
    void aFileInTheFolderIsEnoughAndATargetThatIsGoneIsDown() throws IOException {
        Files.writeString(
                FOLDER.resolve("shop.json"), """
                [{"targets": ["127.0.0.1:%d"], "labels": {"__scrape_interval__": "1s"}}]""".formatted(MORTAL.getAddress().getPort()));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> answer("orders_total{job='shop',shop='seoul'}").contains("\"42\""));
        await().until(() -> answer("up{job='shop'}").contains("\"1\""));
        MORTAL.stop(0);
        await().until(() -> answer("up{job='shop'}").contains("\"0\""));
    }

    @Test
    void nativeHistogramsAndExemplarsOfProtobufAreAskedForLikeThoseOfOtherSenders() throws IOException {
        Files.writeString(
                FOLDER.resolve("works.json"), """
                [{"targets": ["127.0.0.1:%d"], "labels": {"__scrape_interval__": "1s", "__metrics_path__": "/native"}}]""".formatted(TARGET.getAddress().getPort()));
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        answer("histogram_count(work_seconds{job='works'})").contains("\"3\""));
        await().until(() -> answer("histogram_fraction(2, 4, work_seconds{job='works'}) * 3")
                .contains("\"1\""));
        await().atMost(Duration.ofSeconds(20)).until(() -> exemplars().contains("\"abc\""));
    }

    private String exemplars() {
        byte[] body = telemetry
                .client()
                .get()
                .uri("/prometheus/api/v1/query_exemplars?query=work_seconds&start=0&end=4000000000")
                .headers(headers -> headers.setBearerAuth(Tokens.of("viewer")))
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }

    private String answer(String query) {
        byte[] body = telemetry.query(query).returnResult().getResponseBody();
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }
}
