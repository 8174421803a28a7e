package io.bongsu.gateway.caller;

import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.CallerToken;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Who sent this request? The same answer for a session and for a bearer token. */
@Component
public final class Callers {
    private final AccessTokens accessTokens;
    private final ReactiveJwtDecoder decoder;
    private final BearerToken bearer;

    Callers(AccessTokens accessTokens, ReactiveJwtDecoder decoder, BearerToken bearer) {
        this.accessTokens = accessTokens;
        this.decoder = decoder;
        this.bearer = bearer;
    }

    public Mono<SignedIn> of(ServerWebExchange exchange) {
        return exchange.getPrincipal()
                .flatMap(principal -> switch (principal) {
                    case CallerToken token when token.getDetails() instanceof SignedIn known -> Mono.just(known);
                    case OAuth2AuthenticationToken session -> bySession(exchange, session);
                    default -> Mono.<SignedIn>empty();
                })
                .switchIfEmpty(Mono.error(() -> Failures.unauthorized("Sign in, or send a valid bearer token.")));
    }

    /** The roles are in the access token, not in the ID token, so that they are as fresh as the last renewal. */
    private Mono<SignedIn> bySession(ServerWebExchange exchange, OAuth2AuthenticationToken session) {
        return accessTokens
                .of(exchange, session)
                .flatMap(decoder::decode)
                .map(bearer::signedIn)
                .onErrorMap(
                        BadJwtException.class,
                        refused -> Failures.unauthorized("Your account cannot be used here; sign in again."));
    }
}
