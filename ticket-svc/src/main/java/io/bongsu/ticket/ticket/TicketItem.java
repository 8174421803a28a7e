package io.bongsu.ticket.ticket;

import io.bongsu.ticket.sla.SlaReading;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket in a list.
 *
 * @param reason why it is on hold
 * @param custom what the tenant added to it, by key, as far as the caller sees it
 * @param sla how much of what was promised is left, the most urgent first
 */
record TicketItem(
        UUID id,
        String number,
        String type,
        String state,
        Category category,
        @Nullable String reason,
        int priority,
        Level impact,
        Level urgency,
        String title,
        Person requester,
        @Nullable Person assignee,
        @Nullable String queue,
        List<UUID> entityIds,
        @Nullable UUID situationId,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant resolvedAt,
        List<SlaReading> sla,
        List<String> tags,
        boolean majorIncident,
        SortedMap<String, Object> custom,
        long version) {

    static TicketItem of(Ticket ticket, List<UUID> entityIds, List<SlaReading> sla) {
        Content content = ticket.content();
        Status status = ticket.status();
        return new TicketItem(
                ticket.id(),
                ticket.number(),
                ticket.type(),
                status.state(),
                status.category(),
                status.reason(),
                ticket.priority(),
                content.impact(),
                content.urgency(),
                content.title(),
                ticket.requester(),
                ticket.assignee(),
                content.queue(),
                entityIds,
                ticket.situationId(),
                ticket.createdAt(),
                ticket.updatedAt(),
                status.resolvedAt(),
                sla,
                content.tags(),
                ticket.majorIncident(),
                content.custom().json(),
                ticket.version());
    }

    /** @param fields of all tickets that may be shown */
    TicketItem with(List<SlaReading> clocks, List<CustomField> fields) {
        SortedMap<String, Object> shown = new TreeMap<>(custom);
        shown.keySet()
                .retainAll(fields.stream()
                        .filter(field -> field.belongsTo(type, queue))
                        .map(CustomField::key)
                        .toList());
        return new TicketItem(
                id,
                number,
                type,
                state,
                category,
                reason,
                priority,
                impact,
                urgency,
                title,
                requester,
                assignee,
                queue,
                entityIds,
                situationId,
                createdAt,
                updatedAt,
                resolvedAt,
                clocks,
                tags,
                majorIncident,
                shown,
                version);
    }
}
