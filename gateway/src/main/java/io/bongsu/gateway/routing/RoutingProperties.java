package io.bongsu.gateway.routing;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param publicUrl what callers see in their address bar; told to Keycloak and the services
 * @param answerTimeout longest a service may take to begin its answer
 * @param uploadTimeout the same where a file is sent first
 * @param bodyLimit largest JSON or form body
 * @param telemetryLimit largest body of telemetry
 * @param attachmentLimit largest file on a ticket, with the form around it
 * @param uploadLimit largest other file
 */
@ConfigurationProperties("bongsu.gateway.routing")
record RoutingProperties(
        URI publicUrl,
        URI keycloakUrl,
        URI collectorUrl,
        URI eventUrl,
        URI ticketUrl,
        URI topologyUrl,
        URI billingUrl,
        @DefaultValue("30s") Duration answerTimeout,
        @DefaultValue("10m") Duration uploadTimeout,
        @DefaultValue("1MB") DataSize bodyLimit,
        @DefaultValue("16MB") DataSize telemetryLimit,
        @DefaultValue("26MB") DataSize attachmentLimit,
        @DefaultValue("512MB") DataSize uploadLimit) {}
