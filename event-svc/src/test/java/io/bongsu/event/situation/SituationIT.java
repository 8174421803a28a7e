package io.bongsu.event.situation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bongsu.contracts.EntityRef;
import io.bongsu.contracts.event.AlertChanged;
import io.bongsu.contracts.event.AlertRaised;
import io.bongsu.contracts.event.IncidentRequested;
import io.bongsu.contracts.event.SituationChanged;
import io.bongsu.contracts.event.SituationClosed;
import io.bongsu.contracts.event.SituationOpened;
import io.bongsu.contracts.ticket.IncidentLinked;
import io.bongsu.contracts.ticket.TicketAcknowledged;
import io.bongsu.event.Bus;
import io.bongsu.event.SteeredClock;
import io.bongsu.event.Suite;
import io.bongsu.event.alert.AlertSignal;
import io.bongsu.event.alert.AlertSubject;
import io.bongsu.event.alert.Alerts;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/** Which alerts belong together, also when they come at once or come back. */
@BongsuTest("event")
class SituationIT {
    private static final Tenant TENANT = new Tenant(Tokens.DEFAULT);

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

    @Autowired
    Alerts alerts;

    @Autowired
    TenantTransaction transaction;

    Suite suite;
    Bus bus;

    @BeforeEach
    void connect() {
        suite = new Suite(port);
        bus = new Bus(rabbit, admin);
    }

    private static AlertSubject subject(String host, String check) {
        return AlertSubject.of("test", EntityRef.named(Tokens.DEFAULT, "host", host), check, null);
    }

    private AlertSignal raised(String host, String check, int severity) {
        return new AlertSignal.Raised(
                subject(host, check), severity, check + " of " + host, null, clock.instant(), "test", null, null);
    }

    private AlertSignal cleared(String host, String check) {
        return new AlertSignal.Cleared(subject(host, check), clock.instant(), "test");
    }

    private List<Alerts.Result> apply(AlertSignal... signals) {
        return Objects.requireNonNull(
                transaction.run(TENANT, alerts.apply(List.of(signals))).block());
    }

    private UUID alertId(List<Alerts.Result> results) {
        return results.getFirst().alertId().orElseThrow();
    }

    private UUID situationOf(UUID alertId) {
        return UUID.fromString(suite.get("viewer", "/api/v1/alerts/" + alertId)
                .path("situationId")
                .stringValue());
    }

    private JsonNode situation(UUID id) {
        return suite.get("viewer", "/api/v1/situations/" + id);
    }

    @Test
    void alertsOfOneEntityShareASituationAndItsSeverityIsTheWorst() {
        UUID first = situationOf(alertId(apply(raised("share", "cpu", 3))));
        UUID second = situationOf(alertId(apply(raised("share", "memory", 5))));
        assertThat(second).isEqualTo(first);
        SituationChanged changed =
                bus.awaitFact(SituationChanged.class, fact -> fact.situationId().equals(first));
        assertThat(changed.severity()).isEqualTo(5);
        assertThat(changed.alertCount()).isEqualTo(2);
        assertThat(changed.alerts().getFirst().check()).isEqualTo("memory");
        JsonNode seen = situation(first);
        assertThat(seen.path("title").stringValue()).isEqualTo("memory of share");
        assertThat(seen.path("alerts").size()).isEqualTo(2);
        assertThat(seen.path("timeline").size()).isEqualTo(5);
        assertThat(seen.path("probableCause").isNull()).isTrue();
    }

    @Test
    void otherEntityIsAnotherSituation() {
        assertThat(situationOf(alertId(apply(raised("one", "cpu", 3)))))
                .isNotEqualTo(situationOf(alertId(apply(raised("two", "cpu", 3)))));
    }

