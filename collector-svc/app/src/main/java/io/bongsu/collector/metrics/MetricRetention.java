package io.bongsu.collector.metrics;

import io.bongsu.collector.cluster.Ownership;
import io.bongsu.collector.commit.DayRepository;
import io.bongsu.collector.commit.Retained;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whole days of samples, rows of tenants that keep theirs for less time, and series that have no sample left. */
@Component
@StoredHere
class MetricRetention implements Retained {
    private static final int AT_ONCE = 10_000;

    private final DayRepository days;
    private final ChunkRepository chunks;
    private final SeriesRepository repository;
    private final SeriesBook book;
    private final Journal journal;
    private final Intake intake;
    private final Ownership ownership;
    private final MetricsProperties properties;

    MetricRetention(
            DayRepository days,
            ChunkRepository chunks,
            SeriesRepository repository,
            SeriesBook book,
            Journal journal,
            Intake intake,
            Ownership ownership,
            MetricsProperties properties) {
        this.days = days;
        this.chunks = chunks;
        this.repository = repository;
        this.book = book;
        this.journal = journal;
        this.intake = intake;
        this.ownership = ownership;
        this.properties = properties;
    }

    @Override
    public Mono<Void> dropOld(Instant now) {
        if (ownership.elsewhere().isPresent()) {
            return Mono.empty();
        }
        return intake.served()
                .thenMany(Flux.fromArray(Tier.values()))
                .concatMap(tier -> days.dropBefore(tier.table(), oldest(tier, now)))
                .then()
                .then(Flux.fromIterable(properties.retentionOf().entrySet())
                        .concatMap(entry -> chunks.dropBefore(
                                entry.getKey(), now.minus(entry.getValue()).toEpochMilli() - Windows.LENGTH))
                        .then())
                .then(Flux.fromIterable(book.all())
                        .concatMap(tenant -> forget(tenant, now))
                        .then());
    }

    private int oldest(Tier tier, Instant now) {
        int day = Windows.day(now.minus(properties.retention(tier)).toEpochMilli());
        return tier.partition(day * Windows.DAY);
    }

    private Mono<Void> forget(TenantSeries tenant, Instant now) {
        Duration kept = properties.retention(tenant.tenant());
        int oldest = Windows.day(now.minus(kept).toEpochMilli());
        List<LiveSeries> old = tenant.visible().stream()
                .filter(one -> isOver(one, oldest))
                .limit(AT_ONCE)
                .toList();
        if (old.isEmpty()) {
            return Mono.empty();
        }
        old.forEach(LiveSeries::leave);
        return journal.settled()
                .then(Mono.defer(() -> forget(tenant, stillOver(old, oldest))))
                .doOnError(error -> old.forEach(LiveSeries::stay));
    }

    private static boolean isOver(LiveSeries one, int oldest) {
        return one.lastDay() < oldest && !one.hasHeads();
    }

    /** A commit that ran meanwhile may have brought a sample. */
    private static Set<LiveSeries> stillOver(List<LiveSeries> old, int oldest) {
        Set<LiveSeries> over = new LinkedHashSet<>();
        for (LiveSeries one : old) {
            if (isOver(one, oldest)) {
                over.add(one);
            } else {
                one.stay();
            }
        }
        return over;
    }

    private Mono<Void> forget(TenantSeries tenant, Set<LiveSeries> over) {
        List<Long> ids = over.stream().map(LiveSeries::id).toList();
        return repository
                .forget(tenant.tenant(), ids, book.nextId(), journal.epoch())
                .doOnSuccess(done -> book.forget(tenant.tenant(), over));
    }
}
