package io.bongsu.topology.observation;

import static io.bongsu.platform.messaging.FactListeners.on;

import io.bongsu.contracts.collector.EntitiesObserved;
import io.bongsu.platform.messaging.FactListeners;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Hears {@code collector.entity}. */
@Configuration(proxyBeanMethods = false)
class ObservationListener {
    @Bean
    Consumer<Message<byte[]>> observations(FactListeners listeners, Observe observe) {
        return listeners.facts(on(EntitiesObserved.class, observe::handle));
    }
}
