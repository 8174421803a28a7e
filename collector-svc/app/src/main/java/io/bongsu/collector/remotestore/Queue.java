package io.bongsu.collector.remotestore;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bongsu.collector.metrics.CommitCompanion;
import io.bongsu.collector.metrics.CommitObserver;
import io.bongsu.collector.metrics.Metadata;
import io.bongsu.collector.metrics.Points;
import io.bongsu.collector.metrics.Series;
import io.bongsu.collector.metrics.Write;
import io.bongsu.collector.resource.Sighting;
import io.bongsu.collector.resource.Sightings;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes what waits together into the queue, in one transaction with sightings and what watches it. From then on it is
 * acknowledged: the queue survives us. Bounded: beyond so many samples senders come back later.
 */
@Component
@StoredElsewhere
class Queue {
    private static final int KNOWN = 200_000;
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final TenantTransaction transaction;
    private final QueueRepository queue;
    private final MetricNameRepository names;
    private final Sightings sightings;
    private final List<CommitCompanion> companions;
    private final List<CommitObserver> observers;
    private final RemoteStoreProperties properties;
    private final Clock clock;
    private final AtomicLong waiting = new AtomicLong();
    private final Cache<Name, Integer> told =
            Caffeine.newBuilder().maximumSize(KNOWN).build();

    Queue(
            TenantTransaction transaction,
            QueueRepository queue,
            MetricNameRepository names,
            Sightings sightings,
            List<CommitCompanion> companions,
            List<CommitObserver> observers,
            RemoteStoreProperties properties,
            Clock clock) {
        this.transaction = transaction;
        this.queue = queue;
        this.names = names;
        this.sightings = sightings;
        this.companions = companions;
        this.observers = observers;
        this.properties = properties;
        this.clock = clock;
    }

    private record Name(UUID tenant, String metric) {}

    /** Samples that wait, as far as is known. */
    long waiting() {
        return waiting.get();
    }

    /** What the database says; other collectors write there too. */
    void counted(long samples) {
        waiting.set(samples);
    }

    /** So many wait no more. */
    void left(int samples) {
        waiting.updateAndGet(before -> Math.max(0, before - samples));
    }

    /** Is there room for one more? */
    Mono<Void> room() {
        return waiting.get() < properties.queuedSamples()
                ? Mono.empty()
                : Mono.error(() -> Failures.busy(
                        "Too much waits to be sent to the store of the metrics. Nothing was taken; send it again.",
                        Duration.ofSeconds(5)));
    }

    Mono<Void> commit(List<Write> writes) {
        Map<UUID, List<Write>> byTenant = new LinkedHashMap<>();
        writes.forEach(write -> byTenant.computeIfAbsent(write.tenant(), id -> new ArrayList<>())
                .add(write));
        Mono<Void> all = Flux.fromIterable(byTenant.entrySet())
                .concatMap(one -> {
                    Tenant tenant = new Tenant(one.getKey());
                    return transaction.run(tenant, write(tenant, one.getValue()));
                })
                .then();
        // One transaction around those of the tenants: all of it commits, or none.
        return transaction
                .run(new Tenant(writes.getFirst().tenant()), all)
                .doOnSuccess(done -> writes.forEach(this::committed))
                .doOnError(error -> {
                    sightings.forget();
                    told.invalidateAll();
                });
    }

    private Mono<Void> write(Tenant tenant, List<Write> writes) {
        List<Points> points = writes.stream().map(Write::points).toList();
        List<Sighting> seen = new ArrayList<>();
        writes.forEach(write -> seen.addAll(write.sightings()));
        return Flux.fromIterable(WriteBody.of(tenant.id(), points))
                .concatMap(request -> queue.add(tenant, request))
                .then(Mono.defer(() -> names.seen(tenant, news(tenant, points), today())))
                .then(Mono.defer(() -> sightings.tell(seen)))
                .then(Flux.fromIterable(companions)
                        .concatMap(companion -> Flux.fromIterable(points).concatMap(companion::accompany))
                        .then());
    }

    /** Metrics that nobody was told of today. */
    private List<Metadata> news(Tenant tenant, List<Points> all) {
        Map<String, Metadata> news = new LinkedHashMap<>();
        int today = today();
        for (Points points : all) {
            for (int i = 0; i < points.size(); i++) {
                Series series = points.series(i).series();
                Name name = new Name(tenant.id(), series.metric());
                Integer day = told.getIfPresent(name);
                if (day == null || day < today) {
                    told.put(name, today);
                    news.put(series.metric(), new Metadata(series.metric(), series.kind(), series.unit()));
                }
            }
        }
        return List.copyOf(news.values());
    }

    private int today() {
        return (int) Math.floorDiv(clock.millis(), DAY);
    }

    private void committed(Write write) {
        Points points = write.points();
        waiting.addAndGet(points.size());
        int today = today();
        for (int i = 0; i < points.size(); i++) {
            points.series(i).seen(today);
        }
        observers.forEach(observer -> observer.committed(write.tenant(), points));
    }
}
