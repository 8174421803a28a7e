package io.bongsu.topology.health;

import io.bongsu.contracts.EntityRef;
import io.bongsu.contracts.event.AlertChanged;
import io.bongsu.contracts.event.AlertRaised;
import io.bongsu.contracts.event.AlertResolved;
import io.bongsu.topology.entity.Entities;
import io.bongsu.topology.entity.Seen;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Paints an entity with its alerts. The entity is locked first and its alerts are counted last, so that two alerts of one
 * entity that come at the same time are both counted.
 */
@Component
class PaintHealth {
    /** So long a late fact may come and is still known to be late. */
    private static final Duration MEMORY = Duration.ofDays(1);

    private final Entities entities;
    private final AlertRepository alerts;
    private final Clock clock;

    PaintHealth(Entities entities, AlertRepository alerts, Clock clock) {
        this.entities = entities;
        this.alerts = alerts;
        this.clock = clock;
    }

    Mono<Void> raised(AlertRaised fact) {
        UUID entity = fact.entity().id();
        return paint(fact.entity(), alerts.raise(fact.alertId(), entity, fact.severity(), fact.firstSeenAt()));
    }

    Mono<Void> changed(AlertChanged fact) {
        UUID entity = fact.entity().id();
        return paint(fact.entity(), alerts.change(fact.alertId(), entity, fact.severity(), fact.changedAt()));
    }

    Mono<Void> resolved(AlertResolved fact) {
        UUID entity = fact.entity().id();
        return paint(fact.entity(), alerts.resolve(fact.alertId(), entity, fact.worstSeverity(), fact.resolvedAt()))
                .then(Mono.defer(() -> alerts.forgetResolved(clock.instant().minus(MEMORY))));
    }

    /** An alert may be the first we hear of an entity. */
    private Mono<Void> paint(EntityRef entity, Mono<Void> write) {
        Instant now = clock.instant();
        return entities.see(List.of(new Seen(entity, now)))
                .flatMap(appeared -> write.then(alerts.healthOf(entity.id()))
                        .flatMap(health -> entities.paint(entity.id(), health.worst(), health.alerts()))
                        .flatMap(painted -> tell(entity.id(), appeared, painted)));
    }

    private Mono<Void> tell(UUID entity, Set<UUID> appeared, boolean painted) {
        if (appeared.contains(entity)) {
            return entities.tell(Map.of(entity, "appeared"));
        }
        return painted ? entities.tell(Map.of(entity, "health")) : Mono.empty();
    }
}
