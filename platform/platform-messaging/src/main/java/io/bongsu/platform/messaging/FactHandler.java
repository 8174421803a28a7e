package io.bongsu.platform.messaging;

import reactor.core.publisher.Mono;

/**
 * What a service does when it hears a fact. Runs in a transaction of the fact's tenant together with the inbox row: when it
 * fails the fact is tried again, when it completes a redelivery is a no-op.
 */
@FunctionalInterface
public interface FactHandler<T> {
    Mono<Void> handle(T fact);
}
