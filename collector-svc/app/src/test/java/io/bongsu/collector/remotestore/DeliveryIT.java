package io.bongsu.collector.remotestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.bongsu.collector.CollectorTest;
import io.bongsu.collector.metrics.Batch;
import io.bongsu.collector.metrics.MetricStore;
import io.bongsu.collector.metrics.Sample;
import io.bongsu.collector.metrics.Series;
import io.bongsu.collector.resource.Labels;
import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.test.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What happens to samples on their way to a store that is away, slow to forgive, or will not have them. */
@CollectorTest
class DeliveryIT {
    private static final int MOST = 100;
    private static final AtomicInteger ANSWER = new AtomicInteger(204);
    private static final AtomicInteger ASKED = new AtomicInteger();
    private static final List<byte[]> TAKEN = new CopyOnWriteArrayList<>();

    @Autowired
    MetricStore store;

    @Autowired
    SystemDatabase system;

    @Autowired
    MeterRegistry meters;

    @Autowired
    RemoteMetricStore retained;

    @DynamicPropertySource
    static void elsewhere(DynamicPropertyRegistry properties) {
        HttpServer server = server();
        properties.add("bongsu.collector.metrics.store", () -> "remote");
        properties.add(
                "bongsu.collector.metrics.remote.url",
                () -> "http://127.0.0.1:" + server.getAddress().getPort());
        properties.add("bongsu.collector.metrics.remote.queued-samples", () -> Integer.toString(MOST));
        properties.add("bongsu.collector.metrics.remote.username", () -> "us");
        properties.add("bongsu.collector.metrics.remote.password", () -> "secret");
    }

    private static HttpServer server() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/api/v1/write", exchange -> {
                ASKED.incrementAndGet();
                byte[] body = exchange.getRequestBody().readAllBytes();
                boolean known =
                        "Basic dXM6c2VjcmV0".equals(exchange.getRequestHeaders().getFirst("Authorization"));
                int status = known ? ANSWER.get() : 401;
                if (status == 204) {
                    TAKEN.add(body);
                }
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void nothingIsLeft() {
        ANSWER.set(204);
        await().atMost(Duration.ofSeconds(60)).until(() -> count("SELECT count(*) AS n FROM remote_queue") == 0);
        // It is counted every second: a count that began before the last one left may still come.
        await().during(Duration.ofMillis(1_200))
                .atMost(Duration.ofSeconds(10))
                .until(() ->
                        meters.get("bongsu.collector.remote.waiting").gauge().value() == 0);
    }

    @Test
    void whatWasAcknowledgedWhileTheStoreWasAwayIsSentInOrderWhenItIsBack() {
        ANSWER.set(503);
        int before = TAKEN.size();
        append("away_one", 1, 1);
        append("away_two", 2, 1);
        int asked = ASKED.get();
        await().until(() -> ASKED.get() > asked); // it is tried
        assertThat(count("SELECT count(*) AS n FROM remote_queue")).isEqualTo(2);

        ANSWER.set(204);

        await().atMost(Duration.ofSeconds(60)).until(() -> TAKEN.size() == before + 2);
        assertThat(text(TAKEN.get(before))).contains("away_one");
        assertThat(text(TAKEN.get(before + 1))).contains("away_two");
    }

    @Test
    void whatTheStoreWillNeverTakeIsSetAsideAndTheNextOneGoesOn() {
        double refusedBefore = meters.counter("bongsu.collector.remote.refused").count();
        ANSWER.set(400);
        append("poison", 1, 3);
        await().until(() -> count("SELECT count(*) AS n FROM remote_refused") > 0);
        ANSWER.set(204);
        int before = TAKEN.size();
        append("fine", 2, 1);

        await().until(() -> TAKEN.size() == before + 1);
        assertThat(count("SELECT sum(samples) AS n FROM remote_refused WHERE status = 400"))
                .isEqualTo(3);
        assertThat(meters.counter("bongsu.collector.remote.refused").count()).isEqualTo(refusedBefore + 3);

        retained.dropOld(Instant.now().plus(Duration.ofDays(8))).block();
        assertThat(count("SELECT count(*) AS n FROM remote_refused")).isZero();
    }

    @Test
    void aFullQueueSendsSendersAwayAndTakesThemAgainWhenThereIsRoom() {
        ANSWER.set(503);
        append("full", 1, MOST);

        assertThatThrownBy(() -> append("full", 2, 1))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS));

        ANSWER.set(204);
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> append("full", 3, 1));
    }

    private void append(String metric, double value, int samples) {
        long now = System.currentTimeMillis();
        Sample[] all = new Sample[samples];
        Arrays.setAll(
                all,
                i -> new Sample(
                        new Series(
                                metric, Labels.of(Map.of("n", Integer.toString(i))), "gauge", "1", Labels.NONE, null),
                        now,
                        value));
        store.append(new Batch(Tokens.DEFAULT, List.of(all), List.of())).block(Duration.ofSeconds(20));
    }

    private long count(String sql) {
        return Objects.requireNonNull(system.client()
                .sql(sql)
                .map(row -> new Columns(row).number("n"))
                .one()
                .block(Duration.ofSeconds(20)));
    }

    /** The names in a request stand there as they are, however it is compressed. */
    private static String text(byte[] request) {
        return new String(request, StandardCharsets.ISO_8859_1);
    }
}
