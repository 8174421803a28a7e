package io.bongsu.gateway;

import static io.bongsu.gateway.EventStream.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bongsu.contracts.EntityRef;
import io.bongsu.contracts.billing.DeliveryActivated;
import io.bongsu.contracts.event.AlertRaised;
import io.bongsu.contracts.ticket.TicketOpened;
import io.bongsu.platform.messaging.CloudEvent;
import io.bongsu.platform.messaging.FactTypes;
import io.bongsu.platform.test.TestBroker;
import io.bongsu.platform.test.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.core.RabbitOperations;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The live stream, whatever the broker. */
abstract class StreamContract {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @LocalServerPort
    int port;

    @Autowired
    RabbitTemplate rabbit;

    @Autowired
    JsonMapper json;

    abstract TestBroker broker();

    /** Until the gateway's queue stands nothing can be heard. */
    @BeforeEach
    void listening() {
        awaitHeard();
    }

    @Test
    void aFactReachesWhoMaySeeIt() {
        try (EventStream stream = open("viewer", Tokens.DEFAULT)) {
            AlertRaised fact = alert("CPU is busy");
            tell(Tokens.DEFAULT, fact);
            stream.awaitEvents(1);
            EventStream.Event event = stream.events().getFirst();
            assertThat(event.name()).isEqualTo("alert");
            JsonNode data = json.readTree(event.data());
            assertThat(data.get("type").asString()).isEqualTo("io.bongsu.event.alert.raised.v1");
            assertThat(data.get("subject").asString()).isEqualTo("subject");
            assertThat(data.get("time").asString()).isEqualTo(NOON.toString());
            assertThat(data.at("/data/alertId").asString())
                    .isEqualTo(fact.alertId().toString());
            assertThat(data.has("tenantid")).isFalse();
        }
    }

    @Test
    void anotherTenantHearsNothing() {
        try (EventStream ours = open("admin", Tokens.DEFAULT);
                EventStream theirs = open("admin", Tokens.ACME)) {
            tell(Tokens.DEFAULT, alert("ours"));
            tell(Tokens.ACME, alert("theirs"));
            ours.awaitEvents(1);
            theirs.awaitEvents(1);
            assertThat(theirs.data()).contains("theirs").doesNotContain("ours");
            assertThat(ours.data()).contains("ours").doesNotContain("theirs");
        }
    }

    @Test
    void whoMayNotSeeASubjectDoesNotHearOfIt() {
        try (EventStream finance = open("finance", Tokens.DEFAULT);
                EventStream agent = open("agent", Tokens.DEFAULT)) {
            tell(Tokens.DEFAULT, alert("not for finance"));
            tell(Tokens.DEFAULT, new DeliveryActivated(UUID.randomUUID(), "bill.csv", 1, NOON));
            finance.awaitEvents(1);
            agent.awaitEvents(1);
            assertThat(finance.names()).containsExactly("delivery");
            assertThat(agent.names()).containsExactly("alert");
        }
    }

    @Test
    void aRequesterFollowsTheOwnTicketsOnly() {
        String requester = subjectOf(Tokens.of("requester"));
        try (EventStream stream = open("requester", Tokens.DEFAULT)) {
            tell(Tokens.DEFAULT, ticket("INC-1", "somebody else"));
            tell(Tokens.DEFAULT, ticket("INC-2", requester));
            stream.awaitEvents(1);
            assertThat(stream.data()).contains("INC-2").doesNotContain("INC-1");
        }
    }

    @Test
    void whoComesBackMissesNothing() {
        String last;
        try (EventStream before = open("viewer", Tokens.DEFAULT)) {
            tell(Tokens.DEFAULT, alert("seen"));
            before.awaitEvents(1);
            last = before.lastId();
        }
        tell(Tokens.DEFAULT, alert("missed"));
        tell(Tokens.ACME, alert("not ours"));
        awaitHeard();
        try (EventStream after = new EventStream(port, Tokens.of("viewer"), last)) {
            after.awaitEvents(1);
            tell(Tokens.DEFAULT, alert("live"));
            after.awaitEvents(2);
            assertThat(after.data())
                    .contains("missed")
                    .contains("live")
                    .doesNotContain("seen")
                    .doesNotContain("not ours");
            assertThat(after.names()).doesNotContain("reset");
        }
    }

    @Test
    void whoSawNothingYetCanResumeToo() {
        String last;
        try (EventStream before = open("viewer", Tokens.DEFAULT)) {
            await().atMost(PATIENCE).until(() -> !before.lastId().isEmpty());
            last = before.lastId();
        }
        tell(Tokens.DEFAULT, alert("first"));
        try (EventStream after = new EventStream(port, Tokens.of("viewer"), last)) {
            after.awaitEvents(1);
            assertThat(after.names()).containsOnly("alert");
        }
    }

