package io.bongsu.ticket.blob;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.tenancy.TenantTransaction;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes in and gives out bytes. Each piece is written in a transaction of its own: a slow sender holds no connection. What was
 * taken in stays unclaimed until {@link #keep} is called in the transaction that refers to it.
 */
@Component
public class Blobs {
    /** All pieces but the last are this long. */
    public static final int PIECE = Pieces.SIZE;

    private static final Duration STALLED = Duration.ofSeconds(30);

    private final BlobRepository blobs;
    private final TenantTransaction transaction;
    private final Clock clock;

    Blobs(BlobRepository blobs, TenantTransaction transaction, Clock clock) {
        this.blobs = blobs;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param head the first piece, to see what it is */
    @SuppressWarnings("ArrayRecordComponent") // looked at, never compared
    public record Received(UUID id, long size, byte[] head) {}

    /** Reads {@code body} to its end; a body beyond {@code limit} is a 413 as soon as the limit is passed. */
    public Mono<Received> receive(Flux<DataBuffer> body, @Nullable Long announced, long limit) {
        if (announced != null && announced > limit) {
            return Mono.error(Pieces.tooLarge(limit));
        }
        UUID id = UuidCreator.getTimeOrderedEpochPlus1();
        return transaction
                .run(blobs.begin(id, clock.instant()))
                .then(Mono.defer(() -> write(id, body, limit)))
                .onErrorResume(error -> forget(id).then(Mono.error(error)));
    }

    private Mono<Received> write(UUID id, Flux<DataBuffer> body, long limit) {
        AtomicInteger number = new AtomicInteger();
        AtomicLong size = new AtomicLong();
        byte[][] head = {new byte[0]};
        Flux<DataBuffer> flowing = body.timeout(STALLED)
                .onErrorMap(
                        TimeoutException.class,
                        e -> Failures.invalid("", "stalled", "Nothing came for " + STALLED.toSeconds() + " s."));
        return Pieces.of(flowing, limit)
                .concatMap(
                        piece -> {
                            head[0] = number.get() == 0 ? piece : head[0];
                            size.addAndGet(piece.length);
                            return transaction.run(blobs.add(id, number.getAndIncrement(), piece));
                        },
                        1)
                .then(Mono.fromSupplier(() -> new Received(id, size.get(), head[0])));
    }

    /** Something refers to it from now on; call it in the transaction that says so. */
    public Mono<Void> keep(Received blob) {
        return blobs.keep(blob.id(), blob.size());
    }

    public Mono<Void> forget(UUID id) {
        return transaction.run(blobs.delete(id));
    }

    /** Some pieces from one on, joined; empty behind the end. */
    public Mono<byte[]> pieces(UUID id, int first, int count) {
        return transaction.run(blobs.read(id, first, count));
    }

    /** All of it, piece by piece, each read when it is asked for. */
    public Flux<byte[]> read(UUID id, long size) {
        int count = Math.toIntExact((size + PIECE - 1) / PIECE);
        return Flux.range(0, count).concatMap(number -> pieces(id, number, 1), 1);
    }
}
