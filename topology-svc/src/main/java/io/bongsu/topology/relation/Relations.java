package io.bongsu.topology.relation;

import io.bongsu.contracts.collector.RelationObserved;
import io.bongsu.platform.tenancy.Tenant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who depends on whom? The door for features that hear of relations. */
@Component
public class Relations {
    /** What a source says of itself is certain; there is no guessing source yet. */
    private static final double CERTAIN = 1.0;

    private final RelationRepository relations;

    Relations(RelationRepository relations) {
        this.relations = relations;
    }

    /** Both ends must exist. Those of them that nobody had claimed before. */
    public Mono<List<RelationObserved>> see(List<Claim> claims) {
        if (claims.isEmpty()) {
            return Mono.just(List.of());
        }
        return Tenant.current()
                .flatMap(tenant -> relations
                        .see(claims, CERTAIN)
                        .collect(Collectors.toUnmodifiableSet())
                        .map(added -> claims.stream()
                                .map(Claim::relation)
                                .distinct()
                                .filter(relation -> added.contains(RelationRepository.id(tenant, relation)))
                                .toList()));
    }
}
