package io.bongsu.collector.metrics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bongsu.collector.commit.DayRepository;
import io.bongsu.collector.commit.GroupCommit;
import io.bongsu.collector.resource.Sighting;
import io.bongsu.collector.resource.Sightings;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The first store: a row a sample in PostgreSQL. Simple, durable, and about a hundred bytes a sample; the packed store of the
 * design takes over behind {@link MetricStore}.
 */
@Component
class PostgresMetricStore implements MetricStore {
    private static final long DAY = 86_400_000;
    private static final int SAMPLES_PER_COMMIT = 20_000;
    private static final Comparator<SampleRepository.Row> ORDER =
            Comparator.comparingLong(SampleRepository.Row::series).thenComparingLong(SampleRepository.Row::at);

    private final TenantTransaction transaction;
    private final SeriesRepository series;
    private final SampleRepository samples;
    private final DayRepository days;
    private final Sightings sightings;
    private final List<CommitCompanion> companions;
    private final List<CommitObserver> observers;
    private final MetricsProperties properties;
    private final GroupCommit<Batch> commits;
    private final Counter stored;
    private final Cache<SeriesKey, Known> known;

    PostgresMetricStore(
            TenantTransaction transaction,
            SeriesRepository series,
            SampleRepository samples,
            DayRepository days,
            Sightings sightings,
            List<CommitCompanion> companions,
            List<CommitObserver> observers,
            MetricsProperties properties,
            MeterRegistry meters) {
        this.transaction = transaction;
        this.series = series;
        this.samples = samples;
        this.days = days;
        this.sightings = sightings;
        this.companions = companions;
        this.observers = observers;
        this.properties = properties;
        this.commits = new GroupCommit<>(
                "metrics",
                new GroupCommit.Limits(properties.window(), properties.queuedSamples(), SAMPLES_PER_COMMIT),
                batch -> batch.samples().size(),
                this::commit,
                meters);
        this.stored = meters.counter("bongsu.collector.samples");
        this.known =
                Caffeine.newBuilder().maximumSize(properties.cachedSeries()).build();
    }

    /** The id of a committed series, and the newest day it is known to have samples of. */
    private record Known(long id, int day) {}

    @Override
    public Mono<Void> append(Batch batch) {
        return batch.samples().isEmpty() && batch.sightings().isEmpty() ? Mono.empty() : commits.submit(batch);
    }

    @Override
    public Mono<List<Samples>> select(Selector selector, long from, long to) {
        Mono<List<Samples>> found = Mono.deferContextual(context -> matching(Tenant.of(context), selector, from)
                .collectList()
                .flatMap(matched -> matched.isEmpty()
                        ? Mono.just(List.of())
                        : samples.between(Tenant.of(context), matched, from, to, properties.samplesPerQuery())));
        return transaction.run(found);
    }

    @Override
    public Mono<List<StoredSeries>> series(List<Selector> selectors, long from, long to) {
        Mono<List<StoredSeries>> found = Mono.deferContextual(context -> Flux.fromIterable(selectors)
                .concatMap(selector -> matching(Tenant.of(context), selector, from))
                .collect(LinkedHashSet<StoredSeries>::new, Set::add)
                .map(List::copyOf));
        return transaction.run(found);
    }

    @Override
    public Mono<List<Metadata>> metadata() {
        return transaction.run(Mono.deferContextual(
                context -> series.metadata(Tenant.of(context)).collectList()));
    }

    private Flux<StoredSeries> matching(Tenant tenant, Selector selector, long from) {
        int limit = properties.seriesPerQuery();
        int[] seen = new int[1];
        return series.matching(tenant, selector, day(from), Integer.MAX_VALUE).handle((one, sink) -> {
            if (++seen[0] > limit) {
                sink.error(new QueryLimit(
                        "too-many-series",
                        "The selector matches more than " + limit + " series. Add matchers to narrow it."));
            } else {
                sink.next(one);
            }
        });
    }

