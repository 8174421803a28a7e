package io.bongsu.collector.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bongsu.collector.CollectorTest;
import io.bongsu.collector.RemoteWrite;
import io.bongsu.collector.Telemetry;
import io.bongsu.collector.WrittenHistogram;
import io.bongsu.collector.promql.data.Labels;
import io.bongsu.collector.promql.data.Series;
import io.bongsu.collector.promql.eval.Engine;
import io.bongsu.collector.promql.eval.Options;
import io.bongsu.collector.promql.histogram.Buckets;
import io.bongsu.collector.promql.histogram.Hint;
import io.bongsu.collector.promql.histogram.NativeHistogram;
import io.bongsu.platform.test.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Native histograms that came in by OTLP and by remote write are what they were, for every question. */
@CollectorTest
class NativeHistogramIT {
    private static final List<String> QUESTIONS = List.of(
            "histogram_quantile(0.9, %s)",
            "histogram_quantile(0.1, %s)",
            "histogram_count(%s)",
            "histogram_sum(%s)",
            "histogram_fraction(-1, 2, %s)",
            "histogram_quantile(0.5, rate(%s[1m]))",
            "histogram_count(increase(%s[1m]))",
            "histogram_quantile(0.75, sum(rate(%s[1m])))");

    @Autowired
    Telemetry telemetry;

    private final long now = System.currentTimeMillis();

    /** One histogram: its time, schema and what it counts. */
    private record Model(
            long at, int schema, SortedMap<Integer, Long> positive, SortedMap<Integer, Long> negative, long zeros) {
        NativeHistogram histogram() {
            double count = (double) zeros + sum(positive) + sum(negative);
            return new NativeHistogram(
                    schema,
                    Hint.UNKNOWN,
                    1e-128,
                    (double) zeros,
                    count,
                    total(),
                    buckets(positive),
                    buckets(negative),
                    NativeHistogram.NO_BOUNDS);
        }

        double total() {
            return sum(positive) * 1.5 - sum(negative);
        }

        private static double sum(SortedMap<Integer, Long> buckets) {
            return buckets.values().stream().mapToDouble(Long::doubleValue).sum();
        }

        private static Buckets buckets(SortedMap<Integer, Long> buckets) {
            return Buckets.of(
                    buckets.keySet().stream().mapToInt(one -> one).toArray(),
                    buckets.values().stream().mapToDouble(Long::doubleValue).toArray());
        }
    }

    /** Growing counts with a restart in the middle. */
    private List<Model> models(int schema, long seed) {
        Random random = new Random(seed);
        List<Model> models = new ArrayList<>();
        SortedMap<Integer, Long> positive = new TreeMap<>();
        SortedMap<Integer, Long> negative = new TreeMap<>();
        long zeros = 0;
        for (int i = 0; i < 12; i++) {
            if (i == 7) {
                positive = new TreeMap<>();
                negative = new TreeMap<>();
                zeros = 0;
            }
            for (int j = 0; j < 40; j++) {
                positive.merge((int) Math.round(random.nextGaussian() * 12), 1L, Long::sum);
                negative.merge(random.nextInt(6), 1L, Long::sum);
            }
            zeros += random.nextInt(3);
            models.add(new Model(
                    now - (12 - i) * 5_000L, schema, new TreeMap<>(positive), new TreeMap<>(negative), zeros));
        }
        return models;
    }

    @Test
    void integersOfRemoteWriteAnswerAsTheModel() {
        List<Model> models = models(3, 1);
        written(Map.of("__name__", "rw.integers", "job", "a"), models, false);

        asTheModel("rw_integers", models);
    }

    @Test
    void floatsOfRemoteWriteAnswerAsTheModel() {
        List<Model> models = models(0, 2);
        written(Map.of("__name__", "rw_floats", "job", "a"), models, true);

        asTheModel("rw_floats", models);
    }

    @Test
    void exponentialHistogramsOfOtlpAnswerAsTheModel() {
        List<Model> models = models(4, 3);
        exported("otlp.latency", models, 4);

        asTheModel("otlp_latency", models);
    }

