package io.bongsu.gateway.openapi;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param services service name → its address
 * @param timeout longest a service may take to publish its part
 * @param keep how long the merged document is given out before it is asked for again
 */
@ConfigurationProperties("bongsu.gateway.openapi")
record OpenApiProperties(
        Map<String, URI> services,
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("1m") Duration keep) {}
