package io.bongsu.platform.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** Publishes persistent messages and waits until the broker confirmed each. */
final class Publisher {
    static final String TENANT = "tenantid";
    private static final long CONFIRM_SECONDS = 15;

    private final RabbitTemplate rabbit;

    Publisher(RabbitTemplate rabbit) {
        this.rabbit = rabbit;
    }

    /**
     * All are in flight at once; returns when all are confirmed. On one channel, because order holds per channel only and a
     * template takes another one while confirms are outstanding.
     */
    void publish(List<OutboxMessage> messages) {
        try {
            List<CorrelationData> confirms = new ArrayList<>(messages.size());
            rabbit.<@Nullable Void>invoke(channel -> {
                for (OutboxMessage message : messages) {
                    CorrelationData confirm = new CorrelationData(message.id().toString());
                    channel.send(message.exchange(), message.routingKey(), amqp(message), confirm);
                    confirms.add(confirm);
                }
                return null;
            });
            for (CorrelationData confirm : confirms) {
                await(confirm);
            }
        } catch (AmqpException e) {
            throw new PublishFailed("broker not reachable", e);
        }
    }

    private static void await(CorrelationData confirm) {
        try {
            if (!confirm.getFuture().get(CONFIRM_SECONDS, TimeUnit.SECONDS).ack()) {
                throw new PublishFailed("broker refused message " + confirm.getId());
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new PublishFailed("no confirm for message " + confirm.getId(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishFailed("stopped while waiting for a confirm", e);
        }
    }

    private static Message amqp(OutboxMessage message) {
        MessageProperties properties = new MessageProperties();
        properties.setContentType(message.contentType());
        properties.setDeliveryMode(MessageDeliveryMode.PERSISTENT);
        properties.setMessageId(message.id().toString());
        properties.setHeader(TENANT, message.tenantId().toString());
        if (!message.traceparent().isEmpty()) {
            properties.setHeader("traceparent", message.traceparent());
        }
        return new Message(message.payload(), properties);
    }
}
