package io.bongsu.topology.entity;

import io.bongsu.contracts.collector.EntityObserved;
import io.bongsu.contracts.topology.EntityChanged;
import io.bongsu.platform.messaging.Outbox;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which things are there, and what is known of them? The door for features that hear of entities. */
@Component
public class Entities {
    private final EntityRepository entities;
    private final Outbox outbox;
    private final Clock clock;

    Entities(EntityRepository entities, Outbox outbox, Clock clock) {
        this.entities = entities;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Makes sure that all of them exist; the ids of those that are new. Locks them until the transaction ends. */
    public Mono<Set<UUID>> see(List<Seen> seen) {
        return entities.see(seen).collect(Collectors.toUnmodifiableSet());
    }

    /** Takes over what sources say; the ids of the entities of which a person sees a difference. */
    public Mono<Set<UUID>> describe(List<EntityObserved> said) {
        Flux<UUID> described = entities.claim(said).collectList().flatMapMany(entities::describe);
        return described.concatWith(entities.identify(said)).collect(Collectors.toUnmodifiableSet());
    }

    /** True when a person sees a difference. */
    public Mono<Boolean> paint(UUID id, int health, int alerts) {
        return entities.paint(id, health, alerts);
    }

    /** Counts the change and tells it; {@code changes} are entity id → what changed. */
    public Mono<Void> tell(Map<UUID, String> changes) {
        return entities.changed(changes.keySet())
                .map(known -> new Outbox.Told(
                        known.entity().id(),
                        new EntityChanged(
                                known.entity(),
                                known.health(),
                                changes.getOrDefault(known.entity().id(), "described"),
                                clock.instant())))
                .collectList()
                .flatMap(outbox::addAll);
    }
}
