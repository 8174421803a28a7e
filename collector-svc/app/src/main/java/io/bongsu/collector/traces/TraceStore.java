package io.bongsu.collector.traces;

import io.bongsu.collector.commit.DayRepository;
import io.bongsu.collector.commit.GroupCommit;
import io.bongsu.collector.commit.Retained;
import io.bongsu.collector.resource.Resources;
import io.bongsu.collector.resource.Sighting;
import io.bongsu.collector.resource.Sightings;
import io.bongsu.contracts.EntityRef;
import io.bongsu.contracts.collector.RelationObserved;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

/** Keeps spans; what they show of services, databases and queues is told in the same transaction. */
@Component
public class TraceStore implements Retained {
    private static final long DAY = Duration.ofDays(1).toNanos();
    /** Parents and children of one trace are looked for this far around. */
    private static final long AROUND = Duration.ofHours(1).toNanos();

    private static final int SPANS_PER_COMMIT = 5_000;

    private final TenantTransaction transaction;
    private final SpanRepository spans;
    private final TraceRetentionRepository old;
    private final DayRepository days;
    private final Sightings sightings;
    private final TracesProperties properties;
    private final GroupCommit<SpanBatch> commits;
    private final Counter stored;

    TraceStore(
            TenantTransaction transaction,
            SpanRepository spans,
            TraceRetentionRepository old,
            DayRepository days,
            Sightings sightings,
            TracesProperties properties,
            MeterRegistry meters) {
        this.transaction = transaction;
        this.spans = spans;
        this.old = old;
        this.days = days;
        this.sightings = sightings;
        this.properties = properties;
        this.commits = new GroupCommit<>(
                "traces",
                new GroupCommit.Limits(Duration.ofMillis(5), properties.queuedSpans(), SPANS_PER_COMMIT),
                batch -> batch.spans().size(),
                SpanBatch::tenant,
                this::commit,
                meters);
        this.stored = meters.counter("bongsu.collector.spans");
    }

    /** Completes after the batch is committed; the same span twice is stored once. */
    public Mono<Void> append(SpanBatch batch) {
        return batch.spans().isEmpty() ? Mono.empty() : commits.submit(batch);
    }

    /** How long spans are kept. */
    public Duration retention() {
        return properties.retention();
    }

    @Override
    public Mono<Void> dropOld(Instant now) {
        long oldest = now.minus(properties.retention()).toEpochMilli()
                / Duration.ofDays(1).toMillis();
        return days.dropBefore("span", (int) oldest).then(old.forgetBefore(oldest * DAY));
    }

    private Mono<Void> commit(List<SpanBatch> batches) {
        Map<UUID, List<SpanBatch>> byTenant = new LinkedHashMap<>();
        batches.forEach(batch ->
                byTenant.computeIfAbsent(batch.tenant(), _ -> new ArrayList<>()).add(batch));
        Set<Integer> needed = new TreeSet<>();
        batches.forEach(batch -> batch.spans().forEach(span -> needed.add((int) (span.start() / DAY))));
        Mono<Void> all = Flux.fromIterable(byTenant.entrySet())
                .concatMap(entry -> {
                    Tenant tenant = new Tenant(entry.getKey());
                    return transaction.run(tenant, write(tenant, entry.getValue()));
                })
                .then();
        return days.ensure("span", needed)
                .then(transaction.run(new Tenant(batches.getFirst().tenant()), all))
                .doOnSuccess(done ->
                        batches.forEach(batch -> stored.increment(batch.spans().size())))
                .doOnError(error -> sightings.forget());
    }

    private Mono<Void> write(Tenant tenant, List<SpanBatch> batches) {
        List<Span> all = new ArrayList<>();
        Set<Sighting> seen = new LinkedHashSet<>();
        batches.forEach(batch -> {
            all.addAll(batch.spans());
            seen.addAll(batch.sightings());
        });
        all.forEach(span -> addCallee(span, seen));
        Set<String> traces = new TreeSet<>();
        all.forEach(span -> traces.add(span.traceId()));
        long from = all.stream().mapToLong(Span::start).min().orElse(0) - AROUND;
        long to = all.stream().mapToLong(Span::start).max().orElse(0) + AROUND;
        return spans.add(tenant, all)
                .thenMany(spans.calls(tenant, traces, from, to))
                .doOnNext(call -> seen.add(sighting(tenant, call)))
                .then(Mono.defer(() -> sightings.tell(seen)));
    }

    private static void addCallee(Span span, Set<Sighting> seen) {
        Sighting callee = span.callee();
        EntityRef caller = span.caller();
        if (callee == null) {
            return;
        }
        seen.add(callee);
        if (caller != null) {
            seen.add(calls(caller, callee.entity()));
        }
    }

    private static Sighting sighting(Tenant tenant, SpanRepository.Call call) {
        return calls(
                Resources.service(tenant.id(), call.callerNamespace(), call.caller()),
                Resources.service(tenant.id(), call.calleeNamespace(), call.callee()));
    }

    private static Sighting calls(EntityRef caller, EntityRef callee) {
        return new Sighting(
                caller, List.of(), Map.of(), List.of(new RelationObserved("calls", caller, callee)), "trace");
    }
}
