package io.bongsu.collector.exemplars;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bongsu.collector.metrics.CommitCompanion;
import io.bongsu.collector.metrics.LiveSeries;
import io.bongsu.collector.metrics.Points;
import io.bongsu.collector.resource.Labels;
import io.bongsu.platform.tenancy.Tenant;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes exemplars as they come and writes some of them along with the next samples of their tenant. What is too much, too old or
 * already there is passed over; a commit that fails loses what it carried.
 */
@Component
public class Exemplars implements CommitCompanion, ExemplarSink {
    private static final int SERIES = 200_000;
    private static final int LONGEST = 1_024;

    private final ExemplarRepository repository;
    private final ExemplarDays days;
    private final ExemplarsProperties properties;
    private final Clock clock;
    private final Map<UUID, Waiting> waiting = new ConcurrentHashMap<>();
    private final Cache<Long, Long> newest =
            Caffeine.newBuilder().maximumSize(SERIES).build();
    private final Counter kept;
    private final Counter passed;

    Exemplars(
            ExemplarRepository repository,
            ExemplarDays days,
            ExemplarsProperties properties,
            Clock clock,
            MeterRegistry meters) {
        this.repository = repository;
        this.days = days;
        this.properties = properties;
        this.clock = clock;
        this.kept = meters.counter("bongsu.collector.exemplars");
        this.passed = meters.counter("bongsu.collector.exemplars.passed");
    }

    /** Senders repeat an exemplar until they have a newer one: only the newer one counts. */
    @Override
    public void offer(LiveSeries series, long at, double value, Map<String, String> labels) {
        Long before = newest.getIfPresent(series.id());
        if (before != null && at < before + properties.every().toMillis()) {
            return;
        }
        Exemplar one = new Exemplar(series.id(), at, value, bounded(labels));
        boolean fits = days.accepts(at)
                && waiting.computeIfAbsent(series.tenant(), tenant -> new Waiting(properties.perMinute()))
                        .add(one, clock.millis());
        if (fits) {
            newest.put(series.id(), at);
        }
        (fits ? kept : passed).increment();
    }

    /** What leads to the trace first, then as much of the rest as there is room for. */
    private static Labels bounded(Map<String, String> labels) {
        Map<String, String> kept = new TreeMap<>();
        int room = LONGEST;
        for (String name : List.of("trace_id", "span_id")) {
            room = keep(name, labels.getOrDefault(name, ""), kept, room);
        }
        for (Map.Entry<String, String> label : labels.entrySet()) {
            if (!kept.containsKey(label.getKey())) {
                room = keep(label.getKey(), label.getValue(), kept, room);
            }
        }
        return Labels.of(kept);
    }

    private static int keep(String name, String value, Map<String, String> kept, int room) {
        int length = name.length() + value.length();
        boolean storable = name.indexOf('\0') < 0 && value.indexOf('\0') < 0;
        if (value.isEmpty() || name.isEmpty() || !storable || length > room) {
            return room;
        }
        kept.put(name, value);
        return room - length;
    }

    @Override
    public Mono<Void> accompany(Points points) {
        return Mono.deferContextual(context -> {
            Tenant tenant = Tenant.of(context);
            Waiting own = waiting.get(tenant.id());
            List<Exemplar> all = own == null ? List.of() : own.take();
            return all.isEmpty() ? Mono.empty() : repository.add(tenant, all);
        });
    }

    /** Those of the context's tenant, by series and time; not more than a question may have. */
    public Mono<List<Exemplar>> of(List<Long> series, long from, long to) {
        return series.isEmpty()
                ? Mono.just(List.of())
                : Mono.deferContextual(
                        context -> repository.between(Tenant.of(context), series, from, to, properties.perQuery()));
    }
}
