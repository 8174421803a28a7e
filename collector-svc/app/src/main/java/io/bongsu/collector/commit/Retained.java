package io.bongsu.collector.commit;

import java.time.Instant;
import reactor.core.publisher.Mono;

/** Telemetry that is kept for a time. */
public interface Retained {

    /** Drops what is older than it is kept; safe to repeat. */
    Mono<Void> dropOld(Instant now);
}
