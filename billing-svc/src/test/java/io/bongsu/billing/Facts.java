package io.bongsu.billing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hears what the service tells on one exchange about one tenant, from now on. */
public final class Facts {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RabbitTemplate rabbit;
    private final String queue;
    private final UUID tenant;
    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();

    private Facts(RabbitTemplate rabbit, String queue, UUID tenant) {
        this.rabbit = rabbit;
        this.queue = queue;
        this.tenant = tenant;
    }

    public static Facts of(ConnectionFactory connections, String exchange, UUID tenant) {
        RabbitAdmin admin = new RabbitAdmin(connections);
        Queue queue = new Queue("test-" + UUID.randomUUID(), false, false, true);
        admin.declareQueue(queue);
        admin.declareBinding(
                BindingBuilder.bind(queue).to(new TopicExchange(exchange)).with("#"));
        return new Facts(new RabbitTemplate(connections), queue.getName(), tenant);
    }

    /** The data of all facts of a type, as soon as the last awaited one is there. */
    public List<JsonNode> until(String type, int count) {
        await("facts " + type)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> of(type).size() >= count);
        return of(type);
    }

    public List<JsonNode> of(String type) {
        drain();
        return heard.stream()
                .filter(event -> event.get("type").asString().equals(type))
                .map(event -> event.get("data"))
                .toList();
    }

    private void drain() {
        for (Message message = rabbit.receive(queue); message != null; message = rabbit.receive(queue)) {
            JsonNode event = JsonMapper.shared().readTree(message.getBody());
            if (event.get("tenantid").asString().equals(tenant.toString())) {
                heard.add(event);
            }
        }
    }
}
