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
        // one row each: a statement cannot write the same row twice
        Map<UUID, AlertBrief> distinct = new LinkedHashMap<>();
        alerts.forEach(alert -> distinct.putIfAbsent(alert.alertId(), alert));
        alerts = List.copyOf(distinct.values());
    }

    List<EntityRef> entities() {
        Map<UUID, EntityRef> distinct = new LinkedHashMap<>();
        alerts.forEach(alert -> distinct.putIfAbsent(alert.entity().id(), alert.entity()));
        return List.copyOf(distinct.values());
    }
}
