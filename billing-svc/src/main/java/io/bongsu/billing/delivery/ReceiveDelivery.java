package io.bongsu.billing.delivery;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.billing.charge.Charges;
import io.bongsu.billing.focus.FileLimits;
import io.bongsu.billing.focus.FocusReader;
import io.bongsu.platform.messaging.Outbox;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Takes a file in: stored, looked at, registered and queued, or refused at once when it is no cost file at all. */
@Component
class ReceiveDelivery {
    private static final int ROWS_LOOKED_AT = 2_000;

    private final ImportQueue queue;
    private final Uploads uploads;
    private final TenantTransaction transaction;
    private final Charges charges;
    private final DeliveryRepository deliveries;
    private final Outbox outbox;

    ReceiveDelivery(
            ImportQueue queue,
            Uploads uploads,
            TenantTransaction transaction,
            Charges charges,
            DeliveryRepository deliveries,
            Outbox outbox) {
        this.queue = queue;
        this.uploads = uploads;
        this.transaction = transaction;
        this.charges = charges;
        this.deliveries = deliveries;
        this.outbox = outbox;
    }

    /** @param known the very same file is active or running already; nothing new happens */
    record Received(Delivery delivery, boolean known) {}

    Mono<Received> receive(String name, Flux<DataBuffer> body) {
        return Mono.deferContextual(context -> {
            ImportQueue.Slot slot = queue.reserve();
            return uploads.receive(body)
                    .doOnError(error -> slot.release())
                    .doOnCancel(slot::release)
                    // What is stored is registered even when the caller hangs up: half a registration would run
                    // forever.
                    .flatMap(file -> Mono.fromFuture(
                            accept(name, file, slot).contextWrite(context).toFuture(), true));
        });
    }

    private Mono<Received> accept(String name, ReceivedFile file, ImportQueue.Slot slot) {
        return look(file.path())
                .then(transaction.run(register(name, file)))
                .flatMap(received ->
                        received.known() ? end(file, slot).thenReturn(received) : submit(received, file, slot))
                .onErrorResume(error -> end(file, slot).then(Mono.error(error)));
    }

    private Mono<Received> submit(Received received, ReceivedFile file, ImportQueue.Slot slot) {
        Delivery delivery = received.delivery();
        return Tenant.current().map(tenant -> {
            queue.submit(new ImportQueue.Job(tenant, delivery.id(), delivery.name(), file.path(), slot));
            return received;
        });
    }

    private Mono<Void> end(ReceivedFile file, ImportQueue.Slot slot) {
        return uploads.delete(file.path()).doFinally(signal -> slot.release());
    }

    private Mono<Received> register(String name, ReceivedFile file) {
        return charges.hold()
                .then(Mono.defer(() -> deliveries
                        .sameFile(file.hash())
                        .map(known -> new Received(known, true))
                        .switchIfEmpty(Mono.defer(() -> add(name, file)))));
    }

    private Mono<Received> add(String name, ReceivedFile file) {
        return deliveries
                .add(UuidCreator.getTimeOrderedEpoch(), name, file)
                .flatMap(delivery ->
                        outbox.add(delivery.id(), delivery.progressed()).thenReturn(new Received(delivery, false)));
    }

    /** Bad rows are the report's; a file whose beginning cannot be read at all is not worth a report. */
    private static Mono<Void> look(Path path) {
        return Mono.<Void>fromCallable(() -> {
                    refuseUnreadable(path);
                    return null;
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static void refuseUnreadable(Path path) throws IOException {
        try (FocusReader reader = FocusReader.open(path, FileLimits.USUAL)) {
            reader.read(ROWS_LOOKED_AT, row -> {});
            if (reader.isBroken()) {
                throw new DeliveryFailure.Unreadable(reader.report().fileErrors());
            }
        }
    }
}
