package io.bongsu.collector.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bongsu.collector.CollectorTest;
import io.bongsu.collector.RemoteWrite;
import io.bongsu.collector.RemoteWrite.At;
import io.bongsu.collector.Telemetry;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.test.Tokens;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What senders tell beside samples: exemplars, help and units, resources. */
@CollectorTest
class ExemplarIT {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Autowired
    Telemetry telemetry;

    @Autowired
    SystemDatabase database;

    @Test
    void exemplarsOfOtlpAreFoundByAnyQueryOverTheirSeriesAndByNobodyElse() {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            long now = System.currentTimeMillis();
            telemetry
                    .post("/v1/metrics", """
                            {"resourceMetrics":[{"resource":{"attributes":[{"key":"host.name","value":{"stringValue":"h"}}]},
                             "scopeMetrics":[{"metrics":[{"name":"ex.latency","histogram":{"aggregationTemporality":2,"dataPoints":[
                              {"timeUnixNano":"%1$d","count":"2","sum":1.2,"bucketCounts":["1","1"],"explicitBounds":[0.5],
                               "exemplars":[{"timeUnixNano":"%1$d","asDouble":0.7,"traceId":"%2$s"}]}]}}]}]}]}""".formatted(now * 1_000_000, TRACE))
                    .expectStatus()
                    .isOk();
            JsonNode found =
                    exemplars("histogram_quantile(0.9, rate(ex_latency_bucket[5m]))", Tokens.of("viewer"), now);
            assertThat(found.size()).isEqualTo(1);
            assertThat(found.path(0).path("seriesLabels").path("__name__").asString())
                    .isEqualTo("ex.latency_bucket");
            assertThat(found.path(0).path("seriesLabels").path("le").asString()).isEqualTo("+Inf");
            JsonNode last = found.path(0)
                    .path("exemplars")
                    .path(found.path(0).path("exemplars").size() - 1);
            assertThat(last.path("labels").path("trace_id").asString()).isEqualTo(TRACE);
            assertThat(last.path("value").asString()).isEqualTo("0.7");
            assertThat(last.path("timestamp").asDouble()).isEqualTo(now / 1000.0);
            assertThat(exemplars("ex_latency_sum", Tokens.of("viewer"), now).size())
                    .isZero();
            assertThat(exemplars("ex_latency_bucket", Tokens.of("viewer", Tokens.ACME), now)
                            .size())
                    .isZero();
            assertThat(exemplars("ex_latency_bucket", Tokens.of("viewer"), now - 3_600_000)
                            .size())
                    .isZero();
        });
    }

    @Test
    void exemplarsOfRemoteWriteAreFound() {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            long now = System.currentTimeMillis();
            post(new RemoteWrite()
                    .series(Map.of("__name__", "ex_requests_total"), new At(now, 1))
                    .exemplar(Map.of("__name__", "ex_requests_total"), now, 3, Map.of("trace_id", TRACE)));
            JsonNode found = exemplars("ex_requests_total", Tokens.of("viewer"), now);
            assertThat(found.path(0)
                            .path("exemplars")
                            .path(0)
                            .path("labels")
                            .path("trace_id")
                            .asString())
                    .isEqualTo(TRACE);
        });
    }

    @Test
    void questionForExemplarsMustBeOne() {
        telemetry
                .client()
                .get()
                .uri("/prometheus/api/v1/query_exemplars?query={query}", "sum(")
                .headers(headers -> headers.setBearerAuth(Tokens.of("viewer")))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void helpTypeAndUnitAreAnsweredAndWritten() {
        long now = System.currentTimeMillis();
        post(new RemoteWrite()
                .series(Map.of("__name__", "described_bucket", "le", "1"), new At(now, 1))
                .metadata(3, "described", "How long it took", "seconds"));

        JsonNode said = get("/metadata?metric=described_bucket", Tokens.of("viewer"))
                .path("described_bucket")
                .path(0);
        assertThat(said.path("type").asString()).isEqualTo("histogram");
        assertThat(said.path("help").asString()).isEqualTo("How long it took");
        assertThat(said.path("unit").asString()).isEqualTo("seconds");
        StepVerifier.create(database.client()
                        .sql("SELECT help FROM metric_description WHERE metric = 'described'")
                        .map(row -> String.valueOf(row.get("help", String.class)))
                        .all())
                .expectNext("How long it took")
                .verifyComplete();
    }

    @Test
    void whatAResourceSaysBesideItsIdentityIsJoinedByInfo() {
        telemetry
                .post("/v1/metrics", Telemetry.gauge("joined", "joined.metric", 7, System.currentTimeMillis()))
                .expectStatus()
                .isOk();

        telemetry
                .query("info(joined_metric)")
                .jsonPath("$.data.result[0].metric['os.type']")
                .isEqualTo("linux")
                .jsonPath("$.data.result[0].value[1]")
                .isEqualTo("7");
        telemetry
                .query("target_info{host_name=\"joined\"}")
                .jsonPath("$.data.result.length()")
                .isEqualTo(1);
    }

    private JsonNode exemplars(String query, String token, long until) {
        return get(
                "/query_exemplars?query={query}&start=" + (until / 1000 - 600) + "&end=" + (until / 1000 + 1),
                token,
                query);
    }

    private JsonNode get(String path, String token, Object... variables) {
        String answer = telemetry
                .client()
                .get()
                .uri("/prometheus/api/v1" + path, variables)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JsonMapper.shared().readTree(String.valueOf(answer)).path("data");
    }

    private void post(RemoteWrite request) {
        telemetry
                .client()
                .post()
                .uri("/prometheus/api/v1/write")
                .header("Authorization", "Bearer " + Telemetry.KEY)
                .header("Content-Type", "application/x-protobuf")
                .header("Content-Encoding", "snappy")
                .bodyValue(request.snappy())
                .exchange()
                .expectStatus()
                .isNoContent();
    }
}
