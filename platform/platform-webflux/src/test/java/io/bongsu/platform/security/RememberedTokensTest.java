package io.bongsu.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class RememberedTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private final AtomicInteger signaturesChecked = new AtomicInteger();
    private final AtomicReference<Mono<Jwt>> answer = new AtomicReference<>(Mono.empty());
    private final AtomicLong nanos = new AtomicLong();
    private final JwtTimestampValidator time = new JwtTimestampValidator(Duration.ZERO);
    private final RememberedTokens tokens = new RememberedTokens(
            token -> Mono.defer(() -> {
                signaturesChecked.incrementAndGet();
                return answer.get();
            }),
            time,
            nanos::get);

    @Test
    void signatureIsCheckedOnceForManyRequests() {
        answer.set(Mono.just(jwt("a")));
        at(NOW);
        tokens.decode("a").block();
        tokens.decode("a").block();

        assertThat(signaturesChecked).hasValue(1);
    }

    @Test
    void tokenWhoseTimeHasEndedIsRefusedAlthoughItIsRemembered() {
        answer.set(Mono.just(jwt("a")));
        at(NOW);
        tokens.decode("a").block();

        at(NOW.plusSeconds(301));
        answer.set(Mono.error(new BadJwtException("expired")));

        StepVerifier.create(tokens.decode("a")).verifyError(BadJwtException.class);
    }

    @Test
    void signatureIsCheckedAgainAfterAMinute() {
        answer.set(Mono.just(jwt("a")));
        at(NOW);
        tokens.decode("a").block();

        nanos.set(Duration.ofSeconds(61).toNanos());
        answer.set(Mono.error(new BadJwtException("the key was withdrawn")));

        StepVerifier.create(tokens.decode("a")).verifyError(BadJwtException.class);
    }

    @Test
    void nobodyGetsAnothersToken() {
        at(NOW);
        answer.set(Mono.just(jwt("a")));
        tokens.decode("a").block();

        answer.set(Mono.just(jwt("b")));
        assertThat(tokens.decode("b").map(Jwt::getTokenValue).block()).isEqualTo("b");
        assertThat(tokens.decode("a").map(Jwt::getTokenValue).block()).isEqualTo("a");
    }

    @Test
    void refusedTokenIsNotRemembered() {
        answer.set(Mono.error(new BadJwtException("signature")));
        at(NOW);
        StepVerifier.create(tokens.decode("b")).verifyError(BadJwtException.class);

        answer.set(Mono.just(jwt("b")));
        assertThat(tokens.decode("b").map(Jwt::getTokenValue).block()).isEqualTo("b");
        assertThat(signaturesChecked).hasValue(2);
    }

    private void at(Instant now) {
        time.setClock(Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Jwt jwt(String value) {
        return Jwt.withTokenValue(value)
                .header("alg", "RS256")
                .claim("sub", value)
                .issuedAt(NOW.minusSeconds(1))
                .expiresAt(NOW.plusSeconds(300))
                .build();
    }
}
