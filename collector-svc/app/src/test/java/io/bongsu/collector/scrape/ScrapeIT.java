package io.bongsu.collector.scrape;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.bongsu.collector.CollectorTest;
import io.bongsu.collector.Telemetry;
import io.bongsu.platform.test.Tokens;
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
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void scrape(DynamicPropertyRegistry properties) {
        properties.add("bongsu.collector.scrape.tenant", () -> Tokens.DEFAULT);
        properties.add("bongsu.collector.scrape.folder", FOLDER::toString);
    }

    @AfterAll
    static void stop() {
        TARGET.stop(0);
    }

    @Test
    void aFileInTheFolderIsEnoughAndATargetThatIsGoneIsDown() throws IOException {
        Files.writeString(
                FOLDER.resolve("shop.json"), """
                [{"targets": ["127.0.0.1:%d"], "labels": {"__scrape_interval__": "1s"}}]""".formatted(TARGET.getAddress().getPort()));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> answer("orders_total{job='shop',shop='seoul'}").contains("\"42\""));
        await().until(() -> answer("up{job='shop'}").contains("\"1\""));
        TARGET.stop(0);
        await().until(() -> answer("up{job='shop'}").contains("\"0\""));
    }

    private String answer(String query) {
        byte[] body = telemetry.query(query).returnResult().getResponseBody();
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }
}
