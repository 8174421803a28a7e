package io.bongsu.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.problem.ProblemWriter;
import io.bongsu.platform.security.CallerToken;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetSocketAddress;
import java.security.Principal;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** A bucket of tokens per caller: person, ingest key, or address for those without a credential. */
@Component
final class RateLimit implements WebFilter, Ordered {
    private static final long MOST_CALLERS = 100_000;

    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_CALLERS)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();
    private final LimitProperties properties;
    private final ProblemWriter problems;
    private final Counter refused;

    RateLimit(LimitProperties properties, ProblemWriter problems, MeterRegistry meters) {
        this.properties = properties;
        this.problems = problems;
        this.refused = meters.counter("bongsu.gateway.limited");
    }

    private enum Kind {
        API,
        TELEMETRY,
        ANONYMOUS,
        SIGN_IN
    }

    private record Key(Kind kind, String caller) {}

    @Override
    public int getOrder() {
        return 0; // behind Spring Security, which knows the caller
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (isFree(exchange.getRequest().getPath().value())) {
            return chain.filter(exchange);
        }
        return exchange.getPrincipal()
                .map(RateLimit::person)
                .defaultIfEmpty(stranger(exchange.getRequest()))
                .flatMap(key -> take(key, exchange, chain));
    }

    private Mono<Void> take(Key key, ServerWebExchange exchange, WebFilterChain chain) {
        Bucket bucket = Objects.requireNonNull(buckets.get(key, this::bucket));
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return chain.filter(exchange);
        }
        refused.increment();
        Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
        return problems.handle(exchange, Failures.busy("You call too often; wait and go on.", wait));
    }

    private Bucket bucket(Key key) {
        LimitProperties.Rate rate = switch (key.kind()) {
            case API -> properties.api();
            case TELEMETRY -> properties.telemetry();
            case ANONYMOUS -> properties.anonymous();
            case SIGN_IN -> properties.signIn();
        };
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
                .build();
    }

    private static Key person(Principal principal) {
        return new Key(
                Kind.API,
                principal instanceof CallerToken token ? token.getPrincipal().id() : principal.getName());
    }

    private static Key stranger(ServerHttpRequest request) {
        String key = ingestKey(request.getHeaders());
        if (key != null) {
            return new Key(Kind.TELEMETRY, key);
        }
        InetSocketAddress address = request.getRemoteAddress();
        String host = address == null ? "" : String.valueOf(address.getAddress());
        return new Key(kind(request.getPath().value()), host);
    }

    private static Kind kind(String path) {
        if (path.startsWith("/v2/")) {
            return Kind.TELEMETRY;
        }
        return path.startsWith("/oauth2/") ? Kind.SIGN_IN : Kind.ANONYMOUS;
    }

    private static @Nullable String ingestKey(HttpHeaders headers) {
        String own = headers.getFirst("X-Bongsu-Ingest-Key");
        return own == null ? headers.getFirst(HttpHeaders.AUTHORIZATION) : own;
    }

    /** Files and health cost us next to nothing, and a page loads many at once. */
    private static boolean isFree(String path) {
        return path.startsWith("/assets/") || path.startsWith("/actuator/") || path.startsWith("/auth/resources/");
    }
}
