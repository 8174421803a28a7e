package io.bongsu.collector.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.collector.CollectorTest;
import io.bongsu.collector.Telemetry;
import io.bongsu.platform.test.Tokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

@CollectorTest
class DeleteSeriesIT {
    @Autowired
    Telemetry telemetry;

    private final long now = System.currentTimeMillis();

    @Test
    void seriesAreDeletedByPrometheusApiInTheirTenantOnly() {
        String acme = telemetry.issueKey(Tokens.of("admin", Tokens.ACME));
        for (String key : List.of(Telemetry.KEY, acme)) {
            telemetry
                    .post("/v1/metrics", Telemetry.gauge("h", "to.delete", 1, now - 60_000), key)
                    .expectStatus()
                    .isOk();
        }

        assertThat(delete("operator", HttpMethod.POST, "match[]", "to_delete")).isEqualTo(403);
        assertThat(delete("admin", HttpMethod.POST, "start", "0")).isEqualTo(400);
        assertThat(delete("admin", HttpMethod.POST, "match[]", "sum(to_delete)"))
                .isEqualTo(400);
        telemetry.query("to_delete").jsonPath("$.data.result.length()").isEqualTo(1);

        assertThat(delete("admin", HttpMethod.PUT, "match[]", "{\"to.delete\"}"))
                .isEqualTo(204);

        telemetry.query("to_delete").jsonPath("$.data.result.length()").isEqualTo(0);
        assertThat(clean("operator")).isEqualTo(403);
        assertThat(clean("admin")).isEqualTo(204);
        telemetry
                .query("to_delete", Tokens.of("viewer", Tokens.ACME))
                .jsonPath("$.data.result.length()")
                .isEqualTo(1);
        telemetry
                .post("/v1/metrics", Telemetry.gauge("h", "to.delete", 2, now - 60_000))
                .expectStatus()
                .isOk();
        telemetry.query("to_delete").jsonPath("$.data.result[0].value[1]").isEqualTo("2");
    }

    private int clean(String role) {
        return telemetry
                .client()
                .post()
                .uri("/prometheus/api/v1/admin/tsdb/clean_tombstones")
                .headers(headers -> headers.setBearerAuth(Tokens.of(role)))
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    private int delete(String role, HttpMethod method, String parameter, String value) {
        return telemetry
                .client()
                .method(method)
                .uri(uri -> uri.path("/prometheus/api/v1/admin/tsdb/delete_series")
                        .queryParam(parameter, "{value}")
                        .build(value))
                .headers(headers -> headers.setBearerAuth(Tokens.of(role)))
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }
}
