package io.bongsu.topology.entity;

import io.bongsu.contracts.EntityRef;
import io.bongsu.contracts.collector.EntityObserved;
import io.bongsu.contracts.topology.EntityChanged;
import io.bongsu.platform.messaging.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
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
    public Mono<Set<UUID>> see(List<EntityRef> seen, Instant seenAt) {
        Map<UUID, EntityRef> once = new LinkedHashMap<>();
        seen.forEach(entity -> once.putIfAbsent(entity.id(), entity));
        return entities.see(List.copyOf(once.values()), seenAt).collect(Collectors.toUnmodifiableSet());
    }

    /** Takes over what a source says; true when a person sees a difference. */
    public Mono<Boolean> describe(EntityObserved fact, Instant observedAt) {
        UUID id = fact.entity().id();
        Mono<Boolean> looks = entities.claim(fact.entity(), fact.source(), fact.attributes(), observedAt)
                .flatMap(newer -> newer ? entities.describe(id) : Mono.just(false));
        return looks.flatMap(other -> entities.identify(id, fact.identifiers(), fact.source(), observedAt)
                .map(identified -> other || identified));
    }

    /** True when a person sees a difference. */
    public Mono<Boolean> paint(UUID id, int health, int alerts) {
        return entities.paint(id, health, alerts);
    }

    /** Counts the change and tells it; {@code changes} are entity id → what changed. */
    public Mono<Void> tell(Map<UUID, String> changes) {
        return Flux.fromIterable(changes.entrySet())
                .concatMap(change -> entities.changed(change.getKey())
                        .flatMap(known -> outbox.add(
                                change.getKey(),
                                new EntityChanged(known.entity(), known.health(), change.getValue(), clock.instant()))))
                .then();
    }
}
