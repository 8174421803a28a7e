package io.bongsu.ticket.automation;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lets schedulers that are due look at their tickets. */
@Component
class ScheduleTimer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduleTimer.class);
    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final int AT_ONCE = 50;

    private final DueScheduleRepository due;
    private final RunSchedule schedule;
    private final Clock clock;
    private Disposable running = Disposables.disposed();

    ScheduleTimer(DueScheduleRepository due, RunSchedule schedule, Clock clock) {
        this.due = due;
        this.schedule = schedule;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = Flux.interval(PERIOD)
                .onBackpressureDrop()
                .concatMap(tick -> stepAll().onErrorResume(Exception.class, ScheduleTimer::said), 1)
                .subscribe();
    }

    /** One step of every scheduler that is due; long rounds take several. */
    Mono<Void> stepAll() {
        return due.due(clock.instant(), AT_ONCE)
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(one -> schedule.step(one.rule())
                        .contextWrite(one.tenant()::in)
                        .onErrorResume(Exception.class, ScheduleTimer::said))
                .then();
    }

    private static Mono<Void> said(Exception e) {
        return Mono.fromRunnable(
                () -> LOG.atWarn().addKeyValue("reason", e.toString()).log("a scheduler failed, it is tried again"));
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
