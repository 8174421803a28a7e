package io.bongsu.event.situation;

import static io.bongsu.platform.messaging.FactListeners.on;

import io.bongsu.contracts.ticket.IncidentLinked;
import io.bongsu.contracts.ticket.TicketAcknowledged;
import io.bongsu.event.alert.Alerts;
import io.bongsu.event.alert.Person;
import io.bongsu.event.decision.Decision;
import io.bongsu.event.decision.Decisions;
import io.bongsu.platform.messaging.FactListeners;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import reactor.core.publisher.Mono;

/** What ticket-svc tells about the incident of a situation. */
@Configuration(proxyBeanMethods = false)
class TicketListener {
    private final SituationRepository situations;
    private final Alerts alerts;
    private final Decisions decisions;
    private final Clock clock;

    TicketListener(SituationRepository situations, Alerts alerts, Decisions decisions, Clock clock) {
        this.situations = situations;
        this.alerts = alerts;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Bean
    Consumer<Message<byte[]>> tickets(FactListeners listeners) {
        return listeners.facts(
                on(IncidentLinked.class, this::linked), on(TicketAcknowledged.class, this::acknowledged));
    }

    private Mono<Void> linked(IncidentLinked fact) {
        Decision decision = Decision.aboutSituation(
                clock.instant(), fact.situationId(), "ticket-linked", fact.number(), "ticket-svc opened it", "");
        return situations
                .link(fact.situationId(), fact.ticketId(), fact.number())
                .flatMap(linked -> linked == 0 ? Mono.empty() : decisions.add(List.of(decision)));
    }

    private Mono<Void> acknowledged(TicketAcknowledged fact) {
        UUID situation = fact.situationId();
        return situation == null
                ? Mono.empty()
                : alerts.acknowledgeSituation(situation, new Person(fact.personId(), fact.personName()));
    }
}