    @Test
    void finerScalesThanPrometheusKnowsAreMadeCoarser() {
        List<Model> fine = models(10, 4);
        exported("otlp.fine", fine, 10);

        List<NativeHistogram> coarse = new ArrayList<>();
        fine.forEach(model -> coarse.add(coarser(model, 2)));
        asTheModel("otlp_fine", fine, coarse);
        assertThat(number("histogram_count(otlp_fine)", now))
                .isEqualTo(coarse.getLast().count());
    }

    private static NativeHistogram coarser(Model model, int steps) {
        NativeHistogram fine = model.histogram();
        return new NativeHistogram(
                model.schema() - steps,
                fine.hint(),
                fine.zeroThreshold(),
                fine.zeroCount(),
                fine.count(),
                fine.sum(),
                fine.positive().coarser(steps),
                fine.negative().coarser(steps),
                fine.bounds());
    }

    @Test
    void customBoundsAreKept() {
        WrittenHistogram custom = new WrittenHistogram(
                now,
                -53,
                false,
                0,
                0,
                12,
                new TreeMap<>(Map.of(0, 4L, 1, 4L, 2, 2L)),
                new TreeMap<>(),
                List.of(1.0, 2.0),
                0);
        post(new RemoteWrite().histograms(Map.of("__name__", "rw_custom"), custom))
                .expectStatus()
                .isNoContent();

        assertThat(number("histogram_quantile(0.6, rw_custom)", now)).isCloseTo(1.5, within(1e-9));
        assertThat(number("histogram_count(rw_custom)", now)).isEqualTo(10);
    }

    @Test
    void stalenessMarkerEndsASeriesOfHistograms() {
        Map<String, String> labels = Map.of("__name__", "rw_ended");
        post(new RemoteWrite()
                        .histograms(
                                labels,
                                WrittenHistogram.of(now - 20_000, 0, 1, Map.of(1, 3L)),
                                WrittenHistogram.stale(now - 10_000)))
                .expectStatus()
                .isNoContent();

        assertThat(number("histogram_count(rw_ended)", now - 15_000)).isEqualTo(3);
        assertThat(result("rw_ended", now).size()).isZero();
    }

    @Test
    void partsOfHistogramsAreNeverSeen() {
        post(new RemoteWrite()
                        .histograms(
                                Map.of("__name__", "rw_hidden", "job", "a"),
                                WrittenHistogram.of(now, 0, 1, Map.of(1, 3L, 2, 1L))))
                .expectStatus()
                .isNoContent();

        JsonNode series = get("/series?match[]=rw_hidden");
        assertThat(series.path("data").size()).isEqualTo(1);
        assertThat(series.path("data").path(0).size()).isEqualTo(2);
        assertThat(get("/labels?match[]=rw_hidden").path("data").toString()).isEqualTo("[\"__name__\",\"job\"]");
        assertThat(get("/label/__part__/values").path("data").size()).isZero();
        assertThat(result("rw_hidden{__part__=\"count\"}", now).size()).isZero();
        assertThat(result("count(rw_hidden)", now).path(0).path("value").path(1).asString())
                .isEqualTo("1");
    }

    @Test
    void histogramsThatCannotBeAreRefusedByNameAndTheRestIsStored() {
        WrittenHistogram good = WrittenHistogram.of(now, 0, 1, Map.of(1, 3L));
        WrittenHistogram schema = WrittenHistogram.of(now, -9, 1, Map.of(1, 3L));
        WrittenHistogram less = WrittenHistogram.of(now, 0, 1, Map.of(1, -3L));
        post(new RemoteWrite()
                        .histograms(Map.of("__name__", "rw_good"), good)
                        .histograms(Map.of("__name__", "rw_schema"), schema)
                        .histograms(Map.of("__name__", "rw_less"), less)
                        .histograms(Map.of("__name__", "rw_part", "__part__", "sum"), good))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .value(
                        String.class,
                        detail -> assertThat(detail)
                                .contains(
                                        "schema", "rw_schema", "less than nothing", "rw_less", "__part__ is reserved"));

        assertThat(number("histogram_count(rw_good)", now)).isEqualTo(3);
        assertThat(result("{__name__=~\"rw_schema|rw_less|rw_part\"}", now).size())
                .isZero();
    }

    private void asTheModel(String metric, List<Model> models) {
        asTheModel(metric, models, models.stream().map(Model::histogram).toList());
    }

