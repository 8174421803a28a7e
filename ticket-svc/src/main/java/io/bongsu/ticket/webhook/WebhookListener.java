package io.bongsu.ticket.webhook;

import io.bongsu.platform.messaging.FactListeners;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Listens to what this very service tells of tickets. */
@Configuration(proxyBeanMethods = false)
class WebhookListener {

    @Bean
    Consumer<Message<byte[]>> toldTickets(
            FactListeners listeners, QueueDeliveries queue, DueWebhookRepository webhooks) {
        return listeners.bytes(queue::hear, webhooks::any);
    }
}
