package io.bongsu.collector.metrics;

import io.bongsu.collector.cluster.Ownership;
import io.bongsu.collector.commit.DayRepository;
import io.bongsu.collector.commit.StoreTrouble;
import io.bongsu.collector.resource.Sightings;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Writes what waits together, one transaction after the other: a record per tenant, new series, sightings and what watches
 * them. What committed goes into the heads, then it is acknowledged.
 */
@Component
class Journal {
    /** Records are dropped in pieces of so much time of arrival: what is sealed should soon be replayed no more. */
    private static final long SLOT = 5 * 60_000;

    private static final long CLOSED = -1;

    private final TenantTransaction transaction;
    private final WalRepository records;
    private final SeriesRepository series;
    private final DayRepository slots;
    private final SeriesBook book;
    private final Heads heads;
    private final Sightings sightings;
    private final List<CommitCompanion> companions;
    private final List<CommitObserver> observers;
    private final Clock clock;
    private final Counter stored;
    private final Counter repeated;
    private final Map<Integer, Long> lastSeqOfSlot = new TreeMap<>();
    private final AtomicReference<Sinks.Empty<Void>> running = new AtomicReference<>(done());
    private final Ownership ownership;
    private volatile long epoch = CLOSED;
    private long nextSeq;

    Journal(
            TenantTransaction transaction,
            WalRepository records,
            SeriesRepository series,
            DayRepository slots,
            SeriesBook book,
            Heads heads,
            Sightings sightings,
            List<CommitCompanion> companions,
            List<CommitObserver> observers,
            Ownership ownership,
            Clock clock,
            MeterRegistry meters) {
        this.transaction = transaction;
        this.records = records;
        this.series = series;
        this.slots = slots;
        this.book = book;
        this.heads = heads;
        this.sightings = sightings;
        this.companions = companions;
        this.observers = observers;
        this.ownership = ownership;
        this.clock = clock;
        this.stored = meters.counter("bongsu.collector.samples");
        this.repeated = meters.counter("bongsu.collector.samples.repeated");
    }

    /** From now on it writes, with this right to do so. */
    synchronized void open(long ownedEpoch, long firstSeq) {
        epoch = ownedEpoch;
        nextSeq = firstSeq;
    }

    /** Nothing is written from now on; a commit that runs finds out by itself. */
    synchronized void close() {
        epoch = CLOSED;
        lastSeqOfSlot.clear();
    }

    /** The right by which it writes at the moment. */
    long epoch() {
        return epoch;
    }

    synchronized void found(int slot, long seq) {
        lastSeqOfSlot.merge(slot, seq, Math::max);
    }

    /** Slots before this one hold sealed samples only. */
    synchronized int firstNeededSlot(long oldestSeq) {
        int current = slot(clock.millis());
        for (Map.Entry<Integer, Long> slot : lastSeqOfSlot.entrySet()) {
            if (slot.getKey() >= current || slot.getValue() >= oldestSeq) {
                return slot.getKey();
            }
        }
        return current;
    }

    synchronized boolean hasSlotBefore(int slot) {
        return lastSeqOfSlot.keySet().stream().anyMatch(known -> known < slot);
    }

    synchronized void dropped(int before) {
        lastSeqOfSlot.keySet().removeIf(slot -> slot < before);
    }

    /** Completes when no commit runs that has begun by now. */
    Mono<Void> settled() {
        return Mono.defer(() -> running.get().asMono());
    }

    Mono<Void> commit(List<Write> writes) {
        return alone(() -> begin(writes));
    }

    /** Does something between two commits, with a number in the order of their records. */
    Mono<Void> between(LongFunction<Mono<Void>> work) {
        return alone(() -> work.apply(nextSeq()));
    }

    private synchronized long nextSeq() {
        return nextSeq++;
    }

    private Mono<Void> alone(Supplier<Mono<Void>> work) {
        return Mono.defer(() -> {
            Sinks.Empty<Void> end = Sinks.empty();
            Mono<Void> before = running.getAndSet(end).asMono();
            return before.then(Mono.defer(work)).doFinally(signal -> end.tryEmitEmpty());
        });
    }

    private Mono<Void> begin(List<Write> writes) {
        int slot = slot(clock.millis());
        long right = epoch;
        List<Portion> portions = prepare(writes, slot, right);
        Mono<Void> all = Flux.fromIterable(portions)
                .concatMap(one -> transaction.run(one.tenant(), write(one, slot, right)))
                .then();
        return slots.ensure(WalRepository.TABLE, Set.of(slot))
                .then(transaction.run(portions.getFirst().tenant(), all))
                .doOnSuccess(done -> portions.forEach(one -> committed(one, right)))
                .doOnError(error -> sightings.forget());
    }

    private synchronized List<Portion> prepare(List<Write> writes, int slot, long right) {
        if (right == CLOSED || right != epoch) {
            throw StoreTrouble.unavailable();
        }
        if (!heads.hasRoom()) {
            throw Failures.unavailable(
                    "Too much came while samples of before the start are read again. Send it again.",
                    Duration.ofSeconds(2));
        }
        Map<UUID, List<Write>> byTenant = new LinkedHashMap<>();
        writes.forEach(write -> byTenant.computeIfAbsent(write.tenant(), id -> new ArrayList<>())
                .add(write));
        List<Portion> portions = new ArrayList<>();
        byTenant.forEach((id, all) -> portions.add(Portion.of(new Tenant(id), all, nextSeq++, book)));
        lastSeqOfSlot.put(slot, nextSeq - 1);
        return portions;
    }

    private Mono<Void> write(Portion portion, int slot, long right) {
        return record(portion, slot, right)
                .then(Mono.defer(() -> portion.definitions().isEmpty()
                        ? Mono.empty()
                        : series.define(portion.tenant(), portion.definitions())))
                .then(Mono.defer(() -> sightings.tell(portion.sightings())))
                .then(Flux.fromIterable(companions)
                        .concatMap(companion -> companion.accompany(portion.points()))
                        .then());
    }

    private Mono<Void> record(Portion portion, int slot, long right) {
        if (portion.seq() == 0) {
            return Mono.empty();
        }
        return records.add(portion.tenant(), right, portion.seq(), slot, portion.record())
                .flatMap(kept -> kept ? Mono.<Void>empty() : Mono.error(this::takenOver));
    }

    /** Another collector has taken over and this one was not told yet. */
    private RuntimeException takenOver() {
        ownership.doubt();
        return StoreTrouble.unavailable();
    }

    /** When somebody has taken over since the commit it is theirs to serve. */
    private synchronized void committed(Portion portion, long right) {
        if (right != epoch) {
            return;
        }
        portion.definitions().forEach(one -> {
            one.series().seen(one.day());
            one.series().defined(one.day());
            book.of(portion.tenant().id()).show(one.series());
        });
        int fresh = heads.apply(portion.seq(), portion.points(), clock.millis());
        stored.increment(fresh);
        repeated.increment(portion.points().size() - fresh);
        observers.forEach(observer -> observer.committed(portion.tenant().id(), portion.points()));
    }

    static int slot(long now) {
        return (int) (now / SLOT);
    }

    private static Sinks.Empty<Void> done() {
        Sinks.Empty<Void> done = Sinks.empty();
        done.tryEmitEmpty();
        return done;
    }
}
