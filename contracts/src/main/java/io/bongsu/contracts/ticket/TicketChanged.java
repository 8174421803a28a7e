package io.bongsu.contracts.ticket;

import io.bongsu.contracts.Fact;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a ticket changed, or a message was added ({@code changed} then holds {@code message}).
 *
 * @param majorIncident absent in facts of senders that did not know it yet
 */
@Fact("io.bongsu.ticket.ticket.changed.v1")
public record TicketChanged(
        UUID ticketId,
        String number,
        String title,
        String state,
        String category,
        int priority,
        String requesterId,
        @Nullable String assigneeId,
        @Nullable UUID situationId,
        @Nullable Boolean majorIncident,
        List<String> changed,
        Instant changedAt) {}
