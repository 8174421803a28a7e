package io.bongsu.ticket.view;

import io.bongsu.contracts.ticket.ViewsCounted;
import io.bongsu.platform.messaging.Outbox;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.view.CounterWorkRepository.Uncounted;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Folds what writers added to counters, tells it, and counts new views once. A new view is counted when every transaction
 * has ended that may not have known it: from then on each change of a ticket is either in what is counted or adds itself.
 */
@Component
class ViewCounting implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ViewCounting.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int IN_ONE_FACT = 200;

    private final CounterWorkRepository work;
    private final CounterRepository counters;
    private final TenantTransaction transaction;
    private final Outbox outbox;
    /** Counters that wait for transactions before this horizon; only the one loop touches it. */
    private Map<UUID, String> horizons = new HashMap<>();

    private Disposable running = Disposables.disposed();

    ViewCounting(CounterWorkRepository work, CounterRepository counters, TenantTransaction transaction, Outbox outbox) {
        this.work = work;
        this.counters = counters;
        this.transaction = transaction;
        this.outbox = outbox;
    }

    @Override
    public void start() {
        running = Flux.interval(PERIOD)
                .onBackpressureDrop()
                .concatMap(tick -> round(), 1)
                .subscribe();
    }

    private Mono<Void> round() {
        return Mono.defer(this::countNew)
                .onErrorResume(Exception.class, e -> tryAgain("counting new views", e))
                .then(Mono.defer(this::foldAll))
                .onErrorResume(Exception.class, e -> tryAgain("folding counters of views", e));
    }

    private static Mono<Void> tryAgain(String what, Exception e) {
        return Mono.fromRunnable(() -> LOG.atWarn()
                .addKeyValue("what", what)
                .addKeyValue("reason", e.toString())
                .log("work on views failed, the next tick tries again"));
    }

    private Mono<Void> countNew() {
        return work.toCount().collectList().flatMap(some -> {
            Map<UUID, String> still = new HashMap<>();
            return Flux.fromIterable(some)
                    .concatMap(one -> countOrWait(one, still))
                    .then(Mono.fromRunnable(() -> horizons = still));
        });
    }

    private Mono<Void> countOrWait(Uncounted one, Map<UUID, String> still) {
        String horizon = horizons.get(one.counter());
        if (horizon == null) {
            return work.horizon().doOnNext(now -> still.put(one.counter(), now)).then();
        }
        return work.passed(horizon).flatMap(passed -> {
            if (passed) {
                return transaction.run(one.tenant(), counters.countOnce(one.counter()));
            }
            still.put(one.counter(), horizon);
            return Mono.empty();
        });
    }

    private Mono<Void> foldAll() {
        return work.toFold()
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(this::fold)
                .then();
    }

    /** What was folded is told in the same transaction. */
    private Mono<Void> fold(Tenant tenant) {
        return transaction.run(
                tenant,
                counters.fold()
                        .collectList()
                        .flatMapMany(folded -> folded.isEmpty() ? Flux.empty() : counters.told(folded))
                        .buffer(IN_ONE_FACT)
                        .concatMap(counts -> outbox.add(tenant.id(), new ViewsCounted(List.copyOf(counts))))
                        .then());
    }

    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }
}
