package io.bongsu.collector.watch;

import io.bongsu.platform.test.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The other side of the bus: tells facts and hears what an exchange carries. */
public final class Bus implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final RabbitTemplate rabbit;
    private final SimpleMessageListenerContainer listener;
    private final List<Message> heard = new CopyOnWriteArrayList<>();

    public Bus(ConnectionFactory connections, String exchange) {
        this.rabbit = new RabbitTemplate(connections);
        RabbitAdmin admin = new RabbitAdmin(connections);
        TopicExchange topic = new TopicExchange(exchange);
        Queue queue = new Queue("test-" + UUID.randomUUID(), false, false, false);
        admin.declareExchange(topic);
        admin.declareQueue(queue);
        admin.declareBinding(BindingBuilder.bind(queue).to(topic).with("#"));
        this.listener = new SimpleMessageListenerContainer(connections);
        listener.setQueues(queue);
        listener.setMessageListener(heard::add);
        listener.start();
    }

    /** Everything heard so far. */
    public List<Message> heard() {
        return heard;
    }

    /** The data of the facts of one type heard so far. */
    public List<JsonNode> facts(String type) {
        return heard.stream()
                .map(message -> JSON.readTree(message.getBody()))
                .filter(event -> event.path("type").asString().equals(type))
                .toList();
    }

    public void tell(String exchange, String type, Object fact) {
        UUID id = UUID.randomUUID();
        Map<String, Object> event = Map.of(
                "specversion", "1.0",
                "id", id,
                "source", "/test",
                "type", type,
                "subject", "test",
                "time", "2026-11-21T00:00:00Z",
                "datacontenttype", "application/json",
                "tenantid", Tokens.DEFAULT,
                "partitionkey", "test",
                "data", fact);
        MessageProperties properties = new MessageProperties();
        properties.setContentType("application/json");
        properties.setMessageId(id.toString());
        rabbit.send(
                exchange,
                type,
                new Message(JSON.writeValueAsString(event).getBytes(StandardCharsets.UTF_8), properties));
    }

    @Override
    public void close() {
        listener.stop();
    }
}
