package io.bongsu.gateway.stream;

import io.bongsu.platform.security.Caller;
import java.util.concurrent.ArrayBlockingQueue;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** One reader of the stream, with what may lie between it and us. */
final class Follower {
    private final Caller caller;
    private final Sinks.Many<LiveFacts.Message> queue;
    private volatile boolean tooSlow;

    Follower(Caller caller, int backlog) {
        this.caller = caller;
        this.queue = Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(backlog));
    }

    /** False when the reader is too slow or gone: it gets no more. */
    boolean offer(LiveFacts.Message message, LiveFact fact) {
        boolean visible =
                caller.tenantId().equals(fact.tenant()) && fact.subject().visibleTo(caller, fact.requesterId());
        return !visible || emit(message);
    }

    boolean isOf(Caller other) {
        return caller.id().equals(other.id());
    }

    void end() {
        queue.tryEmitComplete();
    }

    void send(LiveFacts.Message message) {
        emit(message);
    }

    /** A reader that was cut off is told so last, and comes back by itself. */
    Flux<LiveFacts.Message> messages(LiveFacts.Message reset) {
        return queue.asFlux().concatWith(Mono.defer(() -> tooSlow ? Mono.just(reset) : Mono.empty()));
    }

    private boolean emit(LiveFacts.Message message) {
        Sinks.EmitResult result = queue.tryEmitNext(message);
        if (result == Sinks.EmitResult.FAIL_OVERFLOW) {
            tooSlow = true;
            queue.tryEmitComplete();
        }
        return result.isSuccess();
    }
}
