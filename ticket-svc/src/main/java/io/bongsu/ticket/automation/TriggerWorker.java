package io.bongsu.ticket.automation;

import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.automation.DueHappeningRepository.Due;
import io.bongsu.ticket.round.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Lets triggers act right after the transactions that concern them: woken by them, and each second for what another process
 * left. Conditions are asked away from the event loop.
 */
@Component
class TriggerWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(TriggerWorker.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration HOUSEKEEPING = Duration.ofMinutes(10);
    private static final Duration PUT_OFF = Duration.ofSeconds(10);
    private static final int MOST_ATTEMPTS = 5;
    private static final int AT_ONCE = 100;
    private static final int SIDE_BY_SIDE = 2;

    private final DueHappeningRepository due;
    private final PassOver passOver;
    private final RunTriggers triggers;
    private final RunRepository runs;
    private final Wake wake;
    private final TenantTransaction transaction;
    private final Clock clock;
    private Disposable running = Disposables.disposed();

    TriggerWorker(
            DueHappeningRepository due,
            PassOver passOver,
            RunTriggers triggers,
            RunRepository runs,
            Wake wake,
            TenantTransaction transaction,
            Clock clock) {
        this.due = due;
        this.passOver = passOver;
        this.triggers = triggers;
        this.runs = runs;
        this.wake = wake;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void start() {
        Flux<Boolean> looks = Flux.merge(Flux.interval(PERIOD).map(tick -> true), wake.calls())
                .onBackpressureLatest();
        running = Disposables.composite(
                looks.concatMap(look -> workOff().onErrorResume(Exception.class, e -> said("looking for events", e)), 1)
                        .subscribe(),
                Flux.interval(HOUSEKEEPING)
                        .onBackpressureDrop()
                        .concatMap(
                                tick -> runs.forgetOld()
                                        .onErrorResume(Exception.class, e -> said("forgetting old runs", e)),
                                1)
                        .subscribe());
    }

    /** All that waits now; what another process holds is its own. */
    private Mono<Void> workOff() {
        return Rounds.untilNone(this::batch);
    }

    private Mono<Integer> batch() {
        return due.due(clock.instant(), AT_ONCE)
                .collectMultimap(Due::tenant, Due::ticket)
                .flatMapIterable(Map::entrySet)
                .publishOn(Schedulers.boundedElastic())
                .concatMap(some -> ofTenant(some.getKey(), some.getValue()))
                .reduce(0, Integer::sum);
    }

    private Mono<Integer> ofTenant(Tenant tenant, Collection<UUID> tickets) {
        return transaction
                .run(tenant, passOver.on(tickets))
                .onErrorResume(
                        Exception.class,
                        e -> said("passing over events", e).thenReturn(new PassOver.Passed(0, Set.copyOf(tickets))))
                .flatMap(passed -> Flux.fromIterable(passed.left())
                        .flatMap(ticket -> one(new Due(tenant, ticket)), SIDE_BY_SIDE)
                        .reduce(passed.events(), Integer::sum));
    }

    private Mono<Integer> one(Due one) {
        return transaction
                .run(one.tenant(), triggers.on(one.ticket()))
                .onErrorResume(
                        Exception.class,
                        e -> said("triggers of a ticket", e)
                                .then(transaction.run(
                                        one.tenant(),
                                        triggers.putOff(one.ticket(), PUT_OFF, MOST_ATTEMPTS, e.toString())))
                                .thenReturn(0));
    }

    private static Mono<Void> said(String what, Exception e) {
        return Mono.fromRunnable(() -> LOG.atWarn()
                .addKeyValue("what", what)
                .addKeyValue("reason", e.toString())
                .log("automation failed, it is tried again"));
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
