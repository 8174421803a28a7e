package io.bongsu.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.contracts.EntityRef;
import io.bongsu.contracts.event.AlertRaised;
import io.bongsu.contracts.event.AlertResolved;
import io.bongsu.contracts.event.SituationClosed;
import io.bongsu.contracts.event.SituationOpened;
import io.bongsu.contracts.event.WatchRequested;
import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.Tokens;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The chain through this service: a rule, a sample, an alert, a situation, and back. */
@BongsuTest("event")
class SampleToSituationIT {
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

    @Test
    void sampleAboveTheThresholdIsAnAlertInASituationUntilItRecovers() {
        UUID rule = suite.cpuRule("CPU web1");
        WatchRequested watch =
                bus.awaitFact(WatchRequested.class, fact -> fact.watchId().equals(rule));
        assertThat(watch.metric()).isEqualTo("system.cpu.utilization");

        bus.sample(rule, 0.97, Instant.now().minusSeconds(2), Map.of("host.name", "web1"));

        AlertRaised raised = bus.awaitFact(AlertRaised.class, fact -> rule.equals(fact.ruleId()));
        assertThat(raised.entity()).isEqualTo(EntityRef.named(Tokens.DEFAULT, "host", "web1"));
        assertThat(raised.summary()).isEqualTo("CPU of web1 is at 97 %");
        assertThat(raised.severity()).isEqualTo(4);
        SituationOpened opened =
                bus.awaitFact(SituationOpened.class, fact -> fact.situationId().equals(raised.situationId()));
        assertThat(opened.alerts()).singleElement().satisfies(brief -> {
            assertThat(brief.alertId()).isEqualTo(raised.alertId());
            assertThat(brief.state()).isEqualTo("firing");
        });
        JsonNode alert = suite.get("viewer", "/api/v1/alerts/" + raised.alertId());
        assertThat(alert.path("state").stringValue()).isEqualTo("firing");
        assertThat(alert.path("decisions").size()).isEqualTo(2);

        bus.sample(rule, 0.5, Instant.now(), Map.of("host.name", "web1"));

        AlertResolved resolved =
                bus.awaitFact(AlertResolved.class, fact -> fact.alertId().equals(raised.alertId()));
        assertThat(resolved.worstSeverity()).isEqualTo(4);
        SituationClosed closed =
                bus.awaitFact(SituationClosed.class, fact -> fact.situationId().equals(raised.situationId()));
        assertThat(closed.alertCount()).isEqualTo(1);
        assertThat(suite.get("viewer", "/api/v1/situations/" + raised.situationId())
                        .path("state")
                        .stringValue())
                .isEqualTo("closed");
    }
}
