package io.bongsu.launcher.broker;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where the services find the broker.
 *
 * @param quorum whether it has quorum queues: RabbitMQ has, the embedded one ignores the wish
 */
public record BrokerAddress(String host, int port, String user, String password, String virtualHost, boolean quorum) {

    /** From {@code amqp://user:password@host:port/vhost}; what is left out is RabbitMQ's usual. */
    public static BrokerAddress parse(String url) {
        URI uri = URI.create(url);
        String user = uri.getRawUserInfo() == null ? "guest:guest" : uri.getRawUserInfo();
        int colon = user.indexOf(':');
        if (!"amqp".equals(uri.getScheme()) || uri.getHost() == null || colon < 0) {
            throw new IllegalArgumentException(
                    "not amqp://user:password@host:port/vhost: " + url.replaceAll("//.*@", "//***@"));
        }
        String path = uri.getRawPath() == null || uri.getRawPath().length() < 2
                ? "/"
                : uri.getRawPath().substring(1);
        return new BrokerAddress(
                uri.getHost(),
                uri.getPort() < 0 ? 5672 : uri.getPort(),
                decode(user.substring(0, colon)),
                decode(user.substring(colon + 1)),
                decode(path),
                true);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** As the services read it. */
    public Map<String, String> environment() {
        return Map.of(
                "BONGSU_BROKER_HOST", host,
                "BONGSU_BROKER_PORT", Integer.toString(port),
                "BONGSU_BROKER_USER", user,
                "BONGSU_BROKER_PASSWORD", password,
                "BONGSU_BROKER_VHOST", virtualHost,
                "BONGSU_BROKER_QUORUM", Boolean.toString(quorum));
    }

    @Override
    public String toString() {
        return "amqp://" + user + ":***@" + host + ":" + port + "/" + (virtualHost.equals("/") ? "" : virtualHost);
    }
}
