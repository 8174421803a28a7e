package io.bongsu.contracts.ticket;

import io.bongsu.contracts.Fact;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket was resolved; {@code byRecovery} when its alerts recovered before a person touched it. */
@Fact("io.bongsu.ticket.ticket.resolved.v1")
public record TicketResolved(
        UUID ticketId,
        String number,
        @Nullable UUID situationId,
        String requesterId,
        boolean byRecovery,
        Instant resolvedAt) {}
