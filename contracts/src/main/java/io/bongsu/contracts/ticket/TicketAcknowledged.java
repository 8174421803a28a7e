package io.bongsu.contracts.ticket;

import io.bongsu.contracts.Fact;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person took the ticket on: the alerts behind it are acknowledged. */
@Fact("io.bongsu.ticket.ticket.acknowledged.v1")
public record TicketAcknowledged(
        UUID ticketId,
        String number,
        @Nullable UUID situationId,
        String personId,
        String personName,
        Instant acknowledgedAt) {}
