package io.bongsu.platform.messaging;

import io.bongsu.platform.database.SystemDatabase;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Forgets what nobody can ask for any more: inbox rows after two weeks, idempotent answers after a day. Hourly. */
final class Housekeeping implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final SystemDatabase database;
    private Disposable.Swap running = Disposables.swap();

    Housekeeping(SystemDatabase database) {
        this.database = database;
    }

    @Override
    public void start() {
        running = Disposables.swap();
        running.update(Flux.interval(Duration.ofMinutes(5), Duration.ofHours(1))
                .onBackpressureDrop()
                .concatMap(tick -> sweep())
                .subscribe());
    }

    private Mono<Void> sweep() {
        return database.client()
                .sql("DELETE FROM inbox WHERE received_at < now() - interval '14 days'")
                .then()
                .then(database.client()
                        .sql("DELETE FROM idempotency WHERE begun_at < now() - interval '1 day'")
                        .then())
                .onErrorResume(
                        org.springframework.dao.DataAccessException.class,
                        e -> Mono.fromRunnable(() -> LOG.atWarn().setCause(e).log("housekeeping will try again")));
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