    @Test
    void situationClosesWithItsLastAlertAndKeepsTheWorst() {
        UUID id = situationOf(alertId(apply(raised("close", "cpu", 5), raised("close", "memory", 3))));
        apply(cleared("close", "cpu"));
        assertThat(bus.awaitFact(
                                SituationChanged.class,
                                fact -> fact.situationId().equals(id))
                        .severity())
                .isEqualTo(3);
        assertThat(bus.heard(SituationClosed.class, fact -> fact.situationId().equals(id)))
                .isEmpty();
        apply(cleared("close", "memory"));
        SituationClosed closed =
                bus.awaitFact(SituationClosed.class, fact -> fact.situationId().equals(id));
        assertThat(closed.severity()).isEqualTo(5);
        assertThat(situation(id).path("closedAt").isNull()).isFalse();
    }

    @Test
    void withinTheWindowAlertAndSituationReopenAndItIsToldAgain() {
        UUID alert = alertId(apply(raised("back", "cpu", 3)));
        UUID id = situationOf(alert);
        apply(cleared("back", "cpu"));
        bus.awaitFact(SituationClosed.class, fact -> fact.situationId().equals(id));
        clock.advance(Duration.ofMinutes(4));

        assertThat(alertId(apply(raised("back", "cpu", 4)))).isEqualTo(alert);

        SituationChanged changed =
                bus.awaitFact(SituationChanged.class, fact -> fact.situationId().equals(id));
        assertThat(changed.alerts().getFirst().state()).isEqualTo("firing");
        await().atMost(Bus.PATIENCE)
                .untilAsserted(() -> assertThat(bus.heard(
                                AlertRaised.class, fact -> fact.alertId().equals(alert)))
                        .hasSize(2));
        assertThat(bus.heard(SituationOpened.class, fact -> fact.situationId().equals(id)))
                .hasSize(1);
        assertThat(situation(id).path("state").stringValue()).isEqualTo("open");
        assertThat(situation(id).path("timeline").toString()).contains("reopened");
    }

    @Test
    void anotherAlertOfTheEntityReopensTheSituationThatWasActiveAMomentAgo() {
        UUID id = situationOf(alertId(apply(raised("moment", "cpu", 3))));
        apply(cleared("moment", "cpu"));
        clock.advance(Duration.ofMinutes(4));
        assertThat(situationOf(alertId(apply(raised("moment", "memory", 3))))).isEqualTo(id);
    }

    @Test
    void afterTheWindowBothAreNew() {
        UUID alert = alertId(apply(raised("later", "cpu", 3)));
        UUID id = situationOf(alert);
        apply(cleared("later", "cpu"));
        clock.advance(Duration.ofMinutes(5).plusSeconds(1));
        UUID next = alertId(apply(raised("later", "cpu", 3)));
        assertThat(next).isNotEqualTo(alert);
        assertThat(situationOf(next)).isNotEqualTo(id);
        assertThat(suite.get("viewer", "/api/v1/alerts/" + next)
                        .path("previousId")
                        .stringValue())
                .isEqualTo(alert.toString());
    }

    @Test
    void manyAtOnceMakeOneAlertAndOneSituation() {
        int many = 40;
        Flux.range(0, many)
                .flatMap(i -> transaction.run(TENANT, alerts.apply(List.of(raised("rush", "cpu", 3)))), many)
                .blockLast();
        JsonNode found = suite.get(
                "viewer",
                "/api/v1/alerts?entityId="
                        + EntityRef.named(Tokens.DEFAULT, "host", "rush").id());
        assertThat(found.path("items").size()).isEqualTo(1);
        assertThat(found.path("items").get(0).path("count").intValue()).isEqualTo(many);
    }

    @Test
    void manyChecksAtOnceShareOneSituation() {
        int many = 40;
        Flux.range(0, many)
                .flatMap(i -> transaction.run(TENANT, alerts.apply(List.of(raised("storm", "check" + i, 3)))), many)
                .blockLast();
        UUID entity = EntityRef.named(Tokens.DEFAULT, "host", "storm").id();
        JsonNode situations = suite.get("viewer", "/api/v1/situations?entityId=" + entity);
        assertThat(situations.path("items").size()).isEqualTo(1);
        assertThat(situations.path("items").get(0).path("alertCount").intValue())
                .isEqualTo(many);
    }

