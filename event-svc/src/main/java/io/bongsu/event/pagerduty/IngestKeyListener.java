package io.bongsu.event.pagerduty;

import static io.bongsu.platform.messaging.FactListeners.on;

import io.bongsu.contracts.collector.IngestKeyIssued;
import io.bongsu.contracts.collector.IngestKeyRevoked;
import io.bongsu.event.rule.DefaultRules;
import io.bongsu.platform.messaging.FactListeners;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Keys come and go; a tenant's first key is also the first we hear of the tenant. */
@Configuration(proxyBeanMethods = false)
class IngestKeyListener {

    @Bean
    Consumer<Message<byte[]>> keys(FactListeners listeners, IngestKeyRepository keys, DefaultRules defaults) {
        return listeners.facts(
                on(
                        IngestKeyIssued.class,
                        fact -> keys.issued(fact.keyId(), fact.keyHash(), fact.name())
                                .then(defaults.give())),
                on(IngestKeyRevoked.class, fact -> keys.revoked(fact.keyId(), fact.keyHash())));
    }
}
