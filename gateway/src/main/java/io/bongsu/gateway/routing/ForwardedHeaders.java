package io.bongsu.gateway.routing;

import java.net.URI;
import java.util.List;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;

/**
 * What goes along with a request: our public address, from configuration and never from the caller; cookies to Keycloak only,
 * and ours to nobody.
 */
@Component
final class ForwardedHeaders implements HttpHeadersFilter, Ordered {
    private static final List<String> OURS = List.of("SESSION", "XSRF-TOKEN", "REDIRECT_URI");

    private final URI publicUrl;

    ForwardedHeaders(RoutingProperties properties) {
        this.publicUrl = properties.publicUrl();
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE; // behind the filters that drop what callers claim about themselves
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        HttpHeaders headers = new HttpHeaders();
        headers.addAll(input);
        headers.set("X-Forwarded-Proto", publicUrl.getScheme());
        headers.set("X-Forwarded-Host", publicUrl.getAuthority());
        headers.set("X-Forwarded-Port", Integer.toString(port()));
        headers.remove("X-Forwarded-Prefix");
        headers.remove("Forwarded");
        if (exchange.getRequest().getRemoteAddress() != null) {
            headers.set(
                    "X-Forwarded-For",
                    exchange.getRequest().getRemoteAddress().getAddress().getHostAddress());
        }
        headers.remove(HttpHeaders.COOKIE);
        if (isKeycloak(exchange)) {
            String cookies = theirs(exchange.getRequest().getCookies());
            if (!cookies.isEmpty()) {
                headers.set(HttpHeaders.COOKIE, cookies);
            }
        }
        return headers;
    }

    private int port() {
        return publicUrl.getPort() > 0 ? publicUrl.getPort() : "https".equals(publicUrl.getScheme()) ? 443 : 80;
    }

    private static boolean isKeycloak(ServerWebExchange exchange) {
        Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        return route != null && route.getId().equals("keycloak");
    }

    private static String theirs(MultiValueMap<String, HttpCookie> cookies) {
        return cookies.values().stream()
                .flatMap(List::stream)
                .filter(cookie -> !OURS.contains(cookie.getName()))
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .reduce((one, two) -> one + "; " + two)
                .orElse("");
    }
}
