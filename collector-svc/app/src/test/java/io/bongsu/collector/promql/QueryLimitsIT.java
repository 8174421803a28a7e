package io.bongsu.collector.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bongsu.collector.CollectorTest;
import io.bongsu.collector.RemoteWrite;
import io.bongsu.collector.RemoteWrite.At;
import io.bongsu.collector.Telemetry;
import io.bongsu.platform.test.Tokens;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each limit of a query is a 422 that names it and what to change. */
@CollectorTest
@TestPropertySource(
        properties = {
            "bongsu.collector.promql.series=20",
            "bongsu.collector.promql.samples=200",
            "bongsu.collector.promql.values=20000",
            "bongsu.collector.promql.points=100",
            "bongsu.collector.metrics.series-per-query=40",
            "bongsu.collector.metrics.samples-per-query=400"
        })
class QueryLimitsIT {
    private final long now = System.currentTimeMillis();

    @Autowired
    Telemetry telemetry;

    @BeforeEach
    void store() {
        RemoteWrite request = new RemoteWrite();
        for (int i = 0; i < 50; i++) {
            request.series(Map.of("__name__", "wide", "i", String.valueOf(i)), new At(now, i));
        }
        At[] long1 = new At[500];
        for (int i = 0; i < long1.length; i++) {
            long1[i] = new At(now - 100L * i, i);
        }
        request.series(Map.of("__name__", "long"), long1);
        request.series(Map.of("__name__", "small"), new At(now, 1));
        await().until(() -> written(request) == 204); // the first key comes a moment after the service
    }

    private int written(RemoteWrite request) {
        return telemetry
                .client()
                .post()
                .uri("/prometheus/api/v1/write")
                .header("Authorization", "Bearer " + Telemetry.KEY)
                .header("Content-Encoding", "snappy")
                .header("Content-Type", "application/x-protobuf")
                .bodyValue(request.snappy())
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    private EntityExchangeResult<byte[]> ask(String path, String... parameters) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            form.add(parameters[i], parameters[i + 1]);
        }
        if (path.equals("query")) {
            form.add("time", Double.toString(now / 1000d)); // a window back from the samples, however slow the machine
        }
        return telemetry
                .client()
                .post()
                .uri("/prometheus/api/v1/" + path)
                .headers(headers -> headers.setBearerAuth(Tokens.of("viewer")))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue(form)
                .exchange()
                .expectBody()
                .returnResult();
    }

    private static void refused(EntityExchangeResult<byte[]> answer, String type, String... says) {
        JsonNode body = JsonMapper.shared().readTree(Objects.requireNonNull(answer.getResponseBody()));
        assertThat(answer.getStatus().value()).as("%s", body).isEqualTo(422);
        assertThat(body.path("errorType").asString()).isEqualTo(type);
        assertThat(body.path("error").asString()).contains(says);
    }

    @Test
    void seriesSamplesMemoryPointsAndTimeAreNamed() {
        refused(ask("query", "query", "count(wide)"), "execution", "more than 40 series", "matchers");
        refused(ask("query", "query", "count(wide{i=~\"[123].\"})"), "execution", "more than 20 series", "matchers");
        refused(
                ask("query", "query", "count_over_time(long[5m])"),
                "execution",
                "more than 400 samples",
                "shorter time");
        refused(ask("query", "query", "count_over_time(long[25s])"), "execution", "more than 200", "shorter time");
        refused(
                ask("query", "query", "count_over_time(vector(1)[1h:100ms])"),
                "execution",
                "more than 20000 values",
                "longer step");
        refused(
                ask("query_range", "query", "small", "start", "0", "end", "1000", "step", "1"),
                "execution",
                "100 points",
                "longer step");
        refused(
                ask("query", "query", "count_over_time(vector(1)[10m:100ms])", "timeout", "0.000001"),
                "timeout",
                "timed out",
                "shorter time");
        assertThat(ask("query", "query", "small").getStatus().value()).isEqualTo(200);
    }
}
