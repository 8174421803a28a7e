package io.bongsu.platform.security;

import com.github.benmanes.caffeine.cache.Ticker;
import java.util.UUID;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/** When is a token good? Signature, time, issuer, audience and a tenant: the network is not a credential. */
public final class TokenRules {

    private TokenRules() {}

    public static ReactiveJwtDecoder decoder(SecurityProperties properties) {
        NimbusReactiveJwtDecoder decoder =
                NimbusReactiveJwtDecoder.withJwkSetUri(properties.jwksUri()).build();
        OAuth2TokenValidator<Jwt> rules = validator(properties);
        decoder.setJwtValidator(rules);
        return new RememberedTokens(decoder, rules, Ticker.systemTicker());
    }

    static OAuth2TokenValidator<Jwt> validator(SecurityProperties properties) {
        return new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(),
                new JwtIssuerValidator(properties.issuer()),
                new JwtClaimValidator<java.util.Collection<String>>(
                        "aud", audience -> audience != null && audience.contains(properties.audience())),
                new JwtClaimValidator<String>("tenant_id", TokenRules::isUuid));
    }

    private static boolean isUuid(@org.jspecify.annotations.Nullable String text) {
        try {
            return text != null && UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
