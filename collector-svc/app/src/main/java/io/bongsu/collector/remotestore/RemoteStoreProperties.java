package io.bongsu.collector.remotestore;

import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param url where {@code api/v1/query} is found, e.g. {@code http://vm:8428} or {@code https://mimir/prometheus}
 * @param writeUrl where remote write goes; none: {@code api/v1/write} under the url
 * @param username of basic authentication; none: the token, if there is one
 * @param timeout longest wait for one answer
 * @param queuedSamples most samples that wait to be sent before senders are asked to come back later
 * @param keepRefused how long what the store will never take is kept
 */
@ConfigurationProperties("bongsu.collector.metrics.remote")
record RemoteStoreProperties(
        @Nullable URI url,
        @Nullable URI writeUrl,
        @Nullable String username,
        @Nullable String password,
        @Nullable String token,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("20000000") @Min(1) long queuedSamples,
        @DefaultValue("7d") Duration keepRefused) {

    /** @throws IllegalStateException when there is none: the service does not start */
    String base() {
        if (url == null) {
            throw new IllegalStateException(
                    "bongsu.collector.metrics.store is remote: set bongsu.collector.metrics.remote.url");
        }
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    URI write() {
        return writeUrl == null ? URI.create(base() + "/api/v1/write") : writeUrl;
    }

    /** The value of the Authorization header; empty: none. */
    String authorization() {
        if (username != null && !username.isEmpty()) {
            String pair = username + ":" + (password == null ? "" : password);
            return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        }
        return token == null || token.isEmpty() ? "" : "Bearer " + token;
    }

    @Override
    public String toString() {
        return "RemoteStoreProperties[url=" + url + ", writeUrl=" + writeUrl + ", timeout=" + timeout
                + "]"; // no secrets
    }
}
