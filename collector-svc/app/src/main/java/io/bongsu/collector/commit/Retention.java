package io.bongsu.collector.commit;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Drops old telemetry, hourly. */
@Component
class Retention implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final List<Retained> all;
    private final Clock clock;
    private final Disposable.Swap running = Disposables.swap();

    Retention(List<Retained> all, Clock clock) {
        this.all = List.copyOf(all);
        this.clock = clock;
    }

    @Override
    public void start() {
        running.update(Flux.interval(Duration.ofMinutes(3), Duration.ofHours(1))
                .onBackpressureDrop()
                .concatMap(tick -> Flux.fromIterable(all)
                        .concatMap(one -> one.dropOld(clock.instant()).onErrorResume(Retention::failed)))
                .subscribe());
    }

    private static Mono<Void> failed(Throwable error) {
        return Mono.fromRunnable(
                () -> LOG.atWarn().setCause(error).log("old telemetry was not dropped, trying again in an hour"));
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
