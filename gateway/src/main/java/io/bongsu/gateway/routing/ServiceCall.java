package io.bongsu.gateway.routing;

import io.bongsu.platform.problem.Failure;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** One call of a service until its answer begins: guarded by the service's breaker, and its failures put into words. */
record ServiceCall(String service, @Nullable CircuitBreaker breaker) implements GatewayFilter {
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Mono<Void> call = chain.filter(exchange);
        Mono<Void> guarded = breaker == null ? call : call.transformDeferred(CircuitBreakerOperator.of(breaker));
        return guarded.onErrorMap(this::told);
    }

    private Throwable told(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case Failure known -> {
                    return known;
                }
                case CallNotPermittedException open -> {
                    return new RoutingFailure.ServiceDown(service);
                }
                case Throwable late
                when isTimeout(late) -> {
                    return new RoutingFailure.TooSlow(service);
                }
                case IOException down -> {
                    return new RoutingFailure.ServiceDown(service);
                }
                default -> {}
            }
        }
        return error;
    }

    /** What says that a service is ill; a caller's own mistake says nothing about it. */
    static boolean isIll(Throwable error) {
        return error instanceof IOException || isTimeout(error);
    }

    private static boolean isTimeout(Throwable error) {
        return error instanceof TimeoutException
                || error instanceof io.netty.handler.timeout.TimeoutException
                || (error instanceof ResponseStatusException status
                        && status.getStatusCode().isSameCodeAs(HttpStatus.GATEWAY_TIMEOUT));
    }
}
