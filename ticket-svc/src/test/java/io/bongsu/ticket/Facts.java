package io.bongsu.ticket;

import io.bongsu.contracts.EntityRef;
import io.bongsu.contracts.event.AlertBrief;
import io.bongsu.contracts.event.IncidentRequested;
import io.bongsu.contracts.event.SituationChanged;
import io.bongsu.contracts.event.SituationClosed;
import io.bongsu.contracts.event.SituationOpened;
import io.bongsu.platform.messaging.CloudEvent;
import io.bongsu.platform.messaging.FactTypes;
import io.bongsu.platform.test.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import tools.jackson.databind.json.JsonMapper;

/** event-svc as ticket-svc hears it, and a neighbour that hears ticket-svc. */
public final class Facts {
    public static final Instant T0 = Instant.parse("2026-11-21T08:00:00Z");

    private final RabbitTemplate rabbit;
    private final JsonMapper json;
    private final String queue;
    private final List<CloudEvent> heard = new CopyOnWriteArrayList<>();

    public Facts(RabbitTemplate rabbit, JsonMapper json) {
        this.rabbit = rabbit;
        this.json = json;
        this.queue = "test." + UUID.randomUUID();
        RabbitAdmin admin = new RabbitAdmin(rabbit.getConnectionFactory());
        Queue listening = QueueBuilder.nonDurable(queue).build();
        admin.declareQueue(listening);
        admin.declareBinding(BindingBuilder.bind(listening)
                .to(new TopicExchange("ticket.ticket"))
                .with("#"));
    }

    public static AlertBrief alert(UUID id, int severity, String state) {
        return new AlertBrief(
                id, EntityRef.named(Tokens.DEFAULT, "host", "web1"), "cpu", severity, state, "CPU of web1 is busy", T0);
    }

    public static SituationOpened opened(UUID situation, int severity) {
        return new SituationOpened(
                situation, "web1 suffers", severity, 1, List.of(alert(situation, severity, "firing")), T0);
    }

    public static SituationChanged changed(UUID situation, int severity, String state, int seconds) {
        return new SituationChanged(
                situation,
                "web1 suffers",
                severity,
                1,
                List.of(alert(situation, severity, state)),
                T0.plusSeconds(seconds));
    }

    public static SituationClosed closed(UUID situation, int seconds) {
        return new SituationClosed(
                situation, "web1 suffers", 1, 1, List.of(alert(situation, 1, "resolved")), T0.plusSeconds(seconds));
    }

    public static IncidentRequested requested(UUID situation, int severity, int seconds) {
        return new IncidentRequested(
                situation,
                "web1 suffers",
                severity,
                1,
                List.of(alert(situation, severity, "firing")),
                "operator-id",
                "Min-jun Oh",
                T0.plusSeconds(seconds));
    }

    public Message message(Object fact, UUID tenant) {
        String type = FactTypes.of(fact.getClass());
        CloudEvent event = new CloudEvent(
                "1.0",
                UUID.randomUUID(),
                "/event-svc",
                type,
                "situation",
                T0,
                "application/json",
                tenant,
                "situation",
                null,
                json.valueToTree(fact));
        return MessageBuilder.withBody(json.writeValueAsBytes(event))
                .setContentType("application/cloudevents+json")
                .build();
    }

    public void tell(Object fact) {
        tell(fact, Tokens.DEFAULT);
    }

    public void tell(Object fact, UUID tenant) {
        send(message(fact, tenant));
    }

    public void send(Message message) {
        rabbit.send("event.situation", "fact", message);
    }

    /** The next fact of this kind about this ticket or situation that ticket-svc tells. */
    public <T> T await(Class<T> type, String about) {
        CloudEvent first = Awaitility.await(type.getSimpleName() + " about " + about)
                .atMost(Duration.ofSeconds(20))
                .until(() -> told(type, about), told -> !told.isEmpty())
                .getFirst();
        return json.treeToValue(first.data(), type);
    }

    /** What was told so far. */
    public <T> List<CloudEvent> told(Class<T> type, String about) {
        drain();
        return heard.stream()
                .filter(event -> event.type().equals(FactTypes.of(type)))
                .filter(event -> event.data().toString().contains(about))
                .toList();
    }

    private void drain() {
        for (Message next = rabbit.receive(queue); next != null; next = rabbit.receive(queue)) {
            heard.add(json.readValue(next.getBody(), CloudEvent.class));
        }
    }
}
