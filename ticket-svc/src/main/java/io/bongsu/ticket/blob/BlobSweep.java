package io.bongsu.ticket.blob;

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

/** Deletes what was handed in and never claimed. */
@Component
class BlobSweep implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BlobSweep.class);
    private static final Duration PERIOD = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofHours(1); // longer than any upload takes

    private final UnclaimedBlobRepository blobs;
    private final Clock clock;
    private Disposable running = Disposables.disposed();

    BlobSweep(UnclaimedBlobRepository blobs, Clock clock) {
        this.blobs = blobs;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = Flux.interval(PERIOD)
                .onBackpressureDrop()
                .concatMap(tick -> sweep(), 1)
                .subscribe();
    }

    Mono<Long> sweep() {
        return blobs.sweep(clock.instant().minus(PATIENCE))
                .onErrorResume(
                        Exception.class,
                        e -> Mono.fromSupplier(() -> {
                            LOG.atWarn()
                                    .addKeyValue("reason", e.toString())
                                    .log("unclaimed files stay until the next sweep");
                            return 0L;
                        }));
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
