package io.bongsu.gateway.signin;

import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Is it a person going to a page, or a program calling? */
final class Navigation implements ServerWebExchangeMatcher {
    private static final List<String> PROGRAMS =
            List.of("/api/", "/prometheus/", "/zipkin/", "/actuator/", "/alertmanager/", "/ingest/", "/tmf-api/");

    @Override
    public Mono<MatchResult> matches(ServerWebExchange exchange) {
        return isNavigation(exchange.getRequest()) ? MatchResult.match() : MatchResult.notMatch();
    }

    private static boolean isNavigation(ServerHttpRequest request) {
        if (!HttpMethod.GET.equals(request.getMethod()) && !HttpMethod.HEAD.equals(request.getMethod())) {
            return false;
        }
        String path = request.getPath().value();
        if (path.equals("/api/docs")) {
            return request.getHeaders().getAccept().stream()
                    .anyMatch(type -> type.isConcrete() && type.equalsTypeAndSubtype(MediaType.TEXT_HTML));
        }
        return PROGRAMS.stream().noneMatch((path + "/")::startsWith);
    }
}
