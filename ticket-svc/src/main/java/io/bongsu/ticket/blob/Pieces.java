package io.bongsu.ticket.blob;

import io.bongsu.platform.problem.Failures;
import java.util.Arrays;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Cuts what streams in into pieces of one size, and stops when it becomes too much. */
final class Pieces {
    static final int SIZE = 1 << 18;

    private final long limit;
    private byte[] piece = new byte[SIZE];
    private int filled;
    private long total;

    private Pieces(long limit) {
        this.limit = limit;
    }

    static Flux<byte[]> of(Flux<DataBuffer> body, long limit) {
        return Flux.defer(() -> {
            Pieces pieces = new Pieces(limit);
            return body.concatMap(pieces::take, 1).concatWith(Mono.defer(pieces::rest));
        });
    }

    private Flux<byte[]> take(DataBuffer buffer) {
        try {
            total += buffer.readableByteCount();
            if (total > limit) {
                return Flux.error(tooLarge(limit));
            }
            Flux<byte[]> full = Flux.empty();
            while (buffer.readableByteCount() > 0) {
                int some = Math.min(SIZE - filled, buffer.readableByteCount());
                buffer.read(piece, filled, some);
                filled += some;
                if (filled == SIZE) {
                    full = full.concatWith(Flux.just(piece));
                    piece = new byte[SIZE];
                    filled = 0;
                }
            }
            return full;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    private Mono<byte[]> rest() {
        return filled == 0 ? Mono.empty() : Mono.just(Arrays.copyOf(piece, filled));
    }

    static RuntimeException tooLarge(long limit) {
        return Failures.tooLarge("At most " + (limit >> 20) + " MiB.");
    }
}
