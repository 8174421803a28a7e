package io.bongsu.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Checks the signature of a token once a minute instead of at each request: that check is most of a short request's CPU.
 * All other rules, the end of its time first, are asked each time. A key that its issuer withdraws is trusted for at most
 * that minute longer. The thousand tokens used last are remembered; a token that was refused is not.
 */
final class RememberedTokens implements ReactiveJwtDecoder {

    private static final Duration TRUSTED = Duration.ofMinutes(1);
    private static final int MOST = 1_000;

    private final ReactiveJwtDecoder signatures;
    private final OAuth2TokenValidator<Jwt> rules;
    private final Cache<String, Jwt> good;

    /** @param signatures checks everything, the rules too */
    RememberedTokens(ReactiveJwtDecoder signatures, OAuth2TokenValidator<Jwt> rules, Ticker ticker) {
        this.signatures = signatures;
        this.rules = rules;
        this.good = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(TRUSTED)
                .ticker(ticker)
                .build();
    }

    @Override
    public Mono<Jwt> decode(String token) {
        Jwt known = good.getIfPresent(token);
        if (known != null && !rules.validate(known).hasErrors()) {
            return Mono.just(known);
        }
        return signatures.decode(token).doOnNext(jwt -> good.put(token, jwt));
    }
}
