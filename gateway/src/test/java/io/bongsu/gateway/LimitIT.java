package io.bongsu.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.Tokens;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

@BongsuTest("gateway")
class LimitIT {
    private static final Played SERVICE = new Played();

    @LocalServerPort
    int port;

    @Autowired
    JsonMapper json;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        registry.add("BONGSU_COLLECTOR_URL", SERVICE::url);
        registry.add("BONGSU_EVENT_URL", SERVICE::url);
        registry.add("BONGSU_GATEWAY_CLIENT_SECRET", () -> "test");
        registry.add("bongsu.gateway.limit.api.per-second", () -> "1");
        registry.add("bongsu.gateway.limit.api.burst", () -> "3");
        registry.add("bongsu.gateway.limit.telemetry.per-second", () -> "1");
        registry.add("bongsu.gateway.limit.telemetry.burst", () -> "5");
    }

    @AfterAll
    static void stop() {
        SERVICE.stop();
    }

    @Test
    void whoCallsTooOftenIsToldWhenToGoOnAndOthersAreNotHeldUp() {
        List<HttpResponse<String>> answers =
                IntStream.range(0, 10).mapToObj(i -> get(Tokens.of("viewer"))).toList();
        HttpResponse<String> refused = answers.getLast();
        assertThat(answers.getFirst().statusCode()).isEqualTo(200);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(json.readTree(refused.body()).get("type").asString()).isEqualTo("/problems/too-many-requests");
        assertThat(get(Tokens.of("viewer", Tokens.ACME)).statusCode()).isEqualTo(200);
    }

    @Test
    void eachIngestKeyHasItsOwnShare() {
        Http sender = new Http(port);
        List<Integer> answers = IntStream.range(0, 12)
                .mapToObj(i -> sender.post("/v1/metrics", "x", "X-Bongsu-Ingest-Key", "bkone")
                        .statusCode())
                .toList();
        assertThat(answers).contains(429).startsWith(200, 200, 200, 200, 200);
        assertThat(sender.post("/v1/metrics", "x", "X-Bongsu-Ingest-Key", "bktwo")
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> get(String token) {
        return new Http(port).get("/api/v1/alerts", "Authorization", "Bearer " + token);
    }
}
