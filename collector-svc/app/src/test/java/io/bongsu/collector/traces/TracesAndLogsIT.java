package io.bongsu.collector.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bongsu.collector.CollectorTest;
import io.bongsu.collector.Telemetry;
import io.bongsu.collector.resource.Sightings;
import io.bongsu.collector.watch.Bus;
import io.bongsu.platform.test.Tokens;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@CollectorTest
@TestPropertySource(
        properties = {
            "bongsu.collector.host.tenant=00000000-0000-7000-8000-000000000001",
            "bongsu.collector.host.every=1s",
            "bongsu.collector.host.name=this-box"
        })
class TracesAndLogsIT {
    private static final String OBSERVED = "io.bongsu.collector.entity.observed.v2";

    @Autowired
    Telemetry telemetry;

    @Autowired
    Sightings sightings;

    private final Bus entities;
    private final Bus hints;

    TracesAndLogsIT(@Autowired ConnectionFactory connections) {
        this.entities = new Bus(connections, "collector.entity");
        this.hints = new Bus(connections, "collector.telemetry");
    }

    @AfterEach
    void close() {
        entities.close();
        hints.close();
    }

    @Test
    void whoCallsWhomIsToldWhicheverSideArrivesFirst() {
        String one = "a".repeat(31) + "1";
        String two = "a".repeat(31) + "2";
        post(span("shop", one, "1111111111111111", "", ""));
        post(span("pay", one, "2222222222222222", "1111111111111111", ""));
        post(span("stock", two, "4444444444444444", "3333333333333333", "")); // the child first
        post(span("shop", two, "3333333333333333", "", ""));

        await().until(() -> relations().containsAll(Set.of("shop calls pay", "shop calls stock")));
        assertThat(relations()).doesNotContain("shop calls shop", "pay calls shop");
    }

    @Test
    void databasesAndQueuesAreEntitiesTheirServicesCall() {
        post(span("cart", "b".repeat(32), "1111111111111111", "", """
                {"key":"db.system","value":{"stringValue":"postgresql"}},
                {"key":"server.address","value":{"stringValue":"db-1"}},
                {"key":"db.namespace","value":{"stringValue":"carts"}}"""));
        post(span("cart", "b".repeat(32), "2222222222222222", "1111111111111111", """
                {"key":"messaging.system","value":{"stringValue":"rabbitmq"}},
                {"key":"messaging.destination.name","value":{"stringValue":"orders"}}"""));

        await().until(() -> relations().containsAll(Set.of("cart calls carts", "cart calls orders")));
        assertThat(observed()).contains("database carts", "queue orders", "service cart");
    }

    @Test
    void entityIsToldOnceAMinuteNotAtEverySpan() {
        for (int i = 1; i < 6; i++) {
            post(span("calm", "c".repeat(32), "111111111111111" + i, "", ""));
        }

        await().until(() -> observed().contains("service calm"));
        assertThat(observed()).filteredOn("service calm"::equals).hasSize(1);
    }

