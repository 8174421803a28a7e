package io.bongsu.billing.budget;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** Which budgets did a delivery exceed? */
public interface Budgets {

    /**
     * Fires thresholds that are reached now, each once per period; runs inside the transaction that activated the delivery and
     * holds the tenant's charges.
     */
    Mono<Void> evaluate(UUID deliveryId);
}
