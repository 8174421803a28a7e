package io.bongsu.collector.metrics;

import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Something the owner of the store has come to, and may lose again. Safe for several threads. */
final class Milestone {
    private final AtomicReference<Sinks.Empty<Void>> way = new AtomicReference<>(Sinks.empty());
    private volatile boolean reached;

    boolean isReached() {
        return reached;
    }

    /** Completes when it is reached, at once when it is. */
    Mono<Void> reached() {
        return Mono.defer(() -> way.get().asMono());
    }

    void reach() {
        reached = true;
        way.get().tryEmitEmpty();
    }

    /** Whoever waits goes on waiting for the next time. */
    void lose() {
        if (reached) {
            reached = false;
            way.set(Sinks.empty());
        }
    }
}
