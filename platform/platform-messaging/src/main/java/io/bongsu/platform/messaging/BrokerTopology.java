package io.bongsu.platform.messaging;

import io.bongsu.contracts.Exchanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.core.TopicExchange;

/**
 * All exchanges and queues, declared by every service at start: a fact told before its reader ever started waits for it.
 * Queue arguments are those the binder declares too; on brokers without quorum queues {@code quorum} stays false.
 */
final class BrokerTopology {
    static final String DEAD_LETTERS = "DLX";

    private BrokerTopology() {}

    static Declarables all(boolean quorum) {
        List<Declarable> declarables = new ArrayList<>();
        DirectExchange deadLetters = new DirectExchange(DEAD_LETTERS);
        declarables.add(deadLetters);
        Exchanges.READERS.forEach((exchange, readers) -> {
            TopicExchange topic = new TopicExchange(exchange);
            declarables.add(topic);
            readers.forEach(reader -> declarables.addAll(queue(topic, deadLetters, exchange + "." + reader, quorum)));
        });
        return new Declarables(declarables);
    }

    private static List<Declarable> queue(
            TopicExchange topic, DirectExchange deadLetters, String name, boolean quorum) {
        Queue queue = durable(name, quorum)
                .withArguments(Map.of("x-dead-letter-exchange", DEAD_LETTERS, "x-dead-letter-routing-key", name))
                .build();
        Queue dead = durable(name + ".dlq", quorum).build();
        Binding binding = BindingBuilder.bind(queue).to(topic).with("#");
        Binding deadBinding = BindingBuilder.bind(dead).to(deadLetters).with(name);
        return List.of(queue, dead, binding, deadBinding);
    }

    private static QueueBuilder durable(String name, boolean quorum) {
        QueueBuilder builder = QueueBuilder.durable(name);
        return quorum ? builder.quorum() : builder;
    }
}
