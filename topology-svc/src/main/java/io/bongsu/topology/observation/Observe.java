package io.bongsu.topology.observation;

import io.bongsu.contracts.collector.EntitiesObserved;
import io.bongsu.contracts.collector.EntityObserved;
import io.bongsu.contracts.collector.RelationObserved;
import io.bongsu.topology.entity.Entities;
import io.bongsu.topology.entity.Seen;
import io.bongsu.topology.relation.Claim;
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

    Mono<Void> handle(EntitiesObserved fact) {
        List<EntityObserved> seen =
                fact.entities().stream().map(this::notInTheFuture).toList();
        return entities.see(mentioned(seen))
                .flatMap(appeared -> entities.describe(seen)
                        .flatMap(described -> relations
                                .see(claims(seen))
                                .flatMap(added -> entities.tell(changes(appeared, described, added)))));
    }

    /** A source whose clock runs ahead must not silence the others until then. */
    private EntityObserved notInTheFuture(EntityObserved one) {
        Instant now = clock.instant();
        return one.observedAt().isAfter(now)
                ? new EntityObserved(
                        one.entity(), one.identifiers(), one.attributes(), one.relations(), one.source(), now)
                : one;
    }

    private static List<Seen> mentioned(List<EntityObserved> all) {
        return all.stream()
                .flatMap(one -> Stream.concat(
                                Stream.of(one.entity()),
                                one.relations().stream().flatMap(relation -> Stream.of(relation.from(), relation.to())))
                        .map(entity -> new Seen(entity, one.observedAt())))
                .toList();
    }

    private static List<Claim> claims(List<EntityObserved> all) {
        return all.stream()
                .flatMap(one ->
                        one.relations().stream().map(relation -> new Claim(relation, one.source(), one.observedAt())))
                .toList();
    }

    /** One change per entity, the most telling one. */
    private static Map<UUID, String> changes(Set<UUID> appeared, Set<UUID> described, List<RelationObserved> related) {
        Map<UUID, String> changes = new LinkedHashMap<>();
        appeared.forEach(id -> changes.put(id, "appeared"));
        described.forEach(id -> changes.putIfAbsent(id, "described"));
        for (RelationObserved relation : related) {
            changes.putIfAbsent(relation.from().id(), "related");
            changes.putIfAbsent(relation.to().id(), "related");
        }
        return changes;
    }
}
