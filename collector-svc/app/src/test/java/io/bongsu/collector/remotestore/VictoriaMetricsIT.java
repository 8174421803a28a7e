package io.bongsu.collector.remotestore;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.collector.CollectorTest;
import io.bongsu.collector.MetricStoreContract;
import io.bongsu.collector.Telemetry;
import io.bongsu.collector.metrics.Samples;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The contract, with VictoriaMetrics keeping the samples, and what is only there with another store. */
@CollectorTest
class VictoriaMetricsIT extends MetricStoreContract {
    @Autowired
    Telemetry telemetry;

    private static final String URL = OtherStore.victoriaMetrics();

    @DynamicPropertySource
    static void elsewhere(DynamicPropertyRegistry properties) {
        properties.add("bongsu.collector.metrics.store", () -> "remote");
        properties.add("bongsu.collector.metrics.remote.url", () -> URL);
    }

    /** It remembers for ten seconds that there was nothing. */
    @Override
    protected void settle() throws InterruptedException {
        OtherStore.answers(URL + "/internal/force_flush");
    }

    @Test
    void nobodyCanSayToBeAnotherTenantAndNobodySeesWhoHeIs() {
        append(ACME, sample("forged", Map.of("bongsu_tenant", DEFAULT.id().toString()), now, 666));
        append(DEFAULT, sample("forged", Map.of("mine", "1"), now, 1));

        Samples mine = one(selector(equal("__name__", "forged")), 1);

        assertThat(mine.value(0)).isEqualTo(1);
        assertThat(mine.series().labels().asMap()).containsOnlyKeys("mine");
        assertThat(select(
                        DEFAULT,
                        selector(
                                equal("__name__", "forged"),
                                equal("bongsu_tenant", ACME.id().toString())),
                        0,
                        now))
                .isEmpty();
        assertThat(select(DEFAULT, selector(equal("__name__", "forged"), equal("bongsu_tenant", "")), 0, now))
                .hasSize(1);
    }

    @Test
    void whatComesByOtlpIsFoundByPromQl() {
        telemetry
                .post("/v1/metrics", Telemetry.gauge("web1", "system.load", 5, now))
                .expectStatus()
                .isOk();
        one(selector(equal("__name__", "system.load")), 1);

        telemetry
                .query("sum by (host_name) (system_load{\"host.name\"=~\"web.\"})")
                .jsonPath("$.data.result.length()")
                .isEqualTo(1)
                .jsonPath("$.data.result[0].metric.host_name")
                .isEqualTo("web1")
                .jsonPath("$.data.result[0].value[1]")
                .isEqualTo("5");
    }
}
