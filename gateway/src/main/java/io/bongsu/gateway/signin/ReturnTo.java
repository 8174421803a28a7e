package io.bongsu.gateway.signin;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.DefaultServerRedirectStrategy;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.ServerRedirectStrategy;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.savedrequest.CookieServerRequestCache;
import reactor.core.publisher.Mono;

/**
 * After signing in, back to the page that was asked for. It is kept in a cookie, so that asking costs us no session, and the
 * cookie is cleared only here: Spring's filter would clear it with the next request for an icon.
 */
final class ReturnTo implements ServerAuthenticationSuccessHandler {
    private static final Duration LONGEST_SIGN_IN = Duration.ofMinutes(30);
    private static final List<String> SIGN_IN = List.of("/login", "/logout", "/oauth2");
    private static final URI HOME = URI.create("/");

    private final CookieServerRequestCache cache = new CookieServerRequestCache();
    private final ServerRedirectStrategy redirect = new DefaultServerRedirectStrategy();
    private final Duration sessionTimeout;

    /**
     * @param sessionTimeout how long a session lives from now on that somebody signed in
     */
    ReturnTo(boolean overTls, Duration sessionTimeout) {
        this.sessionTimeout = sessionTimeout;
        cache.setCookieCustomizer(
                cookie -> cookie.secure(overTls).maxAge(LONGEST_SIGN_IN).path("/"));
        cache.setSaveRequestMatcher(new Navigation());
    }

    ServerAuthenticationEntryPoint entryPoint(URI signIn) {
        return (exchange, ignored) -> cache.saveRequest(exchange).then(redirect.sendRedirect(exchange, signIn));
    }

    @Override
    public Mono<Void> onAuthenticationSuccess(WebFilterExchange filter, Authentication authentication) {
        Mono<Void> keep = filter.getExchange()
                .getSession()
                .doOnNext(session -> session.setMaxIdleTime(sessionTimeout))
                .then();
        return keep.then(Mono.defer(() -> goBack(filter)));
    }

    private Mono<Void> goBack(WebFilterExchange filter) {
        return cache.getRedirectUri(filter.getExchange())
                .onErrorComplete(IllegalArgumentException.class) // a cookie that is none of ours
                .filter(ReturnTo::isOurs)
                .defaultIfEmpty(HOME)
                .delayUntil(page -> cache.removeMatchingRequest(filter.getExchange()))
                .flatMap(page -> redirect.sendRedirect(filter.getExchange(), page));
    }

    /** A path of ours and nothing that a browser reads as another host. */
    static boolean isOurs(@Nullable URI page) {
        if (page == null || page.isAbsolute() || page.getRawAuthority() != null) {
            return false;
        }
        String path = page.getRawPath();
        return path != null
                && path.startsWith("/")
                && !path.startsWith("//")
                && !path.contains("\\")
                && SIGN_IN.stream().noneMatch(path::startsWith);
    }
}
