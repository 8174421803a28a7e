package io.bongsu.billing.delivery;

import io.bongsu.billing.budget.Budgets;
import io.bongsu.billing.charge.Charges;
import io.bongsu.billing.delivery.Delivery.Progress;
import io.bongsu.contracts.billing.DeliveryActivated;
import io.bongsu.platform.messaging.Outbox;
import io.bongsu.platform.tenancy.TenantTransaction;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How an import ends: in one transaction each, with the fact that tells of it. */
@Component
class DeliveryOutcome {
    private final TenantTransaction transaction;
    private final DeliveryRepository deliveries;
    private final Charges charges;
    private final Budgets budgets;
    private final Outbox outbox;
    private final Clock clock;

    DeliveryOutcome(
            TenantTransaction transaction,
            DeliveryRepository deliveries,
            Charges charges,
            Budgets budgets,
            Outbox outbox,
            Clock clock) {
        this.transaction = transaction;
        this.deliveries = deliveries;
        this.charges = charges;
        this.budgets = budgets;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Readers see the old charges until this commits, and the new ones from then on. */
    Mono<Void> activate(UUID id, Progress progress, DeliveryReport report) {
        return transaction.run(charges.hold()
                .then(Mono.defer(() -> deliveries.end(id, DeliveryState.ACTIVE, null, progress, report)))
                .flatMap(active -> charges.activate(id)
                        .then(Mono.defer(() -> deliveries.supersedeOthers(id)))
                        .then(Mono.defer(() -> tell(active)))
                        .then(Mono.defer(() -> budgets.evaluate(id)))));
    }

    /** What nobody asks for any more goes in a transaction of its own: readers do not wait for it. */
    Mono<Void> prune(UUID id) {
        return transaction.run(charges.prune(id));
    }

    Mono<Void> reject(UUID id, String reason, Progress progress, DeliveryReport report) {
        return transaction.run(deliveries
                .end(id, DeliveryState.REJECTED, reason, progress, report)
                .flatMap(this::undo));
    }

    /** For what a process that is gone left: its counts stay as they were last stored. */
    Mono<Void> interrupt(UUID id) {
        return transaction.run(deliveries.interrupt(id).flatMap(this::undo));
    }

    private Mono<Void> undo(Delivery rejected) {
        return charges.discard(rejected.id()).then(Mono.defer(() -> outbox.add(rejected.id(), rejected.progressed())));
    }

    private Mono<Void> tell(Delivery active) {
        DeliveryActivated fact = new DeliveryActivated(
                active.id(), active.name(), active.progress().rowsRead(), clock.instant());
        return outbox.add(active.id(), active.progressed()).then(Mono.defer(() -> outbox.add(active.id(), fact)));
    }
}
