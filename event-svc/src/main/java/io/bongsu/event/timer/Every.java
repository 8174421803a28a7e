package io.bongsu.event.timer;

import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs work again and again while the service runs; never two at once, and one failure does not end it. */
public final class Every implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Every.class);

    private final String what;
    private final Duration first;
    private final Duration period;
    private final Supplier<Mono<Void>> work;
    private Disposable running = Disposables.disposed();

    public Every(String what, Duration first, Duration period, Supplier<Mono<Void>> work) {
        this.what = what;
        this.first = first;
        this.period = period;
        this.work = work;
    }

    @Override
    public void start() {
        running = Flux.interval(first, period)
                .onBackpressureDrop()
                .concatMap(tick -> Mono.defer(work).onErrorResume(Exception.class, this::tryAgain), 1)
                .subscribe();
    }

    private Mono<Void> tryAgain(Exception e) {
        return Mono.fromRunnable(() -> LOG.atWarn()
                .addKeyValue("what", what)
                .addKeyValue("reason", e.toString())
                .log("timed work failed, the next tick tries again"));
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
