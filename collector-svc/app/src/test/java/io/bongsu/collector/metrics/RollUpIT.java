package io.bongsu.collector.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bongsu.collector.CollectorTest;
import io.bongsu.collector.Telemetry;
import io.bongsu.collector.resource.Labels;
import io.bongsu.platform.test.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Samples that are too old to be kept are told by their roll-ups, and the answer says so. */
@CollectorTest
class RollUpIT {
    private static final long DAY = 86_400_000;

    @Autowired
    PackedMetricStore store;

    @Autowired
    Sealing sealing;

    @Autowired
    Compaction compaction;

    @Autowired
    MetricRetention retention;

    @Autowired
    Telemetry telemetry;

    @Test
    void oldSamplesAreToldByRollUpsAndTheAnswerSaysSo() {
        long today = System.currentTimeMillis() / DAY * DAY;
        long noon = today - 10 * DAY + DAY / 2;
        append("rolled.metric", noon - 7_200_000, noon);
        append("rolled.metric", today - 2 * DAY, today - 2 * DAY + 600_000);
        sealing.sealAll().block(Duration.ofSeconds(10));
        compaction.compact(today - 8 * DAY).block(Duration.ofSeconds(30));
        retention.dropOld(Instant.now()).block(Duration.ofSeconds(10));

        query("max_over_time(rolled_metric[1h] @ " + noon / 1000 + ")")
                .jsonPath("$.data.result[0].value[1]")
                .isEqualTo("720")
                .jsonPath("$.infos[0]")
                .value(String.class, info -> assertThat(info).contains("roll-ups of 5m"));
        query("count_over_time(rolled_metric[1h] @ " + noon / 1000 + ")")
                .jsonPath("$.data.result[0].value[1]")
                .isEqualTo("360");
        query("rolled_metric @ " + noon / 1000)
                .jsonPath("$.data.result[0].value[1]")
                .isEqualTo("720");
        query("increase(rolled_metric[1h] @ " + noon / 1000 + ")")
                .jsonPath("$.data.result[0].value[1]")
                .value(
                        String.class,
                        value -> assertThat(Double.parseDouble(value)).isCloseTo(360, within(1e-9)));
        query("count_over_time(rolled_metric[20d] @ " + today / 1000 + ")")
                .jsonPath("$.data.result[0].value[1]")
                .isEqualTo("780");
        query("max_over_time(rolled_metric[5m] @ " + (today - 2 * DAY + 600_000) / 1000 + ")")
                .jsonPath("$.infos")
                .doesNotExist();
    }

    private WebTestClient.BodyContentSpec query(String promql) {
        return telemetry.query(promql);
    }

    /** A sample each 10 s, after the first time up to the last; each is one more than the one before. */
    private void append(String metric, long from, long to) {
        Series series = new Series(metric, Labels.of(Map.of("n", "1")), "counter", "", Labels.NONE, null);
        List<Sample> samples = new ArrayList<>();
        for (long at = from + 10_000; at <= to; at += 10_000) {
            samples.add(new Sample(series, at, samples.size() + 1));
        }
        store.append(new Batch(Tokens.DEFAULT, samples, List.of())).block(Duration.ofSeconds(10));
    }
}
