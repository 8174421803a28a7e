package io.bongsu.gateway.signin;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets programs in that know a name and a password only (Grafana's data sources, promtool): in front of all other doors it
 * puts a bearer token in the place of {@code Authorization: Basic}. For the paths of other products' protocols only, and it
 * never asks for a password: a browser that had remembered one would send it along with forged requests.
 */
@Component
final class PasswordDoor implements WebFilter, Ordered {
    private static final String PATHS = "/prometheus/";
    private static final String SCHEME = "Basic ";
    private static final int BEFORE_SECURITY = -200;

    private final PasswordTokens tokens;

    PasswordDoor(PasswordTokens tokens) {
        this.tokens = tokens;
    }

    /** What a person is known by. */
    record Password(String username, String password) {
        @Override
        public String toString() {
            return username; // no secret reaches a log
        }
    }

    @Override
    public int getOrder() {
        return BEFORE_SECURITY;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (header == null || !isBasic(header) || !isOpenHere(exchange)) {
            return chain.filter(exchange);
        }
        return Mono.justOrEmpty(password(header))
                .switchIfEmpty(Mono.error(PasswordTokens::refused))
                .flatMap(tokens::of)
                .flatMap(token -> chain.filter(withToken(exchange, token)));
    }

    private static boolean isBasic(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    private static boolean isOpenHere(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().value().startsWith(PATHS);
    }

    private static @Nullable Password password(String header) {
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            String[] parts = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(decoded))
                    .toString()
                    .split(":", 2);
            return parts.length == 2 && !parts[0].isEmpty() ? new Password(parts[0], parts[1]) : null;
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return null;
        }
    }

    private static ServerWebExchange withToken(ServerWebExchange exchange, String token) {
        return exchange.mutate()
                .request(request -> request.headers(headers -> headers.setBearerAuth(token)))
                .build();
    }
}
