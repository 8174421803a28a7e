package io.bongsu.gateway.stream;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.MessageListener;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.ConsumeOkEvent;
import org.springframework.amqp.rabbit.listener.ListenerContainerConsumerFailedEvent;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import tools.jackson.core.JacksonException;

/**
 * The gateway's own queue: exclusive, gone with the connection. Without a broker the gateway starts and serves all the same,
 * and tries again every second. Not an AnonymousQueue: RabbitMQ refuses its arguments on classic queues.
 */
@Configuration(proxyBeanMethods = false)
class FactQueue {
    private static final Logger LOG = LoggerFactory.getLogger(FactQueue.class);
    private static final long RETRY_MILLIS = 1_000;

    private final LiveFacts facts;
    private final AtomicInteger connected;

    FactQueue(LiveFacts facts, MeterRegistry meters) {
        this.facts = facts;
        this.connected = meters.gauge("bongsu.gateway.stream.connected", new AtomicInteger());
    }

    @Bean
    Queue liveFactQueue() {
        return new Queue("gateway-" + UUID.randomUUID(), false, true, true);
    }

    @Bean
    Declarables liveFactBindings(Queue liveFactQueue) {
        List<Declarable> bindings = new ArrayList<>();
        Arrays.stream(Subject.values())
                .forEach(subject -> bindings.add(BindingBuilder.bind(liveFactQueue)
                        .to(new TopicExchange(subject.exchange))
                        .with("#")));
        return new Declarables(bindings);
    }

    /** Nothing is acknowledged: what is lost here is read again from the services after a reset. */
    @Bean
    SimpleMessageListenerContainer liveFactListener(
            ConnectionFactory connections, Queue liveFactQueue, MeterRegistry meters) {
        SimpleMessageListenerContainer container = new SimpleMessageListenerContainer(connections);
        container.setQueues(liveFactQueue);
        container.setConcurrentConsumers(1); // the order of facts is the order of the stream
        container.setAcknowledgeMode(AcknowledgeMode.NONE);
        container.setMissingQueuesFatal(false);
        container.setPossibleAuthenticationFailureFatal(false);
        container.setRecoveryInterval(RETRY_MILLIS);
        container.setMessageListener(listener(meters));
        return container;
    }

    /** Since the last connection facts went by unheard. */
    @EventListener(ConsumeOkEvent.class)
    void connected() {
        connected.set(1);
        LOG.info("live facts: connected to the broker");
        facts.beginAnew();
    }

    /** Comes with each try; said once. */
    @EventListener(ListenerContainerConsumerFailedEvent.class)
    void disconnected() {
        if (connected.getAndSet(0) == 1) {
            LOG.warn("live facts: the broker is away, trying again each second");
        }
    }

    private MessageListener listener(MeterRegistry meters) {
        return message -> {
            String exchange = message.getMessageProperties().getReceivedExchange();
            try {
                Subject.from(exchange == null ? "" : exchange)
                        .ifPresent(subject -> facts.tell(subject, message.getBody()));
            } catch (JacksonException e) {
                meters.counter("bongsu.gateway.stream.unreadable").increment();
                LOG.atWarn().addKeyValue("exchange", exchange).log("a fact cannot be read and is not shown");
            }
        };
    }
}