    @Test
    void traceIsListedAndShownAndSpanTwiceCountsOnce() {
        String trace = "d".repeat(32);
        String front = span("front", trace, "1111111111111111", "", "");
        String back = span("back", trace, "2222222222222222", "1111111111111111", "");
        for (int i = 0; i < 2; i++) {
            post(front);
            post(back);
        }

        get("/api/v1/traces?service=back")
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].traceId")
                .isEqualTo(trace)
                .jsonPath("$.items[0].rootService")
                .isEqualTo("front")
                .jsonPath("$.items[0].spanCount")
                .isEqualTo(2)
                .jsonPath("$.items[0].errorCount")
                .isEqualTo(0);
        get("/api/v1/traces/" + trace)
                .jsonPath("$.spans[0].parentSpanId")
                .isEmpty()
                .jsonPath("$.spans[1].service")
                .isEqualTo("back")
                .jsonPath("$.spans[1].kind")
                .isEqualTo("server");
    }

    @Test
    void logsAreListedNewestFirstFilteredAndPaged() {
        long now = System.currentTimeMillis() * 1_000_000;
        List<String> records = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            records.add("""
                    {"timeUnixNano":"%d","severityNumber":17,"body":{"stringValue":"Disk %d is FULL"}}""".formatted(now + i, i));
        }
        telemetry
                .post("/v1/logs", """
                        {"resourceLogs":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"logger"}}]},
                         "scopeLogs":[{"logRecords":[%s]}]}]}""".formatted(String.join(",", records)))
                .expectStatus()
                .isOk();

        get("/api/v1/logs?service=logger&q=full&limit=2")
                .jsonPath("$.items[0].body")
                .isEqualTo("Disk 4 is FULL")
                .jsonPath("$.items[0].severityText")
                .isEqualTo("ERROR")
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.next")
                .isNotEmpty();
        get("/api/v1/logs?service=logger&q=disk%203")
                .jsonPath("$.items.length()")
                .isEqualTo(1);
        get("/api/v1/logs?service=other").jsonPath("$.items.length()").isEqualTo(0);
    }

    @Test
    void thisMachineIsWatchedThroughTheSameWayIn() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> telemetry
                        .query("system_cpu_utilization{host_name=\"this-box\"}")
                        .jsonPath("$.data.result.length()")
                        .isEqualTo(1));
        telemetry
                .query("count(bongsu_process_memory_usage{host_name=\"this-box\"})")
                .jsonPath("$.data.result.length()")
                .isEqualTo(1);
        telemetry
                .query("bongsu_collection_success")
                .jsonPath("$.data.result[0].value[1]")
                .isEqualTo("1");
        sightings.forget(); // it was told before this test listened
        await().until(() -> observed().contains("host this-box"));
        await().until(() -> hints.facts("io.bongsu.collector.telemetry.received.v1").stream()
                .anyMatch(hint -> hint.path("data").path("entities").toString().contains("this-box")));
    }

    @Test
    void whatIsSeenTogetherIsToldTogetherAndNoMessageGrowsWithoutEnd() {
        String spans = IntStream.range(0, 130)
                .mapToObj(i -> span("many-" + i, "d".repeat(29) + "%03d".formatted(i), "1111111111111111", "", ""))
                .map(json -> json.substring(json.indexOf('[') + 1, json.lastIndexOf(']')))
                .collect(Collectors.joining(","));
        post("{\"resourceSpans\":[" + spans + "]}");

        await().until(() -> observed().stream()
                        .filter(one -> one.startsWith("service many-"))
                        .distinct()
                        .count()
                == 130);
        assertThat(entities.facts(OBSERVED))
                .extracting(event -> event.path("data").path("entities").size())
                .contains(100)
                .allMatch(size -> size <= 100);
    }

    private void post(String json) {
        telemetry.post("/v1/traces", json).expectStatus().isOk().expectBody().json("{}");
    }

    private WebTestClient.BodyContentSpec get(String uri) {
        return telemetry
                .client()
                .get()
                .uri(URI.create("http://127.0.0.1:" + telemetry.port() + uri))
                .headers(headers -> headers.setBearerAuth(Tokens.of("viewer")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private Set<String> relations() {
        return told().flatMap(entity -> entity.path("relations").valueStream())
                .map(relation -> name(relation.path("from")) + " "
                        + relation.path("type").asString() + " " + name(relation.path("to")))
                .collect(Collectors.toSet());
    }

    private List<String> observed() {
        return told().map(one -> one.path("entity"))
                .map(entity -> entity.path("type").asString() + " " + name(entity))
                .toList();
    }

    private Stream<JsonNode> told() {
        return entities.facts(OBSERVED).stream()
                .flatMap(event -> event.path("data").path("entities").valueStream());
    }

    private static String name(JsonNode entity) {
        return entity.path("name").asString();
    }

    private static String span(String service, String trace, String span, String parent, String attributes) {
        long start = System.currentTimeMillis() * 1_000_000;
        return """
                {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"%s"}}]},
                 "scopeSpans":[{"spans":[{"traceId":"%s","spanId":"%s","parentSpanId":"%s","name":"GET /","kind":2,
                  "startTimeUnixNano":"%d","endTimeUnixNano":"%d","attributes":[%s]}]}]}]}""".formatted(service, trace, span, parent, start, start + 5_000_000, attributes);
    }
}
