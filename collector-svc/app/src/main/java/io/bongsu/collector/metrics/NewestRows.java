package io.bongsu.collector.metrics;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Up to which time the rows of a shard hold samples: later ones are in memory altogether, and who asks about those alone needs
 * no database. What the owners before us sealed is asked once; until it is known any time may be in rows.
 *
 * <p>Why nothing is missed: a window counts here before its samples leave the memory, and readers look here after they have
 * read the memory. So what was gone by then is known here, and the reader goes on to the rows.
 */
@Component
class NewestRows {
    private final ChunkRepository chunks;
    /** Never lowered, whoever owns the store meanwhile. */
    private final AtomicLongArray sealed = new AtomicLongArray(Windows.SHARDS);

    private final AtomicReference<Before> before = new AtomicReference<>(new Before(Long.MAX_VALUE));

    NewestRows(ChunkRepository chunks) {
        this.chunks = chunks;
        for (int shard = 0; shard < Windows.SHARDS; shard++) {
            sealed.set(shard, Long.MIN_VALUE);
        }
    }

    /** What the owners before us sealed; told apart by identity, for every time it is asked anew. */
    private static final class Before {
        private final long newest;

        Before(long newest) {
            this.newest = newest;
        }

        boolean isKnown() {
            return newest < Long.MAX_VALUE;
        }
    }

    /** Asks for what was sealed before, unless that is known. Nobody else may seal from here on. */
    Mono<Void> look(long now) {
        Before unknown = before.get();
        return unknown.isKnown()
                ? Mono.empty()
                : chunks.newest(now)
                        .doOnNext(at -> before.compareAndSet(unknown, new Before(at)))
                        .then();
    }

    /** Another collector seals from now on; an answer that is still to come is about a time that is over. */
    void forget() {
        before.set(new Before(Long.MAX_VALUE));
    }

    /** Rows of this shard hold samples up to this time. Before they leave the memory. */
    void sealed(int shard, long newest) {
        sealed.accumulateAndGet(shard, newest, Math::max);
    }

    /** Are all samples of these series after this time in memory? Their heads must have been read before. */
    boolean areBefore(long time, Iterable<LiveSeries> series) {
        if (time < before.get().newest) {
            return false;
        }
        for (LiveSeries one : series) {
            if (time < sealed.get(one.metric().shard())) {
                return false;
            }
        }
        return true;
    }
}
