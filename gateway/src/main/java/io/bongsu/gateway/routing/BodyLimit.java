package io.bongsu.gateway.routing;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Failures;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How much may be sent? Told before reading where the length is given, counted while it streams where it is not. */
record BodyLimit(DataSize limit) implements GatewayFilter {
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (exchange.getRequest().getHeaders().getContentLength() > limit.toBytes()) {
            return Mono.error(tooLarge());
        }
        ServerHttpRequestDecorator counted = new ServerHttpRequestDecorator(exchange.getRequest()) {
            @Override
            public Flux<DataBuffer> getBody() {
                return counted(super.getBody());
            }
        };
        return chain.filter(exchange.mutate().request(counted).build());
    }

    private Flux<DataBuffer> counted(Flux<DataBuffer> body) {
        AtomicLong read = new AtomicLong();
        return body.onErrorMap(broken -> !(broken instanceof Failure), CallerGone::new)
                .handle((buffer, sink) -> {
                    if (read.addAndGet(buffer.readableByteCount()) > limit.toBytes()) {
                        DataBufferUtils.release(buffer);
                        sink.error(tooLarge());
                    } else {
                        sink.next(buffer);
                    }
                });
    }

    private Failure tooLarge() {
        return Failures.tooLarge("Send at most " + limit.toMegabytes() + " MiB at once.");
    }

    /** The caller broke off while sending: nothing the service could be blamed for. */
    static final class CallerGone extends RuntimeException {
        CallerGone(Throwable cause) {
            super("the caller broke off", cause, false, false);
        }
    }
}
