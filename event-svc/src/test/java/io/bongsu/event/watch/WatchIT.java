package io.bongsu.event.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bongsu.contracts.Exchanges;
import io.bongsu.contracts.event.AlertRaised;
import io.bongsu.contracts.event.AlertResolved;
import io.bongsu.contracts.event.SituationOpened;
import io.bongsu.event.Bus;
import io.bongsu.event.SteeredClock;
import io.bongsu.event.Suite;
import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Samples and time, on the bus and the database. */
@BongsuTest("event")
@TestPropertySource(properties = {"bongsu.event.watch.tick=100ms", "bongsu.event.watch.start-hold=100ms"})
class WatchIT {
    @TestConfiguration(proxyBeanMethods = false)
    static class Steered {
        @Bean
        SteeredClock clock() {
            return new SteeredClock();
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    RabbitTemplate rabbit;

    @Autowired
    AmqpAdmin admin;

    @Autowired
    SteeredClock clock;

    Suite suite;
    Bus bus;

    @BeforeEach
    void connect() {
        suite = new Suite(port);
        bus = new Bus(rabbit, admin);
    }

    private UUID heldRule(String name) {
        return suite.rule("""
                {"name":"%s","expr":"system_cpu_utilization > 0.9","condition":{"recover":0.8},"for":"PT1M",
                 "noData":"PT5M","severity":3}""".formatted(name));
    }

    @Test
    void heldRuleIsPendingThenFiresByTimeAlone() {
        UUID rule = heldRule("held");
        bus.sample(rule, 0.95, clock.instant(), Map.of("host.name", "held1"));
        JsonNode pending = suite.awaitState(rule, "pending");
        assertThat(pending.path("situationId").isNull()).isTrue();
        assertThat(bus.heard(AlertRaised.class, fact -> rule.equals(fact.ruleId())))
                .isEmpty();

        clock.advance(Duration.ofSeconds(61));

        AlertRaised raised = bus.awaitFact(AlertRaised.class, fact -> rule.equals(fact.ruleId()));
        assertThat(raised.alertId().toString()).isEqualTo(pending.path("id").stringValue());
        bus.awaitFact(SituationOpened.class, fact -> fact.situationId().equals(raised.situationId()));
    }

    @Test
    void pendingThatCalmsLeavesNoAlert() {
        UUID rule = heldRule("calm");
        bus.sample(rule, 0.95, clock.instant(), Map.of("host.name", "calm1"));
        suite.awaitState(rule, "pending");
        bus.sample(rule, 0.3, clock.instant().plusMillis(10), Map.of("host.name", "calm1"));
        await().atMost(Bus.PATIENCE).until(() -> suite.alertOf(rule).isMissingNode());
    }

    @Test
    void silenceIsAnAlertUntilDataComeAgain() {
        UUID rule = heldRule("silent");
        bus.sample(rule, 0.1, clock.instant(), Map.of("host.name", "silent1"));
        // Only a sample that was judged can be missed: a second one makes sure that the first was.
        UUID witness = suite.cpuRule("witness");
        bus.sample(witness, 0.99, clock.instant(), Map.of("host.name", "witness1"));
        suite.awaitState(witness, "firing");

        clock.advance(Duration.ofMinutes(5).plusSeconds(1));

        AlertRaised raised = bus.awaitFact(AlertRaised.class, fact -> rule.equals(fact.ruleId()));
        assertThat(raised.check()).contains(":no-data");
        assertThat(raised.summary()).isEqualTo("silent1: no data for 5m (silent)");
        bus.sample(rule, 0.1, clock.instant(), Map.of("host.name", "silent1"));
        bus.awaitFact(AlertResolved.class, fact -> fact.alertId().equals(raised.alertId()));
    }

    @Test
    void redeliveredMessageIsANoOpAndASecondSampleADuplicate() {
        UUID rule = suite.cpuRule("again");
        UUID message = UUID.randomUUID();
        byte[] otlp = Bus.otlp(rule, Bus.point(0.95, clock.instant(), Map.of("host.name", "again1")));
        bus.samples(Tokens.DEFAULT, message, otlp);
        bus.samples(Tokens.DEFAULT, message, otlp);
        suite.awaitState(rule, "firing");
        bus.sample(rule, 0.96, clock.instant().plusMillis(5), Map.of("host.name", "again1"));
        await().atMost(Bus.PATIENCE)
                .until(() -> suite.alertOf(rule).path("count").longValue() == 2);
        assertThat(bus.heard(AlertRaised.class, fact -> rule.equals(fact.ruleId())))
                .hasSize(1);
    }

    @Test
    void manySeriesOfOneMessageAreManyAlertsInOneSituationPerHost() {
        UUID rule = suite.cpuRule("many");
        Instant at = clock.instant();
        var points = new java.util.ArrayList<io.opentelemetry.proto.metrics.v1.NumberDataPoint>();
        for (int host = 0; host < 3; host++) {
            for (int cpu = 0; cpu < 10; cpu++) {
                points.add(Bus.point(0.99, at, Map.of("host.name", "many" + host, "cpu", "" + cpu)));
            }
        }
        bus.samples(
                Tokens.DEFAULT,
                UUID.randomUUID(),
                Bus.otlp(rule, points.toArray(io.opentelemetry.proto.metrics.v1.NumberDataPoint[]::new)));
        await().atMost(Bus.PATIENCE)
                .untilAsserted(() -> assertThat(bus.heard(AlertRaised.class, fact -> rule.equals(fact.ruleId())))
                        .hasSize(30));
        await().atMost(Bus.PATIENCE)
                .untilAsserted(() -> assertThat(bus.heard(
                                SituationOpened.class,
                                fact -> fact.alerts().getFirst().entity().name().startsWith("many")))
                        .hasSize(3)
                        .allSatisfy(fact -> assertThat(fact.alertCount()).isEqualTo(10)));
    }

    @Test
    void switchedOffRuleResolvesWhatItSaid() {
        UUID rule = suite.cpuRule("off");
        bus.sample(rule, 0.99, clock.instant(), Map.of("host.name", "off1"));
        suite.awaitState(rule, "firing");
        suite.client()
                .patch()
                .uri("/api/v1/rules/" + rule)
                .headers(Suite.bearer(Tokens.of("operator")))
                .header("If-Match", "\"1\"")
                .header("Content-Type", "application/merge-patch+json")
                .bodyValue("{\"enabled\":false}")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult();
        JsonNode resolved = suite.awaitState(rule, "resolved");
        JsonNode trace =
                suite.get("viewer", "/api/v1/alerts/" + resolved.path("id").stringValue());
        assertThat(trace.path("decisions").toString()).contains("the rule was switched off");
        bus.sample(rule, 0.99, clock.instant().plusMillis(5), Map.of("host.name", "off1"));
        UUID other = suite.cpuRule("after off");
        bus.sample(other, 0.99, clock.instant(), Map.of("host.name", "off2"));
        suite.awaitState(other, "firing");
        assertThat(suite.alertOf(rule).path("state").stringValue()).isEqualTo("resolved");
    }

    @Test
    void stateIsReadFromTheDatabaseNotFromMemory() {
        UUID rule = heldRule("durable");
        Instant begin = clock.instant();
        bus.sample(rule, 0.95, begin, Map.of("host.name", "durable1"));
        suite.awaitState(rule, "pending");
        // Another message, 60 s later by its own time: what the first said is known only by the table.
        bus.sample(rule, 0.95, begin.plusSeconds(59), Map.of("host.name", "durable1"));
        bus.sample(rule, 0.95, begin.plusSeconds(60), Map.of("host.name", "durable1"));
        suite.awaitState(rule, "firing");
    }

    @Test
    void poisonHoldsNobodyUp() {
        bus.samples(Tokens.DEFAULT, UUID.randomUUID(), "no protobuf at all".getBytes(StandardCharsets.UTF_8));
        UUID rule = suite.cpuRule("after poison");
        bus.sample(rule, 0.99, clock.instant(), Map.of("host.name", "poison1"));
        suite.awaitState(rule, "firing");
        await().atMost(Bus.PATIENCE)
                .untilAsserted(() -> assertThat(rabbit.receive(Exchanges.WATCHED + ".event-svc.dlq"))
                        .isNotNull());
    }

    @Test
    void samplesOfAnotherTenantAreNotJudgedByOurRules() {
        UUID rule = suite.cpuRule("ours");
        bus.samples(
                Tokens.ACME,
                UUID.randomUUID(),
                Bus.otlp(rule, Bus.point(0.99, clock.instant(), Map.of("host.name", "theirs1"))));
        UUID witness = suite.cpuRule("witness of ours");
        bus.sample(witness, 0.99, clock.instant(), Map.of("host.name", "witness2"));
        suite.awaitState(witness, "firing");
        assertThat(suite.alertOf(rule).isMissingNode()).isTrue();
    }
}
