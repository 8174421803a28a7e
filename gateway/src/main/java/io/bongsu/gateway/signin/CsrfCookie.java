package io.bongsu.gateway.signin;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** The double-submit token of a single-page app: a cookie that its script reads and sends back as a header. */
final class CsrfCookie {

    private CsrfCookie() {}

    static CookieServerCsrfTokenRepository repository(boolean overTls) {
        CookieServerCsrfTokenRepository cookies = CookieServerCsrfTokenRepository.withHttpOnlyFalse();
        cookies.setCookieCustomizer(cookie -> cookie.path("/").secure(overTls).sameSite("Lax"));
        return cookies;
    }

    /**
     * The token as it is, unmasked: our answers do not repeat it, so compression tells nothing about it. Only the sign-out
     * form may send it as a field; elsewhere reading form data would swallow the body meant for a service.
     */
    static final class Handler extends ServerCsrfTokenRequestAttributeHandler {
        @Override
        public Mono<String> resolveCsrfTokenValue(ServerWebExchange exchange, CsrfToken token) {
            String header = exchange.getRequest().getHeaders().getFirst(token.getHeaderName());
            if (header != null) {
                return Mono.just(header);
            }
            return Browser.SIGN_OUT.equals(exchange.getRequest().getPath().value())
                    ? exchange.getFormData().mapNotNull(form -> form.getFirst(token.getParameterName()))
                    : Mono.empty();
        }
    }

    /** The token is made when somebody asks for it: so ask, on each page and answer that can carry the cookie. */
    static final class Sender implements WebFilter {
        @Override
        public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
            Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
            return token == null || !HttpMethod.GET.equals(exchange.getRequest().getMethod())
                    ? chain.filter(exchange)
                    : token.then(chain.filter(exchange));
        }
    }
}