    @Test
    void raisingAndClearingAtOnceNeverLeavesAnOpenSituationWithoutAnOpenAlert() {
        Flux.range(0, 60)
                .flatMap(
                        i -> transaction.run(
                                TENANT,
                                alerts.apply(List.of(
                                        i % 2 == 0 ? raised("tide", "c" + i % 6, 3) : cleared("tide", "c" + i % 6)))),
                        12)
                .blockLast();
        apply(cleared("tide", "c0"), cleared("tide", "c2"), cleared("tide", "c4"));
        UUID entity = EntityRef.named(Tokens.DEFAULT, "host", "tide").id();
        JsonNode situations = suite.get("viewer", "/api/v1/situations?entityId=" + entity);
        assertThat(situations
                        .path("items")
                        .valueStream()
                        .map(s -> s.path("state").stringValue()))
                .containsExactly("closed");
    }

    @Test
    void ticketIsAskedForLinkedAndItsAcknowledgementReachesTheAlerts() {
        UUID alert = alertId(apply(raised("ticket", "cpu", 2), raised("ticket", "memory", 2)));
        UUID id = situationOf(alert);
        JsonNode asked = suite.post("operator", "/api/v1/situations/" + id + "/ticket", "");
        assertThat(asked.path("ticketId").isNull()).isTrue();
        IncidentRequested request = bus.awaitFact(
                IncidentRequested.class, fact -> fact.situationId().equals(id));
        assertThat(request.requestedByName()).isEqualTo("Test operator");
        assertThat(request.alerts()).hasSize(2);

        UUID ticket = UUID.randomUUID();
        bus.tell(Tokens.DEFAULT, new IncidentLinked(id, ticket, "INC-2026-000001"));
        await().atMost(Bus.PATIENCE)
                .untilAsserted(() -> assertThat(situation(id).path("ticketId").stringValue(""))
                        .isEqualTo(ticket.toString()));
        assertThat(situation(id).path("ticketNumber").stringValue()).isEqualTo("INC-2026-000001");

        bus.tell(
                Tokens.DEFAULT,
                new TicketAcknowledged(ticket, "INC-2026-000001", id, "p1", "Agent One", clock.instant()));
        await().atMost(Bus.PATIENCE)
                .untilAsserted(() -> assertThat(situation(id).path("alerts").valueStream())
                        .hasSize(2)
                        .allSatisfy(one -> {
                            assertThat(one.path("state").stringValue()).isEqualTo("acknowledged");
                            assertThat(one.path("acknowledgedBy").path("name").stringValue())
                                    .isEqualTo("Agent One");
                        }));
        await().atMost(Bus.PATIENCE)
                .untilAsserted(() -> assertThat(bus.heard(AlertChanged.class, fact -> id.equals(fact.situationId())))
                        .hasSize(2));
        assertThat(suite.post("operator", "/api/v1/situations/" + id + "/ticket", "")
                        .path("ticketId")
                        .stringValue())
                .isEqualTo(ticket.toString());
    }

    @Test
    void severityChangeIsToldAndTheWorstIsKept() {
        UUID alert = alertId(apply(raised("change", "cpu", 3)));
        apply(raised("change", "cpu", 5));
        apply(raised("change", "cpu", 2));
        await().atMost(Bus.PATIENCE)
                .untilAsserted(() -> assertThat(bus.heard(
                                AlertChanged.class, fact -> fact.alertId().equals(alert)))
                        .extracting(AlertChanged::previousSeverity, AlertChanged::severity)
                        .containsExactly(
                                org.assertj.core.groups.Tuple.tuple(3, 5), org.assertj.core.groups.Tuple.tuple(5, 2)));
        JsonNode seen = suite.get("viewer", "/api/v1/alerts/" + alert);
        assertThat(seen.path("worstSeverity").intValue()).isEqualTo(5);
        assertThat(seen.path("count").intValue()).isEqualTo(3);
    }
}
