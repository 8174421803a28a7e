package io.bongsu.gateway.signin;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.bongsu.gateway.signin.PasswordDoor.Password;
import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Failures;
import io.netty.channel.ChannelOption;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.JsonNode;

/**
 * Access tokens for names and passwords, by Keycloak's password grant, kept until half of their life is over. Keycloak counts
 * wrong passwords and locks the account for a while; few at a time ask it, since it hashes each.
 */
@Component
final class PasswordTokens {
    private static final int AT_ONCE = 8;
    private static final int MOST_KEPT = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final SignInProperties properties;
    private final WebClient http = WebClient.builder()
            .clientConnector(new ReactorClientHttpConnector(
                    HttpClient.create().option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 2_000)))
            .build();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final AsyncCache<String, Token> kept = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfter(
                    Expiry.<String, Token>creating((key, token) -> token.life().dividedBy(2)))
            .buildAsync();

    PasswordTokens(SignInProperties properties) {
        this.properties = properties;
    }

    private record Token(String value, Duration life) {
        @Override
        public String toString() {
            return "for " + life; // no secret reaches a log
        }
    }

    /** Fails with 401 when Keycloak refuses, 429 when too many ask at once, 503 when Keycloak is away. */
    Mono<String> of(Password password) {
        return Mono.fromFuture(
                        () -> kept.get(
                                digest(password),
                                (key, executor) -> asked(password).toFuture()),
                        true)
                .map(Token::value);
    }

    private Mono<Token> asked(Password password) {
        return Mono.defer(() -> {
            if (!places.tryAcquire()) {
                return Mono.error(Failures.busy("Too many sign in at the moment.", AGAIN));
            }
            return grant(password).doFinally(signal -> places.release());
        });
    }

    private Mono<Token> grant(Password password) {
        return http.post()
                .uri(properties.inner("token"))
                .body(BodyInserters.fromFormData("grant_type", "password")
                        .with("client_id", properties.passwordClientId())
                        .with("username", password.username())
                        .with("password", password.password()))
                .retrieve()
                .onStatus(
                        HttpStatusCode::is4xxClientError,
                        answer -> answer.releaseBody().then(Mono.error(refused())))
                .onStatus(
                        HttpStatusCode::is5xxServerError,
                        answer -> answer.releaseBody().then(Mono.error(away())))
                .bodyToMono(JsonNode.class)
                .timeout(PATIENCE, Mono.error(PasswordTokens::away))
                .onErrorMap(WebClientRequestException.class, error -> away())
                .map(answer -> new Token(
                        answer.path("access_token").asString(),
                        Duration.ofSeconds(answer.path("expires_in").asInt())));
    }

    static Failure refused() {
        return Failures.unauthorized("Name or password is wrong, or the account is locked for a while.");
    }

    private static Failure away() {
        return Failures.unavailable("Passwords cannot be checked at the moment.", AGAIN);
    }

    /** Passwords are not kept, not even in memory. */
    private static String digest(Password password) {
        try {
            String both = password.username().length() + ":" + password.username() + password.password();
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(both.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
