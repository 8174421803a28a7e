package io.bongsu.ticket.ticket;

import io.bongsu.contracts.EntityRef;
import io.bongsu.contracts.event.AlertBrief;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Alerts and entities a fact brought along, as of its time. */
public record Evidence(List<AlertBrief> alerts, Instant asOf) {

    public Evidence {
        alerts = List.copyOf(alerts);
    }

    List<EntityRef> entities() {
        Map<UUID, EntityRef> distinct = new LinkedHashMap<>();
        alerts.forEach(alert -> distinct.putIfAbsent(alert.entity().id(), alert.entity()));
        return List.copyOf(distinct.values());
    }
}
