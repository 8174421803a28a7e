package io.bongsu.contracts;

import java.util.List;
import java.util.Map;

/** Which exchanges exist and which services read them, each through the durable queue {@code <exchange>.<service>}. */
public final class Exchanges {
    /** Watched telemetry as OTLP protobuf: the one exchange that carries no CloudEvents. */
    public static final String WATCHED = "collector.watched";

    public static final Map<String, List<String>> READERS = Map.ofEntries(
            Map.entry("collector.key", List.of("event-svc")),
            Map.entry("collector.entity", List.of("event-svc", "topology-svc")),
            Map.entry(WATCHED, List.of("event-svc")),
            Map.entry("collector.telemetry", List.of()),
            Map.entry("event.watch", List.of("collector-svc")),
            Map.entry("event.alert", List.of("topology-svc")),
            Map.entry("event.situation", List.of("ticket-svc")),
            Map.entry("event.rule", List.of()),
            Map.entry("ticket.ticket", List.of("event-svc", "ticket-svc")),
            Map.entry("ticket.desk", List.of()),
            Map.entry("topology.entity", List.of()),
            Map.entry("billing.delivery", List.of()),
            Map.entry("billing.budget", List.of("event-svc")));

    private Exchanges() {}
}
