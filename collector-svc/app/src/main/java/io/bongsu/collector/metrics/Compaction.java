package io.bongsu.collector.metrics;

import io.bongsu.collector.cluster.Duty;
import io.bongsu.collector.commit.DayRepository;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Merges the rows of windows into rows of two hours, and those of a day that is over into rows of the day with its roll-ups,
 * late samples into their place, and leaves out what was deleted.
 */
@Component
@StoredHere
class Compaction implements Duty {
    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);
    private static final Duration EVERY = Duration.ofMinutes(5);

    private final CompactionRepository repository;
    private final DayRepository days;
    private final Merging merging;
    private final Cleaning cleaning;
    private final Intake intake;
    private final MetricsProperties properties;
    private final Clock clock;
    private final StorageMeters storage;

    Compaction(
            CompactionRepository repository,
            DayRepository days,
            Merging merging,
            Cleaning cleaning,
            Intake intake,
            MetricsProperties properties,
            Clock clock,
            MeterRegistry meters) {
        this.repository = repository;
        this.days = days;
        this.merging = merging;
        this.cleaning = cleaning;
        this.intake = intake;
        this.properties = properties;
        this.clock = clock;
        this.storage = new StorageMeters(meters);
    }

    /** Merges all that is over by then. */
    Mono<Void> compact(long now) {
        MergePlan plan = new MergePlan(now, properties.longestRetention());
        return Mono.zip(
                        repository.partitions(Tier.WINDOW).collectList(),
                        repository.partitions(Tier.BLOCK).collectList())
                .flatMapIterable(both -> plan.spans(both.getT1(), both.getT2()))
                .concatMap(span -> compact(span).then(Mono.defer(() -> tidy(span))))
                .then(cleaning.clean(plan))
                .then(repository.storage())
                .doOnNext(storage::show)
                .then();
    }

    private Mono<Void> compact(MergeSpan span) {
        return repository
                .groups(span)
                .flatMapMany(Flux::fromIterable)
                .concatMap(group -> merging.alone(merging.merge(span, group)))
                .then();
    }

    private Mono<Void> tidy(MergeSpan span) {
        return Flux.fromIterable(span.emptied())
                .concatMap(partition -> drop(partition.tier(), partition.number()))
                .then();
    }

    private Mono<Void> drop(Tier tier, int part) {
        return days.dropIfEmpty(tier.table(), part)
                .onErrorResume(error -> {
                    // somebody reads the table for long: next time
                    LOG.atDebug().setCause(error).log("an empty partition was not dropped");
                    return Mono.empty();
                })
                .then();
    }

    @Override
    public Mono<Void> run(long epoch) {
        return Flux.interval(EVERY)
                .onBackpressureDrop()
                .concatMap(
                        tick -> intake.served()
                                .then(Mono.defer(() -> compact(clock.millis())))
                                .onErrorResume(Compaction::failed),
                        1)
                .then();
    }

    /** Nothing is left to do: what a cancelled step wrote is undone with its transaction. */
    @Override
    public void end() {}

    private static Mono<Void> failed(Throwable error) {
        return Mono.fromRunnable(
                () -> LOG.atWarn().setCause(error).log("sealed samples were not merged, trying again in five minutes"));
    }
}
