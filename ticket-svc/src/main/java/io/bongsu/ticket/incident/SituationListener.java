package io.bongsu.ticket.incident;

import static io.bongsu.platform.messaging.FactListeners.on;

import io.bongsu.contracts.event.IncidentRequested;
import io.bongsu.contracts.event.SituationChanged;
import io.bongsu.contracts.event.SituationClosed;
import io.bongsu.contracts.event.SituationOpened;
import io.bongsu.platform.messaging.FactListeners;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Listens to situations. */
@Configuration(proxyBeanMethods = false)
class SituationListener {

    @Bean
    Consumer<Message<byte[]>> situations(FactListeners listeners, OpenIncident incident) {
        return listeners.facts(
                on(SituationOpened.class, fact -> incident.hear(Observation.of(fact))),
                on(SituationChanged.class, fact -> incident.hear(Observation.of(fact))),
                on(SituationClosed.class, fact -> incident.hear(Observation.of(fact))),
                on(IncidentRequested.class, fact -> incident.hear(Observation.of(fact))));
    }
}
