package io.bongsu.launcher.home;

/** A door of the suite, with the number it prefers and the variable that moves it. */
public enum Port {
    HTTP("BONGSU_PORT", 8080, true),
    OTLP_GRPC("BONGSU_OTLP_GRPC_PORT", 4317, true),
    OTLP_HTTP("BONGSU_OTLP_HTTP_PORT", 4318, true),
    POSTGRES("BONGSU_POSTGRES_PORT", 25432, false),
    BROKER("BONGSU_BROKER_PORT", 25672, false),
    KEYCLOAK("BONGSU_KEYCLOAK_PORT", 28080, false),
    KEYCLOAK_MANAGEMENT("BONGSU_KEYCLOAK_MANAGEMENT_PORT", 29000, false),
    COLLECTOR("BONGSU_COLLECTOR_PORT", 28101, false),
    EVENT("BONGSU_EVENT_PORT", 28102, false),
    TICKET("BONGSU_TICKET_PORT", 28103, false),
    TOPOLOGY("BONGSU_TOPOLOGY_PORT", 28104, false),
    BILLING("BONGSU_BILLING_PORT", 28105, false);

    private final String variable;
    private final int preferred;
    private final boolean open;

    Port(String variable, int preferred, boolean open) {
        this.variable = variable;
        this.preferred = preferred;
        this.open = open;
    }

    public String variable() {
        return variable;
    }

    int preferred() {
        return preferred;
    }

    /** Whether others on the network use it: such a port is where it was said to be, or nowhere. */
    boolean open() {
        return open;
    }
}
