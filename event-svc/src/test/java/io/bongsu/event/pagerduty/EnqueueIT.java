package io.bongsu.event.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bongsu.contracts.collector.IngestKeyIssued;
import io.bongsu.contracts.collector.IngestKeyRevoked;
import io.bongsu.contracts.event.AlertChanged;
import io.bongsu.contracts.event.AlertRaised;
import io.bongsu.contracts.event.AlertResolved;
import io.bongsu.event.Bus;
import io.bongsu.event.Suite;
import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** PagerDuty Events API v2 as senders know it. */
@BongsuTest("event")
class EnqueueIT {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String KEY = "bkabcdefghijklmnopqrstuvwxyz2345";

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
        issue(KEY, UUID.nameUUIDFromBytes(KEY.getBytes(StandardCharsets.UTF_8)));
        await().atMost(Bus.PATIENCE).until(() -> status(event(KEY, "acknowledge", "probe")) == 202);
    }

    private void issue(String key, UUID id) {
        bus.tell(Tokens.DEFAULT, new IngestKeyIssued(id, "test", sha256(key)));
    }

    private static String sha256(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String event(String key, String action, String dedupKey) {
        return """
                {"routing_key":"%s","event_action":"%s","dedup_key":"%s","client":"nagios","links":[],
                 "payload":{"summary":"disk full on db1","source":"db1","severity":"error","component":"disk",
                            "custom_details":{"free":"1 %%","nul":"a\\u0000b"}}}""".formatted(key, action, dedupKey);
    }

    private ResponseSpec send(byte[] body) {
        return suite.client()
                .post()
                .uri("/v2/enqueue")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec send(String body) {
        return send(body.getBytes(StandardCharsets.UTF_8));
    }

    private int status(String body) {
        return send(body).expectBody().returnResult().getStatus().value();
    }

    private JsonNode accepted(String body) {
        return JSON.readTree(send(body)
                .expectStatus()
                .isAccepted()
                .expectBody()
                .returnResult()
                .getResponseBodyContent());
    }

    private List<String> refused(byte[] body) {
        JsonNode answer = JSON.readTree(send(body)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_JSON)
                .expectBody()
                .returnResult()
                .getResponseBodyContent());
        assertThat(answer.path("status").stringValue()).isEqualTo("invalid event");
        assertThat(answer.path("message").stringValue()).isEqualTo("Event object is invalid");
        return answer.path("errors").valueStream().map(JsonNode::stringValue).toList();
    }

    @Test
    void triggerAcknowledgeAndResolveLeadAnAlertThroughItsLife() {
        JsonNode answer = accepted(event(KEY, "trigger", "db1/disk"));
        assertThat(answer.path("status").stringValue()).isEqualTo("success");
        assertThat(answer.path("message").stringValue()).isEqualTo("Event processed");
        assertThat(answer.path("dedup_key").stringValue()).isEqualTo("db1/disk");
        assertThat(answer.path("duplicate").booleanValue()).isFalse();
        UUID id = UUID.fromString(answer.path("id").stringValue());
        AlertRaised raised =
                bus.awaitFact(AlertRaised.class, fact -> fact.alertId().equals(id));
        assertThat(raised.severity()).isEqualTo(4);
        assertThat(raised.entity().name()).isEqualTo("db1");
        assertThat(raised.check()).isEqualTo("disk");
        assertThat(raised.situationId()).isNotNull();

        JsonNode again = accepted(event(KEY, "trigger", "db1/disk"));
        assertThat(again.path("duplicate").booleanValue()).isTrue();
        assertThat(again.path("id")).isEqualTo(answer.path("id"));

        accepted(event(KEY, "acknowledge", "db1/disk"));
        assertThat(bus.awaitFact(AlertChanged.class, fact -> fact.alertId().equals(id))
                        .state())
                .isEqualTo("acknowledged");
        accepted(event(KEY, "resolve", "db1/disk"));
        bus.awaitFact(AlertResolved.class, fact -> fact.alertId().equals(id));
    }

    @Test
    void withoutDedupKeyItIsAlwaysANewAlert() {
        String body = event(KEY, "trigger", "x").replace("\"dedup_key\":\"x\",", "");
        JsonNode one = accepted(body);
        JsonNode two = accepted(body);
        assertThat(one.path("dedup_key").stringValue())
                .isNotEqualTo(two.path("dedup_key").stringValue());
        assertThat(one.path("id")).isNotEqualTo(two.path("id"));
    }

    @Test
    void resolveWithoutAnAlertIsTakenAndKept() {
        accepted(event(KEY, "resolve", "never heard of"));
    }

    @Test
    void sameKeyFromTwoSourcesAtOnceIsOneAlert() {
        Flux.range(0, 30)
                .flatMap(
                        i -> reactor.core.publisher.Mono.fromCallable(() -> status(
                                        event(KEY, "trigger", "rush").replace("\"db1\"", "\"rush" + i % 2 + "\"")))
                                .subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic()),
                        10)
                .doOnNext(status -> assertThat(status).isEqualTo(202))
                .blockLast();
        JsonNode found = suite.get("viewer", "/api/v1/alerts?limit=200");
        assertThat(found.path("items")
                        .valueStream()
                        .filter(alert -> alert.path("key").stringValue().endsWith("/rush")))
                .singleElement()
                .satisfies(alert -> assertThat(alert.path("count").intValue()).isEqualTo(30));
    }

    @Test
    void unknownKeyAndRevokedKeyAreRefusedAsPagerDutyDoes() {
        assertThat(refused(event("bk000000000000000000000000000000", "trigger", "x")
                        .getBytes(StandardCharsets.UTF_8)))
                .containsExactly("Invalid routing key");
        String other = "bkzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz";
        UUID id = UUID.randomUUID();
        issue(other, id);
        await().atMost(Bus.PATIENCE).until(() -> status(event(other, "resolve", "x")) == 202);
        bus.tell(Tokens.DEFAULT, new IngestKeyRevoked(id, sha256(other)));
        await().atMost(Bus.PATIENCE).until(() -> status(event(other, "resolve", "x")) == 400);
        // A late "issued" does not revive it.
        issue(other, id);
        UUID witness = UUID.randomUUID();
        String third = "bkyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy";
        issue(third, witness);
        await().atMost(Bus.PATIENCE).until(() -> status(event(third, "resolve", "x")) == 202);
        assertThat(status(event(other, "resolve", "x"))).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{} | Length of 'routing_key' is incorrect (should be 32 characters)",
                "{} | 'event_action' is missing or blank",
                "[] | The event is not a JSON object",
                "{ | The body is not JSON",
                "{\"event_action\":\"explode\"} | 'event_action' is invalid (must be one of the following: 'trigger', 'acknowledge' or 'resolve')",
                "{\"event_action\":\"resolve\"} | 'dedup_key' is missing or blank",
                "{\"event_action\":\"trigger\"} | 'payload' is missing or blank",
                "{\"event_action\":\"trigger\",\"payload\":{}} | 'payload.summary' is missing or blank",
                "{\"event_action\":\"trigger\",\"payload\":{\"severity\":\"bad\"}} | 'payload.severity' is invalid (must be one of the following: 'critical', 'error', 'warning' or 'info')",
                "{\"event_action\":\"trigger\",\"payload\":{\"summary\":7}} | 'summary' is not a text",
                "{\"event_action\":\"trigger\",\"payload\":{\"x\":NaN}} | The body is not JSON",
            })
    void whatIsWrongIsNamedInPagerDutysWords(String body, String expected) {
        assertThat(refused(body.getBytes(StandardCharsets.UTF_8)))
                .anySatisfy(error -> assertThat(error).startsWith(expected));
    }

    @Test
    void deepJsonBrokenUtf8AndEmptyBodiesAreRefused() {
        refused(("{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}").getBytes(StandardCharsets.UTF_8));
        byte[] broken = event(KEY, "trigger", "x").getBytes(StandardCharsets.UTF_8);
        broken[broken.length / 2] = (byte) 0xff;
        refused(broken);
        refused(new byte[0]);
        assertThat(refused(event(KEY, "trigger", "k".repeat(256)).getBytes(StandardCharsets.UTF_8)))
                .containsExactly("Length of 'dedup_key' is incorrect (should be at most 255 characters)");
    }

    @Test
    void tooMuchIsA413Problem() {
        send(new byte[512 * 1024 + 1])
                .expectStatus()
                .isEqualTo(413)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void longAndOddTextsNeverLoseTheAlert() {
        String body = event(KEY, "trigger", "odd")
                .replace("disk full on db1", "\\u0000\\ud800" + "x".repeat(5000))
                .replace("\"db1\"", "\"" + "h".repeat(3000) + "\"")
                .replace("\"disk\"", "\"" + "c".repeat(3000) + "\"");
        UUID id = UUID.fromString(accepted(body).path("id").stringValue());
        JsonNode alert = suite.get("viewer", "/api/v1/alerts/" + id);
        assertThat(alert.path("summary").stringValue()).hasSize(1024).startsWith("\ufffdx");
        assertThat(alert.path("check").stringValue()).hasSize(255);
    }
}
