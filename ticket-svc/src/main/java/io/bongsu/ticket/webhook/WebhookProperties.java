package io.bongsu.ticket.webhook;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param allowed ranges of addresses ({@code 10.1.0.0/16}) that may be called although they are refused otherwise
 * @param timeout longest time a receiver may take
 * @param atOnce receivers that are called at the same time
 * @param most webhooks of a tenant
 * @param kept how long what was sent is kept to be looked at and sent again
 * @param secret what secrets of webhooks are kept with, 32 characters or more; without it no new ones are taken
 */
@ConfigurationProperties("bongsu.ticket.webhook")
record WebhookProperties(
        @DefaultValue List<String> allowed,
        @DefaultValue("20s") Duration timeout,
        @DefaultValue("64") int atOnce,
        @DefaultValue("50") int most,
        @DefaultValue("30d") Duration kept,
        @DefaultValue("") String secret) {

    @Override
    public String toString() {
        return "WebhookProperties[" + allowed + "]"; // no secret reaches a log
    }
}
