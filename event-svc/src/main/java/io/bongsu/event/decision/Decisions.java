package io.bongsu.event.decision;

import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Why is it so? */
public interface Decisions {

    /** Adds in the caller's transaction. */
    Mono<Void> add(List<Decision> decisions);

    /** The newest 500, oldest first. */
    Flux<Decision> ofAlert(UUID alertId);

    /** The newest 500, oldest first. */
    Flux<Decision> ofSituation(UUID situationId);
}