    private Mono<Void> commit(List<Batch> batches) {
        Map<UUID, List<Batch>> byTenant = new LinkedHashMap<>();
        batches.forEach(batch -> byTenant.computeIfAbsent(batch.tenant(), id -> new ArrayList<>())
                .add(batch));
        Map<SeriesKey, Known> learned = new HashMap<>();
        Mono<Void> all = Flux.fromIterable(byTenant.entrySet())
                .concatMap(entry -> {
                    Tenant tenant = new Tenant(entry.getKey());
                    return transaction.run(tenant, write(tenant, entry.getValue(), learned));
                })
                .then();
        Tenant first = new Tenant(batches.getFirst().tenant());
        return days.ensure("sample", daysOf(batches))
                .then(transaction.run(first, all))
                .doOnSuccess(done -> committed(batches, learned))
                .doOnError(error -> sightings.forget());
    }

    private void committed(List<Batch> batches, Map<SeriesKey, Known> learned) {
        known.putAll(learned);
        batches.forEach(batch -> {
            stored.increment(batch.samples().size());
            observers.forEach(observer -> observer.committed(batch));
        });
    }

    private Mono<Void> write(Tenant tenant, List<Batch> batches, Map<SeriesKey, Known> learned) {
        List<Sample> all = new ArrayList<>();
        List<Sighting> seen = new ArrayList<>();
        batches.forEach(batch -> {
            all.addAll(batch.samples());
            seen.addAll(batch.sightings());
        });
        Map<Series, SeriesKey> keys = new HashMap<>();
        all.forEach(sample -> keys.computeIfAbsent(sample.series(), one -> SeriesKey.of(tenant.id(), one)));
        return define(tenant, all, keys, learned)
                .then(Mono.defer(() -> samples.add(tenant, rows(all, keys, learned))))
                .then(sightings.tell(seen))
                .then(Flux.fromIterable(companions)
                        .concatMap(companion -> companion.accompany(all))
                        .then());
    }

    private Mono<Void> define(
            Tenant tenant, List<Sample> all, Map<Series, SeriesKey> keys, Map<SeriesKey, Known> learned) {
        Map<SeriesKey, SeriesRepository.Definition> missing = new HashMap<>();
        for (Sample sample : all) {
            SeriesKey key = key(keys, sample);
            Known cached = known.getIfPresent(key);
            int day = day(sample.at());
            if (cached != null && cached.day() >= day) {
                learned.putIfAbsent(key, cached); // eviction meanwhile must not lose it
            } else {
                missing.merge(
                        key,
                        new SeriesRepository.Definition(key, sample.series(), day),
                        (a, b) -> a.day() >= b.day() ? a : b);
            }
        }
        if (missing.isEmpty()) {
            return Mono.empty();
        }
        return series.define(tenant, missing.values())
                .doOnNext(ids -> missing.forEach(
                        (key, definition) -> learned.put(key, new Known(idOf(ids, key), definition.day()))))
                .then();
    }

    private static long idOf(Map<UUID, Long> ids, SeriesKey key) {
        Long id = ids.get(key.hash());
        if (id == null) {
            throw new IllegalStateException("a series was not defined");
        }
        return id;
    }

    private static List<SampleRepository.Row> rows(
            List<Sample> all, Map<Series, SeriesKey> keys, Map<SeriesKey, Known> learned) {
        List<SampleRepository.Row> rows = new ArrayList<>(all.size());
        for (Sample sample : all) {
            Known series = learned.get(key(keys, sample));
            if (series == null) {
                throw new IllegalStateException("a sample's series is not known");
            }
            rows.add(new SampleRepository.Row(series.id(), sample.at(), sample.value()));
        }
        rows.sort(ORDER);
        return rows;
    }

    private static SeriesKey key(Map<Series, SeriesKey> keys, Sample sample) {
        SeriesKey key = keys.get(sample.series());
        if (key == null) {
            throw new IllegalStateException("a series has no key");
        }
        return key;
    }

    private static Collection<Integer> daysOf(List<Batch> batches) {
        Set<Integer> days = new TreeSet<>();
        batches.forEach(batch -> batch.samples().forEach(sample -> days.add(day(sample.at()))));
        return days;
    }

    private static int day(long at) {
        return (int) Math.floorDiv(at, DAY);
    }
}
