package io.bongsu.billing.charge;

import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Which charges count? Everything here runs inside the caller's {@code TenantTransaction}. */
public interface Charges {

    /** One at a time per tenant until the transaction ends: for decisions that rest on what is active. */
    Mono<Void> hold();

    /** Adds charges nobody sees yet. */
    Mono<Void> stage(UUID deliveryId, String name, List<DailyCharge> charges);

    /** From the commit on the delivery's slices are what readers see, and no longer those they replace. */
    Mono<Void> activate(UUID deliveryId);

    /** Forgets the charges of editions that were replaced, but for the last one of each; after {@link #activate}. */
    Mono<Void> prune(UUID deliveryId);

    /** Forgets what was staged. */
    Mono<Void> discard(UUID deliveryId);
}
