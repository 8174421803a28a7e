package io.bongsu.collector.cluster;

import io.bongsu.platform.problem.Failure;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * What needs the metric store goes to the collector that owns it, before anybody else looks at it: credentials are checked and
 * bodies are read there, once.
 */
@Component
class OwnersDoor implements WebFilter, Ordered {
    private static final String METRICS = "/v1/metrics";
    private static final String USAGE = "/api/v1/metrics/usage";
    private static final String PROMETHEUS = "/prometheus/api/v1/";
    /** Somebody takes over within this time, or something is wrong. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Ownership ownership;
    private final OwnerClient owners;

    OwnersDoor(Ownership ownership, OwnerClient owners) {
        this.ownership = ownership;
        this.owners = owners;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Standing now = ownership.standing();
        if (now instanceof Standing.Mine || !needsTheStore(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        if (exchange.getRequest().getHeaders().containsHeader(OwnerClient.HANDED_OVER)) {
            return Mono.error(OwnerClient.unavailable()); // whoever sent it here is behind the times
        }
        return now instanceof Standing.Elsewhere owner
                ? relay(owner, exchange)
                : ownership
                        .known()
                        .timeout(PATIENCE)
                        .onErrorMap(error -> OwnerClient.unavailable())
                        .flatMap(found -> found instanceof Standing.Elsewhere owner
                                ? relay(owner, exchange)
                                : chain.filter(exchange));
    }

    private Mono<Void> relay(Standing.Elsewhere owner, ServerWebExchange exchange) {
        return owners.relay(owner, exchange.getRequest(), exchange.getResponse())
                .onErrorMap(error -> !(error instanceof Failure), error -> OwnerClient.unavailable());
    }

    private static boolean needsTheStore(ServerHttpRequest request) {
        String path = request.getURI().getRawPath();
        return path.equals(METRICS) || path.equals(USAGE) || path.startsWith(PROMETHEUS);
    }
}
