package io.bongsu.topology.observation;

import io.bongsu.contracts.EntityRef;
import io.bongsu.contracts.collector.EntityObserved;
import io.bongsu.contracts.collector.RelationObserved;
import io.bongsu.topology.entity.Entities;
import io.bongsu.topology.relation.Relations;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes over what a source saw. Tells others only when a person would see a difference. */
@Component
class Observe {
    private final Entities entities;
    private final Relations relations;
    private final Clock clock;

    Observe(Entities entities, Relations relations, Clock clock) {
        this.entities = entities;
        this.relations = relations;
        this.clock = clock;
    }

    Mono<Void> handle(EntityObserved fact) {
        Instant observedAt = notInTheFuture(fact.observedAt());
        return entities.see(mentioned(fact), observedAt)
                .flatMap(appeared -> entities.describe(fact, observedAt)
                        .flatMap(described -> relations
                                .see(fact.relations(), fact.source(), observedAt)
                                .flatMap(added -> entities.tell(changes(fact, appeared, described, added)))));
    }

    /** A source whose clock runs ahead must not silence the others until then. */
    private Instant notInTheFuture(Instant observedAt) {
        Instant now = clock.instant();
        return observedAt.isAfter(now) ? now : observedAt;
    }

    private static List<EntityRef> mentioned(EntityObserved fact) {
        return Stream.concat(
                        Stream.of(fact.entity()),
                        fact.relations().stream().flatMap(relation -> Stream.of(relation.from(), relation.to())))
                .toList();
    }

    /** One change per entity, the most telling one. */
    private static Map<UUID, String> changes(
            EntityObserved fact, Set<UUID> appeared, boolean described, List<RelationObserved> related) {
        Map<UUID, String> changes = new LinkedHashMap<>();
        appeared.forEach(id -> changes.put(id, "appeared"));
        if (described) {
            changes.putIfAbsent(fact.entity().id(), "described");
        }
        for (RelationObserved relation : related) {
            changes.putIfAbsent(relation.from().id(), "related");
            changes.putIfAbsent(relation.to().id(), "related");
        }
        return changes;
    }
}
