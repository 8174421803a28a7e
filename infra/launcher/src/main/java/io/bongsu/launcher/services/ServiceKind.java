package io.bongsu.launcher.services;

import io.bongsu.launcher.home.Port;
import io.bongsu.launcher.java.Jvm;
import java.util.Set;

/** The six services and the one place where their heaps stand. */
public enum ServiceKind {
    /** Grows with its series, by about 1 KB each and what is on its way; a hundred thousand need 300 MB. */
    COLLECTOR("collector-svc", "collector-svc/app", Port.COLLECTOR, "collector", 2048, false),
    EVENT("event-svc", "event-svc", Port.EVENT, "event", 128, true),
    TICKET("ticket-svc", "ticket-svc", Port.TICKET, "ticket", 192, true),
    TOPOLOGY("topology-svc", "topology-svc", Port.TOPOLOGY, "topology", 112, true),
    BILLING("billing-svc", "billing-svc", Port.BILLING, "billing", 144, true),
    GATEWAY("gateway", "gateway", Port.HTTP, "", 128, true);

    private final String component;
    private final String module;
    private final Port port;
    private final String database;
    private final int heapMegabytes;
    private final boolean quick;

    ServiceKind(String component, String module, Port port, String database, int heapMegabytes, boolean quick) {
        this.component = component;
        this.module = module;
        this.port = port;
        this.database = database;
        this.heapMegabytes = heapMegabytes;
        this.quick = quick;
    }

    public String component() {
        return component;
    }

    String module() {
        return module;
    }

    Port port() {
        return port;
    }

    /** Its database, and the first part of its roles' names; empty when it has none. */
    String database() {
        return database;
    }

    Jvm jvm() {
        return new Jvm(heapMegabytes, quick);
    }

    Set<String> after() {
        return this == GATEWAY ? Set.of("broker") : Set.of("postgres", "broker");
    }
}
