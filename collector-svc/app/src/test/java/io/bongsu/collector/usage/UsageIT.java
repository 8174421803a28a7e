package io.bongsu.collector.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bongsu.collector.CollectorTest;
import io.bongsu.collector.RemoteWrite;
import io.bongsu.collector.RemoteWrite.At;
import io.bongsu.collector.Telemetry;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.test.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is stored is what is told, of the asker's tenant and of nobody else. */
@CollectorTest
class UsageIT {
    private static final String OURS = Tokens.of("viewer");
    private static final String THEIRS = Tokens.of("viewer", Tokens.ACME);

    @Autowired
    Telemetry telemetry;

    @Autowired
    UsageAccount account;

    @Autowired
    SystemDatabase database;

    private final long now = System.currentTimeMillis();

    /** The first key comes a moment after the service. */
    @BeforeEach
    void keyIsKnown() {
        await().until(() -> telemetry
                        .post("/v1/metrics", "{}")
                        .returnResult(String.class)
                        .getStatus()
                        .value()
                == 200);
    }

    private void write(String key, RemoteWrite request) {
        telemetry
                .client()
                .post()
                .uri("/prometheus/api/v1/write")
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/x-protobuf")
                .header("Content-Encoding", "snappy")
                .bodyValue(request.snappy())
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    private RemoteWrite series(String metric, int count, int samples) {
        RemoteWrite request = new RemoteWrite();
        for (int i = 0; i < count; i++) {
            At[] at = new At[samples];
            for (int s = 0; s < samples; s++) {
                at[s] = new At(now - 1_000L * s, i);
            }
            request.series(Map.of("__name__", metric, "shop", "shop" + i, "zone", "z"), at);
        }
        return request;
    }

    private JsonNode ask(String path, String token) {
        byte[] body = telemetry
                .client()
                .get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JsonMapper.shared().readTree(Objects.requireNonNull(body));
    }

    private int status(String path) {
        return telemetry
                .client()
                .get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(OURS))
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    private @Nullable JsonNode item(String question, String name, String token) {
        return StreamSupport.stream(
                        ask("/api/v1/metrics/usage?limit=200&" + question, token)
                                .path("items")
                                .spliterator(),
                        false)
                .filter(one -> one.path("name").asString().equals(name))
                .findFirst()
                .orElse(null);
    }

    private JsonNode awaited(String question, String name) {
        await().atMost(Duration.ofSeconds(15)).until(() -> item(question, name, OURS) != null);
        return Objects.requireNonNull(item(question, name, OURS));
    }

    @Test
    void metricTellsItsSeriesItsSamplesAndHowManyWereNew() {
        write(Telemetry.KEY, series("usage_orders", 12, 3));

        JsonNode item = awaited("q=usage_orders", "usage_orders");

        assertThat(item.path("series").asInt()).isEqualTo(12);
        assertThat(item.path("samplesPerSecond").asDouble()).isPositive();
        assertThat(item.path("newSeriesPerHour").asDouble()).isEqualTo(12);
        assertThat(item("q=usage_orders", "usage_orders", THEIRS)).isNull();
    }

    @Test
    void labelTellsHowManyValuesItHasAndWhichMostSeriesHave() {
        write(Telemetry.KEY, series("usage_labels", 30, 1));

        JsonNode shop = awaited("by=label&metric=usage_labels", "shop");
        JsonNode zone = awaited("by=label", "zone");

        assertThat(shop.path("values").asInt()).isEqualTo(30);
        assertThat(shop.path("series").asInt()).isEqualTo(30);
        assertThat(zone.path("top").path(0).path("value").asString()).isEqualTo("z");
        assertThat(zone.path("series").asInt()).isGreaterThanOrEqualTo(30);
        assertThat(item("by=label&metric=usage_labels", "shop", THEIRS)).isNull();
    }

    @Test
    void senderTellsWhatItSentUnderTheNameOfItsKey() {
        String key = telemetry.issueKey(Tokens.of("admin"));
        write(key, series("usage_sent", 7, 2));

        JsonNode sender = awaited("by=sender", "test");

        assertThat(sender.path("type").asString()).isEqualTo("key");
        assertThat(sender.path("series").asInt()).isEqualTo(7);
        assertThat(ask("/api/v1/metrics/usage?by=sender&limit=200", THEIRS).toString())
                .doesNotContain(sender.path("id").asString());
    }

    @Test
    void seriesBelongToWhoSentThemLast() {
        String first = telemetry.issueKey(Tokens.of("admin", Tokens.ACME));
        String second = telemetry.issueKey(Tokens.of("admin", Tokens.ACME));
        write(first, series("usage_moved", 5, 1));
        write(second, series("usage_moved", 2, 2));

        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            List<Integer> series = StreamSupport.stream(
                            ask("/api/v1/metrics/usage?by=sender", THEIRS)
                                    .path("items")
                                    .spliterator(),
                            false)
                    .map(one -> one.path("series").asInt())
                    .toList();
            assertThat(series).contains(3, 2).doesNotContain(5);
        });
    }

    @Test
    void whatAQuerySelectedIsAskedForAndTheDatabaseRemembersIt() {
        write(Telemetry.KEY, series("usage_asked", 2, 1));
        write(Telemetry.KEY, series("usage_alone", 2, 1));
        telemetry.query("sum(usage_asked)");

        await().atMost(Duration.ofSeconds(15))
                .until(() -> awaited("q=usage_asked", "usage_asked").has("askedAt"));
        assertThat(awaited("q=usage_alone", "usage_alone").has("askedAt")).isFalse();

        account.keep().block(Duration.ofSeconds(10));

        assertThat(kept("usage_asked")).isEqualTo("asked");
        assertThat(kept("usage_alone")).isEqualTo("never");
    }

    private String kept(String metric) {
        return Objects.requireNonNull(database.client()
                .sql(
                        "SELECT CASE WHEN asked_at IS NULL THEN 'never' ELSE 'asked' END AS use FROM metric_use WHERE metric = :m")
                .bind("m", metric)
                .map(row -> String.valueOf(row.get("use", String.class)))
                .one()
                .block(Duration.ofSeconds(10)));
    }

    @Test
    void newMetricIsNotCalledUnused() {
        write(Telemetry.KEY, series("usage_young", 1, 1));
        awaited("q=usage_young", "usage_young");

        assertThat(item("q=usage_young&unusedForDays=1", "usage_young", OURS)).isNull();
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        for (int i = 0; i < 7; i++) {
            write(Telemetry.KEY, series("usage_page_" + i, 1 + i % 3, 1));
        }
        await().atMost(Duration.ofSeconds(15))
                .until(() -> ask("/api/v1/metrics/usage?q=usage_page", OURS)
                                .path("count")
                                .asInt()
                        == 7);

        List<String> names = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = ask("/api/v1/metrics/usage?q=usage_page&limit=3" + after, OURS);
            page.path("items").forEach(one -> names.add(one.path("name").asString()));
            after = page.path("next").isNull()
                    ? ""
                    : "&after=" + page.path("next").asString();
        } while (!after.isEmpty());

        assertThat(names)
                .containsExactly(
                        "usage_page_2",
                        "usage_page_5",
                        "usage_page_1",
                        "usage_page_4",
                        "usage_page_0",
                        "usage_page_3",
                        "usage_page_6");
    }

    @Test
    void wrongQuestionsSayWhatIsWrong() {
        assertThat(status("/api/v1/metrics/usage?by=host")).isEqualTo(400);
        assertThat(status("/api/v1/metrics/usage?sort=-values")).isEqualTo(400);
        assertThat(status("/api/v1/metrics/usage?by=label&unusedForDays=3")).isEqualTo(400);
        assertThat(status("/api/v1/metrics/usage?unusedForDays=0")).isEqualTo(400);
        assertThat(status("/api/v1/metrics/usage?after=x")).isEqualTo(400);
        assertThat(status("/prometheus/api/v1/status/tsdb?limit=10001")).isEqualTo(400);
    }

    @Test
    void prometheusAccountIsTheTenantsOwn() {
        String key = telemetry.issueKey(Tokens.of("admin", Tokens.ACME));
        write(Telemetry.KEY, series("usage_status", 300, 1));
        write(key, series("usage_theirs", 4, 1));

        JsonNode data = ask("/prometheus/api/v1/status/tsdb?limit=3", OURS).path("data");

        assertThat(data.path("seriesCountByMetricName").path(0).path("name").asString())
                .isEqualTo("usage_status");
        assertThat(data.path("seriesCountByMetricName").path(0).path("value").asInt())
                .isEqualTo(300);
        assertThat(data.path("labelValueCountByLabelName").path(0).path("name").asString())
                .isEqualTo("shop");
        assertThat(data.path("labelValueCountByLabelName").path(0).path("value").asInt())
                .isEqualTo(300);
        assertThat(data.path("seriesCountByLabelValuePair").path(0).path("name").asString())
                .isEqualTo("zone=z");
        assertThat(data.path("headStats").path("chunkCount").asInt()).isGreaterThanOrEqualTo(300);
        assertThat(data.path("headStats").path("maxTime").asLong()).isGreaterThan(now);
        JsonNode other = ask("/prometheus/api/v1/status/tsdb", THEIRS).path("data");
        assertThat(other.toString()).contains("usage_theirs").doesNotContain("usage_status");
    }
}
