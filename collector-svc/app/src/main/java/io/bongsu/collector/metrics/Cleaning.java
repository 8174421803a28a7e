package io.bongsu.collector.metrics;

import io.bongsu.collector.metrics.CompactionRepository.Group;
import io.bongsu.platform.problem.Failures;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
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
                .concatMap(group -> merging.alone(clean(group, plan)))
                .then();
    }

    /**
     * Takes what a tenant has deleted out of all its rows, also of times that are not over. What is not sealed leaves the disk
     * with its records.
     */
    Mono<Void> cleanAll(UUID tenant) {
        return Flux.defer(() -> Flux.fromIterable(tombstones.all().groups()))
                .filter(group -> group.tenant().equals(tenant))
                .concatMap(group -> merging.alone(cleanAll(group)))
                .then();
    }

    private Mono<Void> clean(Group group, MergePlan plan) {
        return Mono.defer(() -> {
            Tombstones.All all = tombstones.all();
            boolean sealed = isSealed(group, all);
            return uncleaned(group, all)
                    .flatMap(spans -> spans.isEmpty() ? rest(group, all, sealed) : merge(group, spans, plan::isOver));
        });
    }

    private Mono<Void> cleanAll(Group group) {
        return Mono.defer(() -> {
            Tombstones.All all = tombstones.all();
            boolean sealed = isSealed(group, all);
            return uncleaned(group, all)
                    .flatMap(spans -> merge(group, spans, span -> true))
                    .then(Mono.defer(() -> uncleaned(group, all)))
                    .flatMap(left -> left.isEmpty() ? rest(group, all, sealed) : Mono.error(left()));
        });
    }

    /** Asked before rows are looked for: what is sealed meanwhile may bring one more. */
    private boolean isSealed(Group group, Tombstones.All all) {
        return heads.oldestSeq() > all.of(group).newest();
    }

    private static RuntimeException left() {
        return Failures.unavailable(
                "Some rows that hold deleted samples could not be written anew; the log says which.",
                Duration.ofMinutes(5));
    }

    /** The times of rows that hold deleted samples. */
    private Mono<List<MergeSpan>> uncleaned(Group group, Tombstones.All all) {
        Deleted deleted = all.of(group);
        return repository
                .uncleaned(group, deleted)
                .filter(one -> deleted.touches(one.row()))
                .map(one -> MergeSpan.of(one.row().tier(), one.window()))
                .distinct()
                .collectList();
    }

    private Mono<Void> merge(Group group, List<MergeSpan> spans, Predicate<MergeSpan> due) {
        return Flux.fromIterable(spans)
                .filter(due)
                .concatMap(span -> merging.merge(span, group))
                .then();
    }

    /** What is only left in roll-ups goes last; then the delete is forgotten, unless records may be replayed that hold it. */
    private Mono<Void> rest(Group group, Tombstones.All all, boolean sealed) {
        Deleted deleted = all.of(group);
        Mono<Void> forgotten = Mono.defer(() -> deletes.remove(group.tenant(), group.metric(), deleted.newest())
                .doOnSuccess(done -> tombstones.remove(group.tenant(), group.metric(), deleted.newest())));
        return Flux.fromIterable(Tier.ROLLED)
                .concatMap(tier -> repository.uncleanedRollUps(tier, group, deleted))
                .concatMap(row -> merging.clean(row, all), 1)
                .then(sealed ? forgotten : Mono.empty());
    }
}
