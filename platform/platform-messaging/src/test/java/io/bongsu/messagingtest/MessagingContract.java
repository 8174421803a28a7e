package io.bongsu.messagingtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bongsu.contracts.ticket.IncidentLinked;
import io.bongsu.platform.messaging.Outbox;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.platform.test.TestBroker;
import io.bongsu.platform.test.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How facts travel, whatever the broker: run on RabbitMQ and on the embedded broker. */
abstract class MessagingContract {
    private static final Tenant TENANT = new Tenant(Tokens.DEFAULT);
    private static final Tenant OTHER = new Tenant(Tokens.ACME);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    TenantTransaction transaction;

    @Autowired
    Outbox outbox;

    @Autowired
    HeardRepository heard;

    @Autowired
    RabbitTemplate rabbit;

    @Autowired
    DatabaseClient database;

    abstract TestBroker broker();

    @Test
    void committedFactIsHeardOnceByItsTenantOnly() {
        long before = heardBy(TENANT);
        long others = heardBy(OTHER);
        tell(TENANT, "INC-1").block();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(heardBy(TENANT)).isEqualTo(before + 1));
        assertThat(heardBy(OTHER)).isEqualTo(others);
    }

    @Test
    void factsArriveInTheOrderTheyWereTold() {
        long before = heardBy(TENANT);
        RabbitAdmin admin = new RabbitAdmin(rabbit.getConnectionFactory());
        Queue queue = new Queue("order-" + UUID.randomUUID(), false, true, true);
        admin.declareQueue(queue);
        admin.declareBinding(BindingBuilder.bind(queue)
                .to(new TopicExchange("ticket.ticket"))
                .with("#"));
        List<String> numbers =
                IntStream.range(0, 300).mapToObj(i -> "INC-order-" + i).toList();
        transaction
                .run(
                        TENANT,
                        Flux.fromIterable(numbers)
                                .concatMap(number -> outbox.add(UUID.randomUUID(), fact(number)))
                                .then())
                .block();
        List<String> heardNumbers = new ArrayList<>();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> {
            Message message = rabbit.receive(queue.getName());
            if (message != null) {
                String body = new String(message.getBody(), StandardCharsets.UTF_8);
                heardNumbers.add(body.replaceFirst("(?s).*\"number\":\"([^\"]*)\".*", "$1"));
            }
            return heardNumbers.size() == numbers.size();
        });
        assertThat(heardNumbers).isEqualTo(numbers);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(heardBy(TENANT)).isEqualTo(before + numbers.size()));
    }

    @Test
    void rolledBackFactIsNeverHeard() {
        long before = heardBy(TENANT);
        Mono<Void> failing = transaction.run(
                TENANT,
                outbox.add(UUID.randomUUID(), fact("INC-never")).then(Mono.error(new IllegalStateException("no"))));
        assertThatThrownBy(failing::block).hasMessage("no");
        tell(TENANT, "INC-after").block();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(heardBy(TENANT)).isEqualTo(before + 1));
    }

    @Test
    void redeliveredFactIsANoOp() {
        long before = heardBy(TENANT);
        UUID id = UUID.randomUUID();
        Message message = message(id, "INC-2");
        rabbit.send("ticket.ticket", "x", message);
        rabbit.send("ticket.ticket", "x", message);
        rabbit.send("ticket.ticket", "x", message(UUID.randomUUID(), "INC-3"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(heardBy(TENANT)).isEqualTo(before + 2));
    }

    @Test
    void poisonGoesToTheDeadLetterQueueAndHoldsNobodyUp() {
        long before = heardBy(TENANT);
        rabbit.send(
                "ticket.ticket",
                "x",
                MessageBuilder.withBody("{".getBytes(StandardCharsets.UTF_8)).build());
        tell(TENANT, "INC-4").block();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(heardBy(TENANT)).isEqualTo(before + 1));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(rabbit.receive("ticket.ticket.event-svc.dlq"))
                        .isNotNull());
    }

    @Test
    void nothingIsLostWhenTheBrokerIsKilledWhileFactsAreTold() {
        long before = heardBy(TENANT);
        Flux.range(0, 50).concatMap(i -> tell(TENANT, "INC-a" + i)).blockLast();
        broker().kill();
        Flux.range(0, 50).concatMap(i -> tell(TENANT, "INC-b" + i)).blockLast();
        broker().restart();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(heardBy(TENANT)).isEqualTo(before + 100));
    }

    @Test
    void withoutATenantEveryTableIsEmptyAndNothingCanBeWritten() {
        tell(TENANT, "INC-5").block();
        assertThat(heard.count().block()).isZero();
        assertThatThrownBy(() -> heard.add("x").block()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> database.sql("INSERT INTO heard (tenant_id, number) VALUES (gen_random_uuid(), 'x')")
                        .then()
                        .block())
                .hasMessageContaining("row-level security");
    }

    private Mono<Void> tell(Tenant tenant, String number) {
        return transaction.run(tenant, outbox.add(UUID.randomUUID(), fact(number)));
    }

    private static IncidentLinked fact(String number) {
        return new IncidentLinked(UUID.randomUUID(), UUID.randomUUID(), number);
    }

    private long heardBy(Tenant tenant) {
        Long count = transaction.run(tenant, heard.count()).block();
        return count == null ? -1 : count;
    }

    private static Message message(UUID id, String number) {
        String json = """
                {"specversion":"1.0","id":"%s","source":"/ticket-svc","type":"io.bongsu.ticket.ticket.incident-linked.v1",
                 "subject":"s","time":"2026-11-21T00:00:00Z","datacontenttype":"application/json","tenantid":"%s",
                 "partitionkey":"s","addedLater":true,
                 "data":{"situationId":"%s","ticketId":"%s","number":"%s","addedLater":1}}""".formatted(id, Tokens.DEFAULT, UUID.randomUUID(), UUID.randomUUID(), number);
        return MessageBuilder.withBody(json.getBytes(StandardCharsets.UTF_8))
                .setContentType("application/json")
                .build();
    }
}
