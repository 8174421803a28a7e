package io.bongsu.platform.messaging;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param quorum declare quorum queues; needs a real RabbitMQ
 * @param handlerTimeout longest a fact may take to be handled before it is tried again
 * @param relayBatch most messages the relay has in flight at once
 */
@ConfigurationProperties("bongsu.messaging")
public record MessagingProperties(
        @DefaultValue("false") boolean quorum,
        @DefaultValue("20s") Duration handlerTimeout,
        @DefaultValue("500") int relayBatch) {}
