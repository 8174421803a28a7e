package io.bongsu.contracts.ticket;

import io.bongsu.contracts.Fact;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket was opened, by a person or from a situation. */
@Fact("io.bongsu.ticket.ticket.opened.v1")
public record TicketOpened(
        UUID ticketId,
        String number,
        String ticketType,
        String title,
        String state,
        String category,
        int priority,
        String requesterId,
        @Nullable UUID situationId,
        Instant openedAt) {}
