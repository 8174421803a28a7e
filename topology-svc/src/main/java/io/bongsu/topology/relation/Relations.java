package io.bongsu.topology.relation;

import io.bongsu.contracts.collector.RelationObserved;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
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

    /** Both ends must exist. Those of them that are new, in one order for everybody. */
    public Mono<List<RelationObserved>> see(List<RelationObserved> seen, String source, Instant seenAt) {
        return Flux.fromIterable(seen)
                .distinct()
                .sort(Comparator.comparing(
                                (RelationObserved relation) -> relation.from().id())
                        .thenComparing(relation -> relation.to().id())
                        .thenComparing(RelationObserved::type))
                .filterWhen(relation -> relations.see(relation, source, CERTAIN, seenAt), 1)
                .collectList();
    }
}
