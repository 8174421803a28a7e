package io.bongsu.gateway.signin;

import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.problem.ProblemWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What a person sees whose sign-in came back broken: an old tab, a second click, Keycloak gone. A page with one link and no
 * redirect, because a redirect could go round for ever.
 */
final class SignInRefused implements ServerAuthenticationFailureHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SignInRefused.class);
    private static final String PAGE = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Bongsu</title>
            <style>body{font:16px/1.5 system-ui;margin:20vh auto;max-width:32rem;padding:0 1rem;color-scheme:light dark}</style>
            </head><body>
            <p lang="ko">로그인을 마치지 못했습니다. <a href="/">다시 로그인</a></p>
            <p>Sign-in could not be completed. <a href="/">Sign in again</a></p>
            </body></html>
            """;

    private final ProblemWriter problems;

    SignInRefused(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> onAuthenticationFailure(WebFilterExchange filter, AuthenticationException refused) {
        LOG.atWarn().addKeyValue("reason", reason(refused)).log("sign-in refused");
        ServerWebExchange exchange = filter.getExchange();
        if (refused.getCause() instanceof WebClientException) {
            return problems.handle(
                    exchange,
                    Failures.unavailable("The identity provider does not answer; try again.", Duration.ofSeconds(5)));
        }
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatus.UNAUTHORIZED);
        response.getHeaders().setContentType(MediaType.TEXT_HTML);
        byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(page)));
    }

    private static String reason(AuthenticationException refused) {
        return refused instanceof OAuth2AuthenticationException oauth
                ? oauth.getError().getErrorCode()
                : refused.getClass().getSimpleName();
    }
}
