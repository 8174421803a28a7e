package io.bongsu.ticket.automation;

import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Tells the worker of this process that something waits, once it is committed. A hint: the worker also looks by itself. */
@Component
class Wake {
    private final Sinks.Many<Boolean> calls = Sinks.many().multicast().directBestEffort();

    Mono<Void> afterCommit() {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public Mono<Void> afterCommit() {
                        return Mono.fromRunnable(() -> calls.tryEmitNext(true));
                    }
                }))
                .then();
    }

    Flux<Boolean> calls() {
        return calls.asFlux();
    }
}
