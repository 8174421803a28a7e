package io.bongsu.collector.exemplars;

import io.bongsu.collector.commit.DayRepository;
import io.bongsu.collector.commit.Retained;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The partitions of yesterday, today and tomorrow, made ahead: a commit of samples must neither wait for one nor fail for want of
 * it.
 */
@Component
class ExemplarDays implements Retained, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ExemplarDays.class);
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final DayRepository days;
    private final ExemplarsProperties properties;
    private final Clock clock;
    private final Disposable.Swap running = Disposables.swap();
    private volatile int today = Integer.MIN_VALUE;

    ExemplarDays(DayRepository days, ExemplarsProperties properties, Clock clock) {
        this.days = days;
        this.properties = properties;
        this.clock = clock;
    }

    /** Is there a place for what was observed then? */
    boolean accepts(long at) {
        return today != Integer.MIN_VALUE && Math.abs(day(at) - today) <= 1;
    }

    private static int day(long at) {
        return (int) Math.floorDiv(at, Duration.ofDays(1).toMillis());
    }

    private Mono<Void> prepare() {
        int now = day(clock.millis());
        return days.ensure(ExemplarRepository.TABLE, List.of(now - 1, now, now + 1))
                .doOnSuccess(done -> today = now)
                .onErrorResume(error -> Mono.fromRunnable(
                        () -> LOG.atWarn().setCause(error).log("no place for exemplars was made, trying again")));
    }

    @Override
    public Mono<Void> dropOld(Instant now) {
        return days.dropBefore(
                        ExemplarRepository.TABLE,
                        day(now.minus(properties.retention()).toEpochMilli()))
                .then();
    }

    @Override
    public void start() {
        running.update(Flux.interval(Duration.ZERO, EVERY)
                .onBackpressureDrop()
                .concatMap(tick -> prepare(), 1)
                .subscribe(
                        done -> {},
                        error -> LOG.atError().setCause(error).log("no further places for exemplars are made")));
    }

    @Override
    public void stop() {
        running.update(Disposables.disposed());
    }

    @Override
    public boolean isRunning() {
        return running.get() != null && !running.isDisposed();
    }
}
