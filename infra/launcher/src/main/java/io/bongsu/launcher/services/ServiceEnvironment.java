package io.bongsu.launcher.services;

import io.bongsu.launcher.broker.BrokerAddress;
import io.bongsu.launcher.home.Credentials;
import io.bongsu.launcher.home.Port;
import io.bongsu.launcher.home.Ports;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Everything a service reads from its environment; compose and the chart give the same names. */
public final class ServiceEnvironment {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String DEFAULT_TENANT = "00000000-0000-7000-8000-000000000001";

    private final Ports ports;
    private final String publicUrl;
    private final BrokerAddress broker;
    private final Credentials credentials;
    private final Path targets;

    /** @param targets folder with lists of targets to scrape; need not be there */
    public ServiceEnvironment(
            Ports ports, String publicUrl, BrokerAddress broker, Credentials credentials, Path targets) {
        this.ports = ports;
        this.targets = targets;
        this.publicUrl = publicUrl;
        this.broker = broker;
        this.credentials = credentials;
    }

    Map<String, String> of(ServiceKind kind) {
        Map<String, String> environment = new HashMap<>(broker.environment());
        environment.put("SERVER_PORT", Integer.toString(ports.of(kind.port())));
        environment.put("SERVER_ADDRESS", kind == ServiceKind.GATEWAY ? "0.0.0.0" : LOOPBACK);
        environment.put("BONGSU_PUBLIC_URL", publicUrl);
        environment.put("BONGSU_ISSUER", publicUrl + "/auth/realms/bongsu");
        environment.put("BONGSU_JWKS_URI", url(Port.KEYCLOAK) + "/auth/realms/bongsu/protocol/openid-connect/certs");
        environment.put("BONGSU_KEYCLOAK_URL", url(Port.KEYCLOAK));
        environment.put("BONGSU_OTLP_ENDPOINT", url(Port.OTLP_HTTP));
        environment.put("BONGSU_SELF_TELEMETRY", "true");
        environment.put("BONGSU_SELF_INGEST_KEY", credentials.secret(Credentials.BOOTSTRAP_INGEST_KEY));
        environment.put("BONGSU_ENVIRONMENT", "local");
        if (!kind.database().isEmpty()) {
            environment.putAll(database(kind.database()));
        }
        environment.putAll(own(kind));
        return environment;
    }

    private Map<String, String> database(String name) {
        return Map.of(
                "BONGSU_DB_HOST", LOOPBACK,
                "BONGSU_DB_PORT", Integer.toString(ports.of(Port.POSTGRES)),
                "BONGSU_DB_OWNER_PASSWORD", credentials.secret(name + "-owner"),
                "BONGSU_DB_SERVICE_PASSWORD", credentials.secret(name + "-service"),
                "BONGSU_DB_SYSTEM_PASSWORD", credentials.secret(name + "-system"));
    }

    private Map<String, String> own(ServiceKind kind) {
        return switch (kind) {
            case COLLECTOR ->
                Map.of(
                        "BONGSU_OTLP_GRPC_PORT", Integer.toString(ports.of(Port.OTLP_GRPC)),
                        "BONGSU_OTLP_HTTP_PORT", Integer.toString(ports.of(Port.OTLP_HTTP)),
                        "BONGSU_HOST_TENANT", DEFAULT_TENANT,
                        "BONGSU_SCRAPE_TENANT", DEFAULT_TENANT,
                        "BONGSU_SCRAPE_FOLDER", targets.toString(),
                        "BONGSU_TARGET_SECRET", credentials.secret("targets"),
                        "BONGSU_BOOTSTRAP_INGEST_KEY", credentials.secret(Credentials.BOOTSTRAP_INGEST_KEY));
            case TICKET ->
                Map.of(
                        "BONGSU_DIRECTORY_CLIENT_SECRET", credentials.secret("directory-client"),
                        "BONGSU_WEBHOOK_SECRET", credentials.secret("webhooks"));
            case GATEWAY ->
                Map.of(
                        "BONGSU_GATEWAY_CLIENT_SECRET", credentials.secret("gateway-client"),
                        "BONGSU_COLLECTOR_URL", url(Port.COLLECTOR),
                        "BONGSU_EVENT_URL", url(Port.EVENT),
                        "BONGSU_TICKET_URL", url(Port.TICKET),
                        "BONGSU_TOPOLOGY_URL", url(Port.TOPOLOGY),
                        "BONGSU_BILLING_URL", url(Port.BILLING));
            case EVENT, TOPOLOGY, BILLING -> Map.of();
        };
    }

    private String url(Port port) {
        return "http://" + LOOPBACK + ":" + ports.of(port);
    }
}
