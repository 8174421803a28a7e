package io.bongsu.collector.ingest;

import io.bongsu.platform.security.OpenPaths;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Ingest keys come as bearer tokens too, because that is all many senders can be told to send. On the paths that take keys
 * they are moved out of the way of the resource server, which would take them for broken JSON web tokens.
 */
@Component
class IngestKeyFilter implements WebFilter, Ordered {
    static final String HEADER = "X-Bongsu-Ingest-Key";
    private static final String BEARER = "bearer ";

    private final List<String> paths;

    IngestKeyFilter(OpenPaths open) {
        this.paths = open.patterns();
    }

    @Override
    public int getOrder() {
        return -200; // before Spring Security (-100)
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        String authorization = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !paths.contains(request.getPath().value())) {
            return chain.filter(exchange);
        }
        boolean bearer = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
        ServerHttpRequest moved = request.mutate()
                .headers(headers -> {
                    headers.remove(HttpHeaders.AUTHORIZATION);
                    if (bearer && !headers.containsHeader(HEADER)) {
                        headers.set(
                                HEADER, authorization.substring(BEARER.length()).strip());
                    }
                })
                .build();
        return chain.filter(exchange.mutate().request(moved).build());
    }
}