    private void asTheModel(String metric, List<Model> models, List<NativeHistogram> histograms) {
        Series series = new Series(Labels.of(new TreeMap<>(Map.of(Labels.METRIC, "m"))));
        for (int i = 0; i < models.size(); i++) {
            series.add(models.get(i).at(), histograms.get(i));
        }
        for (String question : QUESTIONS) {
            for (long at : new long[] {now - 40_000, now - 22_000, now}) {
                double expected = new Engine(Options.DEFAULT)
                        .instant(
                                question.formatted("m"),
                                at,
                                (matchers, from, to, budget) -> List.of(between(series, from, to)),
                                () -> false)
                        .rows()
                        .getFirst()
                        .value(0);
                assertThat(number(question.formatted(metric), at))
                        .as("%s at %d", question, at - now)
                        .isCloseTo(expected, within(1e-9 * Math.abs(expected)));
            }
        }
    }

    private static Series between(Series all, long from, long to) {
        Series kept = new Series(all.labels());
        for (int i = 0; i < all.histogramSize(); i++) {
            if (all.histogramTime(i) > from && all.histogramTime(i) <= to) {
                kept.add(all.histogramTime(i), all.histogram(i));
            }
        }
        return kept;
    }

    private void written(Map<String, String> labels, List<Model> models, boolean floats) {
        WrittenHistogram[] histograms = models.stream()
                .map(one -> new WrittenHistogram(
                        one.at(),
                        one.schema(),
                        floats,
                        1e-128,
                        one.zeros(),
                        one.total(),
                        one.positive(),
                        one.negative(),
                        List.of(),
                        0))
                .toArray(WrittenHistogram[]::new);
        post(new RemoteWrite().histograms(labels, histograms)).expectStatus().isNoContent();
    }

    /** OpenTelemetry's bucket is the one before Prometheus'. */
    private void exported(String metric, List<Model> models, int scale) {
        String points = models.stream()
                .map(one -> """
                        {"timeUnixNano":"%d","count":"%d","sum":%s,"scale":%d,"zeroCount":"%d","positive":%s,"negative":%s}""".formatted(
                                one.at() * 1_000_000,
                                (long) one.histogram().count(),
                                one.total(),
                                scale,
                                one.zeros(),
                                json(one.positive()),
                                json(one.negative())))
                .collect(Collectors.joining(","));
        telemetry
                .post("/v1/metrics", """
                        {"resourceMetrics":[{"resource":{"attributes":[{"key":"host.name","value":{"stringValue":"h"}}]},
                         "scopeMetrics":[{"metrics":[{"name":"%s","exponentialHistogram":{"aggregationTemporality":2,
                          "dataPoints":[%s]}}]}]}]}""".formatted(metric, points))
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{}");
    }

    private static String json(SortedMap<Integer, Long> buckets) {
        int first = buckets.firstKey();
        long[] counts = new long[buckets.lastKey() - first + 1];
        buckets.forEach((index, count) -> counts[index - first] = count);
        return "{\"offset\":%d,\"bucketCounts\":[%s]}"
                .formatted(
                        first - 1,
                        Arrays.stream(counts).mapToObj(one -> "\"" + one + "\"").collect(Collectors.joining(",")));
    }

    private double number(String query, long at) {
        JsonNode result = result(query, at);
        assertThat(result.size()).as(query).isEqualTo(1);
        return Double.parseDouble(result.path(0).path("value").path(1).asString());
    }

    private JsonNode result(String query, long at) {
        return get("/query?time=" + (double) at / 1000 + "&query={query}", query)
                .path("data")
                .path("result");
    }

    private JsonNode get(String path, Object... variables) {
        String answer = telemetry
                .client()
                .get()
                .uri("/prometheus/api/v1" + path, variables)
                .headers(headers -> headers.setBearerAuth(Tokens.of("viewer")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JsonMapper.shared().readTree(String.valueOf(answer));
    }

    private WebTestClient.ResponseSpec post(RemoteWrite request) {
        return telemetry
                .client()
                .post()
                .uri("/prometheus/api/v1/write")
                .header("Authorization", "Bearer " + Telemetry.KEY)
                .header("Content-Type", "application/x-protobuf")
                .header("Content-Encoding", "snappy")
                .bodyValue(request.snappy())
                .exchange();
    }
}
