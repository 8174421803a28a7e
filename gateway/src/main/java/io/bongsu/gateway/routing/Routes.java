package io.bongsu.gateway.routing;

import io.bongsu.gateway.caller.AccessTokens;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.RetryGatewayFilterFactory;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.GatewayFilterSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.route.builder.UriSpec;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;

/** The table of routes. A path that is not in it is a 404 here: a service publishes nothing by accident. */
@Configuration(proxyBeanMethods = false)
class Routes {
    private static final String[] COLLECTOR = {
        "/prometheus/**",
        "/api/v1/metrics/**",
        "/api/v1/targets/**",
        "/api/v1/traces/**",
        "/api/v1/logs/**",
        "/api/v1/ingest-keys/**"
    };
    private static final String[] EVENT = {"/api/v1/alerts/**", "/api/v1/situations/**", "/api/v1/rules/**"};
    /** Of Prometheus' API what is about rules: who asks the one address need not know that two services answer. */
    private static final String[] PROMETHEUS_RULES = {"/prometheus/api/v1/rules", "/prometheus/api/v1/alerts"};

    private static final String[] TICKET = {
        "/api/v1/tickets/**",
        "/api/v1/tickets:bulk",
        "/api/v1/tickets:suggest",
        "/api/v1/ticket-views/**",
        "/api/v1/jobs/**",
        "/api/v1/presence/**",
        "/api/v1/tickets:export",
        "/api/v1/webhooks/**",
        "/tmf-api/troubleTicket/v5/**",
        "/api/v1/ticket-imports/**",
        "/api/v1/search/**",
        "/api/v1/people/**",
        "/api/v1/ticket-policies/**",
        "/api/v1/custom-fields/**",
        "/api/v1/slas/**",
        "/api/v1/calendars/**",
        "/api/v1/automation/**",
        "/api/v1/conditions/**",
        "/api/v1/replies/**",
        "/api/v1/queue-assignments/**",
        "/api/v1/reports/**"
    };
    private static final String[] TOPOLOGY = {"/api/v1/entities/**", "/api/v1/relations/**", "/api/v1/maps/**"};
    private static final String[] BILLING = {"/api/v1/deliveries/**", "/api/v1/costs/**", "/api/v1/budgets/**"};
    private static final String[] TELEMETRY = {"/v1/metrics", "/v1/traces", "/v1/logs", "/prometheus/api/v1/write"};

    private final RoutingProperties properties;
    private final CircuitBreakerRegistry breakers;
    private final SessionToken sessionToken;
    private final GatewayFilter again;

    Routes(
            RoutingProperties properties,
            CircuitBreakerRegistry breakers,
            AccessTokens tokens,
            RetryGatewayFilterFactory retries) {
        this.properties = properties;
        this.breakers = breakers;
        this.sessionToken = new SessionToken(tokens);
        this.again = again(retries);
    }

    @Bean
    RouteLocator serviceRoutes(RouteLocatorBuilder routes) {
        URI collector = properties.collectorUrl();
        return routes.routes()
                .route(
                        "telemetry",
                        r -> r.order(-2)
                                .path(TELEMETRY)
                                .filters(f -> ingest(f, "collector-svc", properties.telemetryLimit()))
                                .uri(collector))
                .route(
                        "events",
                        r -> r.order(-2)
                                .path("/v2/enqueue")
                                .filters(f -> ingest(f, "event-svc", properties.bodyLimit()))
                                .uri(properties.eventUrl()))
                .route(
                        "prometheus-rules",
                        r -> r.order(-1)
                                .path(PROMETHEUS_RULES)
                                .filters(f -> service(f, "event-svc", properties.bodyLimit()))
                                .uri(properties.eventUrl()))
                .route(
                        "files",
                        r -> r.order(-1)
                                .path("/api/v1/deliveries")
                                .and()
                                .method(HttpMethod.POST)
                                .filters(f -> service(f, "billing-svc", properties.uploadLimit()))
                                .metadata(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR, millis(properties.uploadTimeout()))
                                .uri(properties.billingUrl()))
                .route(
                        "attachments",
                        r -> r.order(-1)
                                .path("/api/v1/tickets/*/attachments")
                                .and()
                                .method(HttpMethod.POST)
                                .filters(f -> service(f, "ticket-svc", properties.attachmentLimit()))
                                .metadata(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR, millis(properties.uploadTimeout()))
                                .uri(properties.ticketUrl()))
                .route(
                        "ticket-files",
                        r -> r.order(-1)
                                .path("/api/v1/tickets:import")
                                .filters(f -> service(f, "ticket-svc", properties.uploadLimit()))
                                .metadata(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR, millis(properties.uploadTimeout()))
                                .uri(properties.ticketUrl()))
                .route(
                        "collector-svc",
                        r -> r.path(COLLECTOR)
                                .filters(f -> service(f, "collector-svc", properties.bodyLimit()))
                                .uri(collector))
                .route(
                        "event-svc",
                        r -> r.path(EVENT)
                                .filters(f -> service(f, "event-svc", properties.bodyLimit()))
                                .uri(properties.eventUrl()))
                .route(
                        "ticket-svc",
                        r -> r.path(TICKET)
                                .filters(f -> service(f, "ticket-svc", properties.bodyLimit()))
                                .uri(properties.ticketUrl()))
                .route(
                        "topology-svc",
                        r -> r.path(TOPOLOGY)
                                .filters(f -> service(f, "topology-svc", properties.bodyLimit()))
                                .uri(properties.topologyUrl()))
                .route(
                        "billing-svc",
                        r -> r.path(BILLING)
                                .filters(f -> service(f, "billing-svc", properties.bodyLimit()))
                                .uri(properties.billingUrl()))
                .route(
                        "keycloak",
                        r -> r.path("/auth/realms/bongsu/**", "/auth/resources/**")
                                .filters(f -> f.filter(new BodyLimit(properties.bodyLimit()), 1)
                                        .filter(new ServiceCall("keycloak", null), 2))
                                .uri(properties.keycloakUrl()))
                .build();
    }

    /** For people and programs: the session's token, a circuit breaker, and another try where reading harms nothing. */
    private UriSpec service(GatewayFilterSpec filters, String service, DataSize limit) {
        return filters.filter(new BodyLimit(limit), 1)
                .filter(sessionToken, 2)
                .filter(new ServiceCall(service, breakers.circuitBreaker(service)), 3)
                .filter(again, 4); // inside the call: the breaker sees the outcome of all tries
    }

    @SuppressWarnings("unchecked") // setExceptions takes a generic array
    private static GatewayFilter again(RetryGatewayFilterFactory retries) {
        return retries.apply(retry -> retry.setRetries(2)
                .setMethods(HttpMethod.GET, HttpMethod.HEAD)
                .setSeries()
                .setStatuses()
                .setExceptions(IOException.class)
                .setBackoff(Duration.ofMillis(50), Duration.ofMillis(500), 4, true));
    }

    /** Senders repeat by themselves and need the honest answer of this very call: no breaker between. */
    private static UriSpec ingest(GatewayFilterSpec filters, String service, DataSize limit) {
        return filters.filter(new BodyLimit(limit), 1).filter(new ServiceCall(service, null), 2);
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
