package io.bongsu.gateway.caller;

import io.bongsu.platform.problem.Failures;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** The access token behind a browser's session, renewed when it is about to end. It never reaches the browser. */
@Component
public final class AccessTokens {
    private final ReactiveOAuth2AuthorizedClientManager clients;

    AccessTokens(ReactiveOAuth2AuthorizedClientManager clients) {
        this.clients = clients;
    }

    /** Empty when the caller has no session here, e.g. sent a bearer token. */
    public Mono<String> of(ServerWebExchange exchange) {
        return exchange.getPrincipal()
                .ofType(OAuth2AuthenticationToken.class)
                .flatMap(session -> of(exchange, session));
    }

    Mono<String> of(ServerWebExchange exchange, OAuth2AuthenticationToken session) {
        OAuth2AuthorizeRequest request = OAuth2AuthorizeRequest.withClientRegistrationId(
                        session.getAuthorizedClientRegistrationId())
                .principal((Authentication) session)
                .attribute(ServerWebExchange.class.getName(), exchange)
                .build();
        return clients.authorize(request)
                .map(OAuth2AuthorizedClient::getAccessToken)
                .map(token -> token.getTokenValue())
                .onErrorResume(ClientAuthorizationException.class, ended -> end(exchange));
    }

    /** The identity provider no longer knows the session: neither do we. */
    private static Mono<String> end(ServerWebExchange exchange) {
        return exchange.getSession()
                .flatMap(WebSession::invalidate)
                .then(Mono.error(Failures.unauthorized("Your session has ended; sign in again.")));
    }
}
