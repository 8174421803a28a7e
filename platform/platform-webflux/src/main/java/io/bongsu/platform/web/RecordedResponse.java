package io.bongsu.platform.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
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

    RecordedResponse(ServerHttpResponse delegate) {
        super(delegate);
    }

    String body() {
        return copy.toString(StandardCharsets.UTF_8);
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        return DataBufferUtils.join(Flux.from(body))
                .map(IdempotencyFilter::bytes)
                .flatMap(bytes -> {
                    copy.writeBytes(bytes);
                    return getDelegate().writeWith(Mono.just(bufferFactory().wrap(bytes)));
                });
    }
}
