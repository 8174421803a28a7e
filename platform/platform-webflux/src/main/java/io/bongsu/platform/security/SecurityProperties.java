package io.bongsu.platform.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param issuer the {@code iss} every token must carry: the public URL of the realm
 * @param jwksUri where the realm's signing keys are fetched, on the inner network
 * @param audience the {@code aud} every token must contain
 */
@ConfigurationProperties("bongsu.security")
public record SecurityProperties(
        String issuer,
        String jwksUri,
        @DefaultValue("bongsu") String audience) {}
