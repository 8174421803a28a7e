package io.bongsu.topology.health;

import static io.bongsu.platform.messaging.FactListeners.on;

import io.bongsu.contracts.event.AlertChanged;
import io.bongsu.contracts.event.AlertRaised;
import io.bongsu.contracts.event.AlertResolved;
import io.bongsu.platform.messaging.FactListeners;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Hears {@code event.alert}. */
@Configuration(proxyBeanMethods = false)
class AlertListener {
    @Bean
    Consumer<Message<byte[]>> alerts(FactListeners listeners, PaintHealth paint) {
        return listeners.facts(
                on(AlertRaised.class, paint::raised),
                on(AlertChanged.class, paint::changed),
                on(AlertResolved.class, paint::resolved));
    }
}
