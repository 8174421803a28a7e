package io.bongsu.ticket.people;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.bongsu.contracts.access.Role;
import io.bongsu.platform.problem.Failures;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.github.resilience4j.reactor.retry.RetryOperator;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads people from Keycloak's admin API as the service account {@code bongsu-directory}. All that guards the call is here:
 * time-out, retry (reads only), circuit breaker, bulkhead. Every failure is told as "temporarily unavailable".
 */
@Component
class KeycloakDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(KeycloakDirectory.class);
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 20;
    private static final int AT_ONCE = 8;
    private static final String REMOTE = "keycloak";

    private final WebClient web;
    private final PeopleProperties properties;
    private final Retry retry;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;

    KeycloakDirectory(PeopleProperties properties, MeterRegistry meters) {
        this.properties = properties;
        this.web = WebClient.builder()
                .baseUrl(properties.keycloakUrl().toString())
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(2 << 20))
                .build();
        this.retry = Retry.of(
                REMOTE,
                RetryConfig.custom()
                        .maxAttempts(2)
                        .intervalFunction(IntervalFunction.ofRandomized(Duration.ofMillis(100)))
                        .retryOnException(KeycloakDirectory::mayHelp)
                        .build());
        CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(10)
                .minimumNumberOfCalls(5)
                .waitDurationInOpenState(Duration.ofSeconds(5))
                .permittedNumberOfCallsInHalfOpenState(1)
                .build());
        this.breaker = breakers.circuitBreaker(REMOTE);
        BulkheadRegistry bulkheads = BulkheadRegistry.of(BulkheadConfig.custom()
                .maxConcurrentCalls(AT_ONCE)
                .maxWaitDuration(Duration.ZERO)
                .build());
        this.bulkhead = bulkheads.bulkhead(REMOTE);
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(meters);
    }

    /** All people of a tenant, at most 2,000. */
    Mono<List<DirectoryPerson>> peopleOf(UUID tenant) {
        return token().flatMap(token -> users(token, tenant)
                        .flatMapSequential(user -> person(token, user), AT_ONCE)
                        .collectList())
                .timeout(properties.patience())
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .transformDeferred(BulkheadOperator.of(bulkhead))
                .onErrorMap(this::unavailable);
    }

    private Mono<String> token() {
        return guarded(web.post()
                        .uri("/auth/realms/{realm}/protocol/openid-connect/token", properties.realm())
                        .body(BodyInserters.fromFormData("grant_type", "client_credentials")
                                .with("client_id", properties.clientId())
                                .with("client_secret", properties.clientSecret()))
                        .retrieve()
                        .bodyToMono(Token.class))
                .map(Token::value);
    }

    private Flux<User> users(String token, UUID tenant) {
        return Flux.range(0, MOST_PAGES)
                .concatMap(page -> usersOf(token, tenant, page), 1)
                .takeUntil(page -> page.size() < PAGE)
                .concatMapIterable(page -> page)
                .filter(user -> user.belongsTo(tenant) && user.enabled()); // Keycloak's filter is not our guard
    }

    private Mono<List<User>> usersOf(String token, UUID tenant, int page) {
        return guarded(web.get()
                .uri(uri -> uri.path("/auth/admin/realms/{realm}/users")
                        .queryParam("q", "{q}")
                        .queryParam("first", page * PAGE)
                        .queryParam("max", PAGE)
                        .queryParam("briefRepresentation", false)
                        .build(Map.of("realm", properties.realm(), "q", "tenant_id:" + tenant)))
                .headers(headers -> headers.setBearerAuth(token))
                .retrieve()
                .bodyToFlux(User.class)
                .collectList());
    }

    private Mono<DirectoryPerson> person(String token, User user) {
        return guarded(web.get()
                        .uri(
                                "/auth/admin/realms/{realm}/users/{id}/role-mappings/realm/composite",
                                properties.realm(),
                                user.id())
                        .headers(headers -> headers.setBearerAuth(token))
                        .retrieve()
                        .bodyToFlux(RoleName.class)
                        .map(RoleName::name)
                        .filter(role -> !Role.permissionsOf(role).isEmpty())
                        .sort()
                        .collectList())
                .map(roles -> new DirectoryPerson(user.id(), user.name(), user.username(), roles));
    }

    private <T> Mono<T> guarded(Mono<T> call) {
        return call.timeout(properties.timeout()).transformDeferred(RetryOperator.of(retry));
    }

    /** A refusal stays a refusal; only what did not answer, or failed inside, may go better the second time. */
    private static boolean mayHelp(Throwable error) {
        return error instanceof WebClientRequestException
                || (error instanceof WebClientResponseException answer
                        && answer.getStatusCode().is5xxServerError());
    }

    private Throwable unavailable(Throwable error) {
        LOG.atWarn()
                .addKeyValue("reason", error.getClass().getSimpleName())
                .addKeyValue(
                        "status",
                        error instanceof WebClientResponseException answer
                                ? answer.getStatusCode().value()
                                : 0)
                .log("people cannot be read from Keycloak");
        return Failures.unavailable(
                "The directory of people does not answer; try again in a moment.", Duration.ofSeconds(5));
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Token(@JsonProperty("access_token") String value) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record RoleName(String name) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record User(
            String id,
            String username,
            @Nullable String firstName,
            @Nullable String lastName,
            @JsonProperty("enabled") @Nullable Boolean enabledFlag,
            @Nullable Map<String, List<String>> attributes) {

        boolean belongsTo(UUID tenant) {
            return attributes != null
                    && attributes.getOrDefault("tenant_id", List.of()).contains(tenant.toString());
        }

        boolean enabled() {
            return !Boolean.FALSE.equals(enabledFlag);
        }

        /** As the token's {@code name} claim spells it. */
        String name() {
            String full = ((firstName == null ? "" : firstName) + " " + (lastName == null ? "" : lastName)).strip();
            return full.isEmpty() ? username : full;
        }
    }
}
