package io.bongsu.gateway.stream;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.security.Caller;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the stream is about: the exchange it comes from, the event's name, and who may see it. */
enum Subject {
    ALERT("event.alert", Permission.ALERT_READ),
    SITUATION("event.situation", Permission.SITUATION_READ),
    RULE("event.rule", Permission.RULE_READ),
    TICKET("ticket.ticket", Permission.TICKET_READ),
    DESK("ticket.desk", Permission.TICKET_READ),
    ENTITY("topology.entity", Permission.ENTITY_READ),
    DELIVERY("billing.delivery", Permission.COST_READ),
    BUDGET("billing.budget", Permission.COST_READ),
    TELEMETRY("collector.telemetry", Permission.TELEMETRY_READ);

    final String exchange;
    private final String permission;

    Subject(String exchange, String permission) {
        this.exchange = exchange;
        this.permission = permission;
    }

    static Optional<Subject> from(String exchange) {
        return Arrays.stream(values())
                .filter(subject -> subject.exchange.equals(exchange))
                .findFirst();
    }

    String event() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * @param requesterId whose ticket it is: people follow their own
     */
    boolean visibleTo(Caller caller, @Nullable String requesterId) {
        return caller.may(permission)
                || (this == TICKET
                        && caller.may(Permission.TICKET_REQUEST)
                        && caller.id().equals(requesterId));
    }
}
