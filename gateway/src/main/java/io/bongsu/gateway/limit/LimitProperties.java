package io.bongsu.gateway.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Requests a second and caller; each gateway counts for itself.
 *
 * @param api per person or program with a token
 * @param telemetry per ingest key
 * @param anonymous per address, for everything without a credential
 * @param signIn per address, for beginning to sign in
 */
@ConfigurationProperties("bongsu.gateway.limit")
record LimitProperties(
        @DefaultValue Rate api,
        @DefaultValue Rate telemetry,
        @DefaultValue Rate anonymous,
        @DefaultValue Rate signIn) {

    /**
     * @param perSecond what is allowed for long
     * @param burst what is allowed at once
     */
    record Rate(
            @DefaultValue("200") int perSecond,
            @DefaultValue("400") int burst) {}
}
