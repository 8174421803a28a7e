package io.bongsu.messagingtest;

import static io.bongsu.platform.messaging.FactListeners.on;

import io.bongsu.contracts.access.Role;
import io.bongsu.contracts.ticket.IncidentLinked;
import io.bongsu.platform.messaging.FactListeners;
import io.bongsu.platform.security.RolePermissions;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.Message;

/** The smallest service that tells itself facts. */
@SpringBootApplication
class MessagingTestApplication {
    @Bean
    RolePermissions rolePermissions() {
        return Role::permissionsOf;
    }

    @Bean
    Consumer<Message<byte[]>> rules(FactListeners listeners, HeardRepository heard) {
        return listeners.facts(on(IncidentLinked.class, fact -> heard.add(fact.number())));
    }
}
