package io.bongsu.event.rule;

import static io.bongsu.platform.messaging.FactListeners.on;

import io.bongsu.contracts.collector.EntitiesObserved;
import io.bongsu.platform.messaging.FactListeners;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Something of a tenant was seen: the tenant gets its default rules. */
@Configuration(proxyBeanMethods = false)
class TenantListener {

    @Bean
    Consumer<Message<byte[]>> entities(FactListeners listeners, DefaultRules defaults) {
        return listeners.facts(on(EntitiesObserved.class, fact -> defaults.give()));
    }
}
