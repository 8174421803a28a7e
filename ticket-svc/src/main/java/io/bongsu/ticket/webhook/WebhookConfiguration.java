package io.bongsu.ticket.webhook;

import io.bongsu.platform.net.AddressGuard;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Receivers are in the internet: what is in private networks has to be allowed by the operator. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    @Bean
    AddressGuard receiverGuard(WebhookProperties properties) {
        return AddressGuard.withoutPrivateNetworks(properties.allowed(), "bongsu.ticket.webhook.allowed");
    }
}
