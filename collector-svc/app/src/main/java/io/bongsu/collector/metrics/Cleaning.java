package io.bongsu.collector.metrics;

import io.bongsu.collector.metrics.CompactionRepository.Group;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows that hold deleted samples are written anew; a delete that is carried out everywhere is forgotten. */
@Component
class Cleaning {
    private final CompactionRepository repository;
    private final TombstoneRepository deletes;
    private final Tombstones tombstones;
    private final Heads heads;
    private final Merging merging;

    Cleaning(
            CompactionRepository repository,
            TombstoneRepository deletes,
            Tombstones tombstones,
            Heads heads,
            Merging merging) {
        this.repository = repository;
        this.deletes = deletes;
        this.tombstones = tombstones;
        this.heads = heads;
        this.merging = merging;
    }

    /** Looks at times that are merged at all. */
    Mono<Void> clean(MergePlan plan) {
        return Flux.defer(() -> Flux.fromIterable(tombstones.all().groups()))
                .concatMap(group -> clean(group, plan))
                .then();
    }

    private Mono<Void> clean(Group group, MergePlan plan) {
        Tombstones.All all = tombstones.all();
        Deleted deleted = all.of(group);
        boolean sealed = heads.oldestSeq() > deleted.newest(); // or it will be needed when records are replayed
        return repository
                .uncleaned(group, deleted)
                .filter(one -> deleted.touches(one.row()))
                .map(one -> MergeSpan.of(one.row().tier(), one.window()))
                .distinct()
                .collectList()
                .flatMap(spans -> spans.isEmpty() && sealed ? forget(group, deleted, all) : clean(group, spans, plan));
    }

    private Mono<Void> clean(Group group, List<MergeSpan> spans, MergePlan plan) {
        return Flux.fromIterable(spans)
                .filter(plan::isOver)
                .concatMap(span -> merging.merge(span, group))
                .then();
    }

    /** What is only left in roll-ups goes last. */
    private Mono<Void> forget(Group group, Deleted deleted, Tombstones.All all) {
        return Flux.fromIterable(Tier.ROLLED)
                .concatMap(tier -> repository.uncleanedRollUps(tier, group, deleted))
                .concatMap(row -> merging.clean(row, all), 1)
                .then(Mono.defer(() -> deletes.remove(group.tenant(), group.metric(), deleted.newest())))
                .doOnSuccess(done -> tombstones.remove(group.tenant(), group.metric(), deleted.newest()));
    }
}
