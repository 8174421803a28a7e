package io.bongsu.event.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.event.Bus;
import io.bongsu.event.Suite;
import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.Tokens;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rules and alerts as a client of Prometheus reads them. */
@BongsuTest("event")
class PrometheusIT {
    private static final String RULES = "/prometheus/api/v1/rules";
    private static final String ALERTS = "/prometheus/api/v1/alerts";

    @LocalServerPort
    int port;

    @Autowired
    RabbitTemplate rabbit;

    @Autowired
    AmqpAdmin admin;

    Suite suite;
    Bus bus;

    @BeforeEach
    void connect() {
        suite = new Suite(port);
        bus = new Bus(rabbit, admin);
    }

    private static Stream<JsonNode> rules(JsonNode answer) {
        return answer.path("data")
                .path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream());
    }

    private JsonNode rule(String name) {
        return rules(suite.get("viewer", RULES))
                .filter(one -> one.path("name").stringValue("").equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ruleThatFiresIsToldWithItsSeriesAndFiresInTheListOfAlertsToo() {
        UUID id = suite.cpuRule("prom-cpu");
        Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        bus.sample(id, 0.97, at, Map.of("host.name", "prom1", "cpu.mode", "user"));
        suite.awaitState(id, "firing");

        JsonNode rule = rule("prom-cpu");

        assertThat(rule.path("type").stringValue()).isEqualTo("alerting");
        assertThat(rule.path("state").stringValue()).isEqualTo("firing");
        assertThat(rule.path("health").stringValue()).isEqualTo("ok");
        assertThat(rule.path("query").stringValue()).isEqualTo("{\"system.cpu.utilization\"} > 0.9");
        assertThat(rule.path("labels").path("severity").stringValue()).isEqualTo("major");
        JsonNode alert = rule.path("alerts").path(0);
        assertThat(alert.path("labels").path("alertname").stringValue()).isEqualTo("prom-cpu");
        assertThat(alert.path("labels").path("host.name").stringValue()).isEqualTo("prom1");
        assertThat(alert.path("annotations").path("summary").stringValue()).isEqualTo("CPU of prom1 is at 97 %");
        assertThat(Instant.parse(alert.path("activeAt").stringValue())).isEqualTo(at);
        assertThat(alert.path("value").stringValue()).isEqualTo("0.97");
        JsonNode alerts = suite.get("agent", ALERTS);
        assertThat(alerts.path("status").stringValue()).isEqualTo("success");
        assertThat(alerts.path("data").path("alerts").valueStream()).contains(alert);

        bus.sample(id, 0.1, at.plusMillis(5), Map.of("host.name", "prom1", "cpu.mode", "user"));
        suite.awaitState(id, "resolved");

        assertThat(rule("prom-cpu").path("state").stringValue()).isEqualTo("inactive");
        assertThat(suite.get("viewer", ALERTS).toString()).doesNotContain("prom1");
    }

    @Test
    void heldRuleIsPendingAndOneThatHeardNothingIsOfUnknownHealth() {
        UUID id = suite.rule("""
                {"name":"prom-held","expr":"rate(x[1m]) > 0.5","for":"PT90S","severity":5}""");
        assertThat(rule("prom-held").path("health").stringValue()).isEqualTo("unknown");
        assertThat(rule("prom-held").path("duration").doubleValue()).isEqualTo(90);
        bus.sample(id, 3, Instant.now(), Map.of("host.name", "prom2"));
        suite.awaitState(id, "pending");

        assertThat(rule("prom-held").path("state").stringValue()).isEqualTo("pending");
        assertThat(rule("prom-held").path("query").stringValue()).isEqualTo("rate(x[1m]) > 0.5");
    }

    @Test
    void filtersAreThoseOfPrometheus() {
        suite.cpuRule("prom-filter");
        assertThat(rules(suite.get("viewer", RULES + "?rule_name[]=prom-filter")))
                .singleElement()
                .satisfies(rule -> assertThat(rule.path("name").stringValue()).isEqualTo("prom-filter"));
        assertThat(rules(suite.get("viewer", RULES + "?rule_group[]=default"))
                        .map(rule -> rule.path("name").stringValue()))
                .contains("Host CPU is busy")
                .doesNotContain("prom-filter");
        assertThat(rules(suite.get("viewer", RULES + "?type=record"))).isEmpty();
        assertThat(rules(suite.get("viewer", RULES + "?exclude_alerts=true")))
                .allSatisfy(rule -> assertThat(rule.has("alerts")).isFalse());
        byte[] wrong = suite.client()
                .get()
                .uri(RULES + "?type=x")
                .headers(Suite.bearer(Tokens.of("viewer")))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .returnResult()
                .getResponseBody();
        assertThat(JsonMapper.shared().readTree(wrong).path("errorType").stringValue())
                .isEqualTo("bad_data");
    }

    @Test
    void anotherTenantSeesItsOwnRulesOnly() {
        suite.cpuRule("prom-ours");
        String theirs = suite.client()
                .get()
                .uri(RULES)
                .headers(Suite.bearer(Tokens.of("viewer", Tokens.ACME)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(theirs).contains("Host CPU is busy").doesNotContain("prom-ours");
    }
}
