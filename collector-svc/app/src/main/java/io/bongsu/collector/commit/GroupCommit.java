package io.bongsu.collector.commit;

import io.bongsu.platform.problem.Failures;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Commits what waits together. The first waiter opens a window; when it closes, or when enough wait, one commit takes them
 * all; while it runs others gather. When the queue is full a caller is told so at once (429), it never waits for room. Owners
 * take turns (see {@link FairQueue}): one that floods makes the others wait for one of its commits at most.
 *
 * <p>When a shared commit fails for a reason of its content, each item is tried alone: one sender's poison harms nobody else.
 */
public final class GroupCommit<T> {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int ENOUGH = 64;
    /** Commits begin on threads of their own: whatever is computed elsewhere, nobody waits for it to be acknowledged. */
    private static final Scheduler COMMITTING = Schedulers.newParallel("committing", 2, true);

    private final Function<List<T>, Mono<Void>> commit;
    private final ToIntFunction<T> weight;
    private final Function<T, Object> owner;
    private final Limits limits;
    private final Scheduler scheduler;
    private final Timer commits;
    private final Counter failures;
    private final Counter refused;
    private final FairQueue<Waiter<T>> waiting = new FairQueue<>();
    private boolean busy; // a commit runs or a window is open

    /**
     * @param queued most weight that waits
     * @param batch most weight committed at once, unless a single item is heavier
     */
    public record Limits(Duration window, int queued, int batch) {}

    private record Waiter<T>(T item, MonoSink<Void> sink) {}

    /**
     * @param weight how much work an item is
     * @param owner whose it is: owners take turns
     */
    public GroupCommit(
            String name,
            Limits limits,
            ToIntFunction<T> weight,
            Function<T, Object> owner,
            Function<List<T>, Mono<Void>> commit,
            MeterRegistry meters) {
        this(name, limits, weight, owner, commit, meters, COMMITTING);
    }

    GroupCommit(
            String name,
            Limits limits,
            ToIntFunction<T> weight,
            Function<T, Object> owner,
            Function<List<T>, Mono<Void>> commit,
            MeterRegistry meters,
            Scheduler scheduler) {
        this.limits = limits;
        this.weight = weight;
        this.owner = owner;
        this.commit = commit;
        this.scheduler = scheduler;
        Tags tags = Tags.of("signal", name);
        this.commits = meters.timer("bongsu.collector.commit", tags);
        this.failures = meters.counter("bongsu.collector.commit.failures", tags);
        this.refused = meters.counter("bongsu.collector.commit.refused", tags);
        Gauge.builder("bongsu.collector.commit.queued", this, GroupCommit::queued)
                .tags(tags)
                .register(meters);
    }

    /** Completes after the item is committed. */
    public Mono<Void> submit(T item) {
        return Mono.create(sink -> {
            if (!enqueue(new Waiter<>(item, sink))) {
                refused.increment();
                sink.error(Failures.busy(
                        "Too much is waiting to be stored. Send it again; what was stored of it already is not stored twice.",
                        Duration.ofSeconds(1)));
            }
        });
    }

    private synchronized boolean enqueue(Waiter<T> waiter) {
        T item = waiter.item();
        int heavy = Math.max(1, weight.applyAsInt(item));
        long now = scheduler.now(TimeUnit.NANOSECONDS);
        if (!waiting.offer(new FairQueue.Waiting<>(owner.apply(item), waiter, heavy, now), limits.queued())) {
            return false;
        }
        if (!busy) {
            busy = true;
            scheduler.schedule(this::run, limits.window().toNanos(), TimeUnit.NANOSECONDS);
        }
        return true;
    }

    private synchronized int queued() {
        return waiting.weight();
    }

    private void run() {
        List<Waiter<T>> batch = take();
        if (batch.isEmpty()) {
            return;
        }
        Timer.Sample timer = Timer.start();
        commitAll(batch)
                .doFinally(signal -> {
                    timer.stop(commits);
                    next();
                })
                .subscribe(done -> {}, error -> LOG.atError().setCause(error).log("group commit broke"));
    }

    private synchronized List<Waiter<T>> take() {
        List<Waiter<T>> batch = waiting.take(limits.batch()).stream()
                .map(FairQueue.Waiting::item)
                .toList();
        busy = !batch.isEmpty();
        return batch;
    }

    /** Others gathered while the commit ran: go on when the first of them has waited for a window, or when they are many. */
    private synchronized void next() {
        if (waiting.size() == 0) {
            busy = false;
            return;
        }
        boolean enough = waiting.size() >= ENOUGH || waiting.weight() >= limits.batch();
        long waited = scheduler.now(TimeUnit.NANOSECONDS) - waiting.oldest();
        long left = enough ? 0 : limits.window().toNanos() - waited;
        if (left <= 0) {
            scheduler.schedule(this::run);
        } else {
            scheduler.schedule(this::run, left, TimeUnit.NANOSECONDS);
        }
    }

    private Mono<Void> commitAll(List<Waiter<T>> batch) {
        return Mono.defer(() -> commit.apply(batch.stream().map(Waiter::item).toList()))
                .doOnSuccess(done -> batch.forEach(waiter -> waiter.sink().success()))
                .onErrorResume(error -> failed(batch, error));
    }

    private Mono<Void> failed(List<Waiter<T>> batch, Throwable error) {
        failures.increment();
        if (batch.size() > 1 && !StoreTrouble.isTemporary(error)) {
            return Flux.fromIterable(batch)
                    .concatMap(waiter -> commitAll(List.of(waiter)))
                    .then();
        }
        batch.forEach(waiter -> waiter.sink().error(StoreTrouble.told(error)));
        return Mono.empty();
    }
}