    @Test
    void aPlaceNobodyKnowsIsReset() {
        for (String unknown : List.of("0123-7", "nonsense", "")) {
            try (EventStream stream = new EventStream(port, Tokens.of("viewer"), unknown.isEmpty() ? "x" : unknown)) {
                stream.awaitEvents(1);
                assertThat(stream.names()).containsExactly("reset");
            }
        }
    }

    @Test
    void theStreamEndsWithTheToken() {
        String token = Tokens.with(
                Tokens.DEFAULT,
                "viewer",
                claims ->
                        claims.expirationTime(java.util.Date.from(Instant.now().plusSeconds(3))));
        try (EventStream stream = new EventStream(port, token, null)) {
            await().atMost(PATIENCE).until(stream::hasEnded);
        }
    }

    @Test
    void anUnreadableFactHoldsNobodyUp() {
        try (EventStream stream = open("viewer", Tokens.DEFAULT)) {
            rabbit.send(
                    "event.alert",
                    "x",
                    MessageBuilder.withBody("{".getBytes(StandardCharsets.UTF_8))
                            .build());
            tell(Tokens.DEFAULT, alert("after"));
            stream.awaitEvents(1);
            assertThat(stream.data()).contains("after");
        }
    }

    @Test
    void whenTheBrokerWasAwayEverybodyReadsAnew() {
        try (EventStream stream = open("viewer", Tokens.DEFAULT)) {
            broker().kill();
            assertThat(new Http(port)
                            .get("/api/v1/me", "Authorization", "Bearer " + Tokens.of("viewer"))
                            .statusCode())
                    .isEqualTo(200);
            broker().restart();
            stream.awaitEvents(1);
            assertThat(stream.names()).startsWith("reset");
            int before = stream.events().size();
            awaitHeard();
            tell(Tokens.DEFAULT, alert("again"));
            stream.awaitEvents(before + 1);
            assertThat(stream.data()).contains("again");
        }
    }

    @Test
    void manyReadersHearEverythingInOrder() {
        List<EventStream> readers = IntStream.range(0, 20)
                .mapToObj(i -> open("viewer", Tokens.DEFAULT))
                .toList();
        rabbit.<@Nullable Void>invoke(
                channel -> { // order holds per channel
                    IntStream.range(0, 200).forEach(i -> send(channel, Tokens.DEFAULT, alert("no " + i + ".")));
                    return null;
                });
        for (EventStream reader : readers) {
            reader.awaitEvents(200);
            List<String> heard = reader.events().stream()
                    .map(event ->
                            json.readTree(event.data()).at("/data/summary").asString())
                    .toList();
            assertThat(heard)
                    .isEqualTo(IntStream.range(0, 200)
                            .mapToObj(i -> "no " + i + ".")
                            .toList());
            reader.close();
        }
    }

    /** Tells facts to a tenant of this call's own until one comes through: all told before have come through too. */
    private void awaitHeard() {
        UUID tenant = UUID.randomUUID();
        try (EventStream probe = open("viewer", tenant)) {
            await().atMost(PATIENCE)
                    .pollInterval(java.time.Duration.ofMillis(200))
                    .until(() -> {
                        try {
                            tell(tenant, alert("probe"));
                        } catch (AmqpException e) {
                            return false;
                        }
                        return probe.names().contains("alert");
                    });
        }
    }

    private EventStream open(String role, UUID tenant) {
        return new EventStream(port, Tokens.of(role, tenant), null);
    }

    private void tell(UUID tenant, Object fact) {
        send(rabbit, tenant, fact);
    }

    private void send(RabbitOperations channel, UUID tenant, Object fact) {
        String type = FactTypes.of(fact.getClass());
        CloudEvent event = new CloudEvent(
                "1.0",
                UUID.randomUUID(),
                "/test",
                type,
                "subject",
                NOON,
                "application/json",
                tenant,
                "subject",
                null,
                json.valueToTree(fact));
        channel.send(
                FactTypes.exchangeOf(type),
                type,
                MessageBuilder.withBody(json.writeValueAsBytes(event)).build());
    }

    private String subjectOf(String token) {
        byte[] claims = java.util.Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return json.readTree(claims).get("sub").asString();
    }

    private static AlertRaised alert(String summary) {
        return new AlertRaised(
                UUID.randomUUID(),
                "key",
                new EntityRef(UUID.randomUUID(), "host", "web1"),
                "rule",
                "cpu",
                4,
                summary,
                null,
                null,
                null,
                NOON);
    }

    private static TicketOpened ticket(String number, String requester) {
        return new TicketOpened(UUID.randomUUID(), number, "incident", "Help", "new", "new", 3, requester, null, NOON);
    }
}
