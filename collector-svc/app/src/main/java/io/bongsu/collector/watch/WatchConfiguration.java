package io.bongsu.collector.watch;

import static io.bongsu.platform.messaging.FactListeners.on;

import io.bongsu.contracts.event.WatchEnded;
import io.bongsu.contracts.event.WatchRequested;
import io.bongsu.platform.messaging.FactListeners;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Listens to event-svc's wishes. */
@Configuration(proxyBeanMethods = false)
class WatchConfiguration {

    @Bean
    Consumer<Message<byte[]>> watchRequests(FactListeners listeners, Watches watches) {
        return listeners.facts(on(WatchRequested.class, watches::request), on(WatchEnded.class, watches::end));
    }
}
