package io.bongsu.platform.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A response that keeps a copy of its body: answers to idempotent requests are small JSON documents. */
final class RecordedResponse extends ServerHttpResponseDecorator {
    private final ByteArrayOutputStream copy = new ByteArrayOutputStream();

    private final Function<RecordedResponse, Mono<Void>> keep;
    private boolean kept;

    /** @param keep stores the answer; it is sent after that, so that who has it may ask again at once */
    RecordedResponse(ServerHttpResponse delegate, Function<RecordedResponse, Mono<Void>> keep) {
        super(delegate);
        this.keep = keep;
    }

    String body() {
        return copy.toString(StandardCharsets.UTF_8);
    }

    /** For answers without a body, which nobody has written. */
    Mono<Void> keepOnce() {
        return Mono.defer(() -> {
            if (kept) {
                return Mono.empty();
            }
            kept = true;
            return keep.apply(this);
        });
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        return DataBufferUtils.join(Flux.from(body))
                .map(IdempotencyFilter::bytes)
                .flatMap(bytes -> {
                    copy.writeBytes(bytes);
                    return keepOnce()
                            .then(getDelegate()
                                    .writeWith(Mono.just(bufferFactory().wrap(bytes))));
                });
    }
}
