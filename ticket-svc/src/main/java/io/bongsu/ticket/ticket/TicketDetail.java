package io.bongsu.ticket.ticket;

import io.bongsu.contracts.EntityRef;
import io.bongsu.ticket.sla.SlaReading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket with all the caller may know about it.
 *
 * @param description plain text as written
 * @param transitions where the caller may bring it from here
 * @param alerts behind it, worst first; none for requesters
 * @param custom what the tenant added, each in the form of its kind; people as {@code {id, name}}
 * @param fields what only its kind has, e.g. {@code workaround}; what is not said is left out
 */
record TicketDetail(
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
        String description,
        @Nullable String resolution,
        Person requester,
        @Nullable Person assignee,
        @Nullable String queue,
        List<UUID> entityIds,
        @Nullable UUID situationId,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant resolvedAt,
        List<SlaReading> sla,
        List<Transition> transitions,
        List<EntityRef> entities,
        List<TicketAlert> alerts,
        List<String> tags,
        boolean majorIncident,
        Map<String, String> fields,
        Map<String, Object> custom,
        @Nullable Canonical mergedInto,
        long version) {

    /** The ticket that speaks for a merged one. */
    record Canonical(UUID id, String number) {}

    static TicketDetail of(
            Ticket ticket,
            List<Transition> transitions,
            List<EntityRef> entities,
            List<TicketAlert> alerts,
            List<SlaReading> sla,
            Map<String, Object> custom,
            @Nullable Canonical mergedInto) {
        TicketItem item =
                TicketItem.of(ticket, entities.stream().map(EntityRef::id).toList(), sla);
        return new TicketDetail(
                item.id(),
                item.number(),
                item.type(),
                item.state(),
                item.category(),
                item.reason(),
                item.priority(),
                item.impact(),
                item.urgency(),
                item.title(),
                ticket.content().description(),
                ticket.status().resolution(),
                item.requester(),
                item.assignee(),
                item.queue(),
                item.entityIds(),
                item.situationId(),
                item.createdAt(),
                item.updatedAt(),
                item.resolvedAt(),
                item.sla(),
                transitions,
                entities,
                alerts,
                item.tags(),
                item.majorIncident(),
                ticket.content().fields().values(),
                custom,
                mergedInto,
                item.version());
    }
}
