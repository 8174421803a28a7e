package io.bongsu.collector.cluster;

import reactor.core.publisher.Mono;

/** What only the owner of the store does. */
public interface Duty {

    /** Runs as long as this collector is the owner; cancelled when it is not any more. */
    Mono<Void> run(long epoch);

    /** After {@link #run} was cancelled: lets go of everything that only an owner has. */
    void end();
}
