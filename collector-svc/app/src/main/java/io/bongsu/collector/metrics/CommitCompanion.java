package io.bongsu.collector.metrics;

import reactor.core.publisher.Mono;

/** Who writes along in the transaction that stores samples; what it writes commits or rolls back with them. */
public interface CommitCompanion {

    /** Runs inside the tenant's transaction. */
    Mono<Void> accompany(Points points);
}
