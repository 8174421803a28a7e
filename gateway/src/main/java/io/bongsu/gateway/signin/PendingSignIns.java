package io.bongsu.gateway.signin;

import java.time.Duration;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.server.WebSessionOAuth2ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Who went to Keycloak and has not come back yet. Such a session lives minutes, so that strangers cannot fill our memory. */
final class PendingSignIns implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> sessions =
            new WebSessionOAuth2ServerAuthorizationRequestRepository();

    @Override
    public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
        return sessions.loadAuthorizationRequest(exchange);
    }

    @Override
    public Mono<Void> saveAuthorizationRequest(OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
        return exchange.getSession()
                .doOnNext(session -> {
                    if (!session.isStarted()) {
                        session.setMaxIdleTime(LONGEST);
                    }
                })
                .then(sessions.saveAuthorizationRequest(request, exchange));
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
        return sessions.removeAuthorizationRequest(exchange);
    }
}
