package io.bongsu.ticket.incident;

import static io.bongsu.ticket.Facts.changed;
import static io.bongsu.ticket.Facts.closed;
import static io.bongsu.ticket.Facts.opened;
import static io.bongsu.ticket.Facts.requested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bongsu.contracts.ticket.IncidentLinked;
import io.bongsu.contracts.ticket.TicketAcknowledged;
import io.bongsu.contracts.ticket.TicketOpened;
import io.bongsu.contracts.ticket.TicketResolved;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.Tokens;
import io.bongsu.ticket.Desk;
import io.bongsu.ticket.Facts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a situation on the bus to the incident on the desk. */
@BongsuTest(value = "ticket", together = "desk")
class OpenIncidentIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Tenant TENANT = new Tenant(Tokens.DEFAULT);

    @LocalServerPort
    int port;

    @Autowired
    RabbitTemplate rabbit;

    @Autowired
    JsonMapper json;

    @Autowired
    OpenIncident incident;

    @Autowired
    TenantTransaction transaction;

    private final UUID situation = UUID.randomUUID();
    private Facts facts;
    private Desk agent;

    @BeforeEach
    void arrive() {
        facts = new Facts(rabbit, json);
        agent = Desk.of(port, "agent");
    }

    @Test
    void situationOnTheBusBecomesAnIncidentOnTheDesk() {
        facts.tell(opened(situation, 5));
        JsonNode ticket = incidentThat(found -> true);
        assertThat(ticket.get("number").asString()).matches("INC-\\d{4}-\\d{6}");
        assertThat(ticket.get("title").asString()).isEqualTo("web1 suffers");
        assertThat(ticket.get("priority").asInt()).isEqualTo(1);
        assertThat(ticket.get("category").asString()).isEqualTo("new");
        assertThat(ticket.get("entityIds").size()).isEqualTo(1);
        JsonNode detail = detail(ticket);
        assertThat(detail.at("/alerts/0/summary").asString()).isEqualTo("CPU of web1 is busy");
        assertThat(detail.at("/entities/0/name").asString()).isEqualTo("web1");
        assertThat(facts.await(IncidentLinked.class, situation.toString()).ticketId())
                .hasToString(ticket.get("id").asString());
        assertThat(facts.await(TicketOpened.class, situation.toString()).priority())
                .isEqualTo(1);
    }

    @Test
    void situationBelowThePolicyOpensNothingUntilItGetsWorse() {
        facts.tell(opened(situation, 2));
        UUID next = UUID.randomUUID();
        facts.tell(opened(next, 3));
        await().atMost(PATIENCE).until(() -> incidentsOf(next).size() == 1); // the first was heard before
        assertThat(incidentsOf(situation)).isEmpty();
        facts.tell(changed(situation, 4, "firing", 10));
        assertThat(incidentThat(found -> true).get("priority").asInt()).isEqualTo(2);
    }

    @Test
    void personsWishOpensOneWhateverThePolicySays() {
        facts.tell(opened(situation, 1));
        facts.tell(requested(situation, 1, 5));
        facts.tell(requested(situation, 1, 6));
        assertThat(incidentThat(found -> true).get("priority").asInt()).isEqualTo(5);
        await().atMost(PATIENCE)
                .until(() ->
                        facts.told(IncidentLinked.class, situation.toString()).size() == 2);
        assertThat(incidentsOf(situation)).hasSize(1);
    }

    @Test
    void redeliveredFactsOpenOneIncident() {
        Message opened = facts.message(opened(situation, 4), Tokens.DEFAULT);
        for (int i = 0; i < 5; i++) {
            facts.send(opened);
            facts.tell(opened(situation, 4));
        }
        UUID last = UUID.randomUUID();
        facts.tell(opened(last, 4));
        await().atMost(PATIENCE).until(() -> incidentsOf(last).size() == 1);
        assertThat(incidentsOf(situation)).hasSize(1);
        assertThat(facts.told(TicketOpened.class, situation.toString())).hasSize(1);
    }

    @Test
    void fiftyConcurrentFactsOpenExactlyOneIncident() {
        Flux.range(0, 50)
                .flatMap(
                        i -> transaction.run(
                                TENANT,
                                incident.hear(
                                        i % 2 == 0
                                                ? Observation.of(opened(situation, 4))
                                                : Observation.of(changed(situation, 5, "firing", i)))),
                        50)
                .then()
                .block(PATIENCE);
        assertThat(incidentsOf(situation)).hasSize(1);
        assertThat(incidentsOf(situation).getFirst().get("priority").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void whateverTheOrderOfFactsTheEndIsTheSame(int seed) {
        List<Object> story = new ArrayList<>(List.of(
                opened(situation, 2),
                changed(situation, 4, "firing", 10),
                changed(situation, 3, "resolved", 20),
                closed(situation, 30)));
        Collections.shuffle(story, new Random(seed));
        story.forEach(facts::tell);
        incidentThat(found -> is(found, "resolved") && found.get("priority").asInt() == 2);
        UUID last = UUID.randomUUID();
        facts.tell(opened(last, 4));
        await().atMost(PATIENCE).until(() -> incidentsOf(last).size() == 1);
        assertThat(incidentsOf(situation)).hasSize(1);
        assertThat(incidentsOf(situation).getFirst().get("state").asString()).isEqualTo("resolved");
    }

    @Test
    void recoveryResolvesWhatNobodyTouchedAndItsReturnOpensItAgain() {
        facts.tell(opened(situation, 3));
        facts.tell(closed(situation, 10));
        JsonNode resolved = incidentThat(found -> is(found, "resolved"));
        assertThat(detail(resolved).get("resolution").asString()).isEqualTo("recovered");
        assertThat(facts.await(TicketResolved.class, situation.toString()).byRecovery())
                .isTrue();
        facts.tell(changed(situation, 3, "firing", 20));
        JsonNode again = incidentThat(found -> is(found, "new"));
        assertThat(again.get("id")).isEqualTo(resolved.get("id"));
        assertThat(words(again)).containsSubsequence("opened", "recovered", "state", "reopened", "state");
        facts.tell(closed(situation, 30));
        incidentThat(found -> is(found, "resolved"));
    }

    @Test
    void recoveryAnnotatesWhatAPersonTouched() {
        facts.tell(opened(situation, 3));
        JsonNode ticket = incidentThat(found -> true);
        agent.post(
                        "/api/v1/tickets/" + ticket.get("id").asString() + "/messages",
                        Map.of("visibility", "internal", "body", "I look at it."))
                .expectStatus()
                .isCreated();
        facts.tell(closed(situation, 10));
        await().atMost(PATIENCE).until(() -> words(ticket).contains("recovered"));
        assertThat(detail(ticket).get("state").asString()).isEqualTo("new");
    }

    @Test
    void worseningRaisesThePriorityOnlyOfWhatNobodyTouched() {
        facts.tell(opened(situation, 3));
        incidentThat(found -> found.get("priority").asInt() == 3);
        facts.tell(changed(situation, 4, "firing", 10));
        JsonNode ticket = incidentThat(found -> found.get("priority").asInt() == 2);
        agent.move(ticket.get("id").asString(), Map.of("to", "inProgress"))
                .expectStatus()
                .isOk();
        facts.tell(changed(situation, 5, "firing", 20));
        await().atMost(PATIENCE)
                .until(() -> words(ticket).stream().filter("severity"::equals).count() == 2);
        assertThat(detail(ticket).get("priority").asInt()).isEqualTo(2);
    }

    @Test
    void takingItOnIsToldOnce() {
        facts.tell(opened(situation, 3));
        String id = incidentThat(found -> true).get("id").asString();
        agent.move(id, Map.of("to", "inProgress")).expectStatus().isOk();
        TicketAcknowledged told = facts.await(TicketAcknowledged.class, situation.toString());
        assertThat(told.personName()).isEqualTo("Test agent");
        agent.move(id, Map.of("to", "resolved", "comment", "Restarted."))
                .expectStatus()
                .isOk();
        assertThat(facts.await(TicketResolved.class, situation.toString()).byRecovery())
                .isFalse();
        assertThat(facts.told(TicketAcknowledged.class, situation.toString())).hasSize(1);
    }

    @Test
    void incidentBelongsToTheTenantOfTheFact() {
        facts.tell(opened(situation, 4), Tokens.ACME);
        Desk acme = Desk.at(port, Tokens.of("admin", Tokens.ACME));
        await().atMost(PATIENCE)
                .until(() -> acme.read("/api/v1/tickets?situationId=" + situation)
                                .get("items")
                                .size()
                        == 1);
        assertThat(incidentsOf(situation)).isEmpty();
    }

    private JsonNode incidentThat(Predicate<JsonNode> condition) {
        await().atMost(PATIENCE).until(() -> incidentsOf(situation).stream().anyMatch(condition));
        return incidentsOf(situation).getFirst();
    }

    private List<JsonNode> incidentsOf(UUID id) {
        return agent.read("/api/v1/tickets?type=incident&situationId=" + id)
                .get("items")
                .valueStream()
                .toList();
    }

    private JsonNode detail(JsonNode ticket) {
        return agent.read("/api/v1/tickets/" + ticket.get("id").asString());
    }

    private List<String> words(JsonNode ticket) {
        return agent.read("/api/v1/tickets/" + ticket.get("id").asString() + "/timeline?limit=200")
                .get("items")
                .valueStream()
                .map(item -> item.path("field").asString(""))
                .toList();
    }

    private static boolean is(JsonNode ticket, String state) {
        return ticket.get("state").asString().equals(state);
    }
}
