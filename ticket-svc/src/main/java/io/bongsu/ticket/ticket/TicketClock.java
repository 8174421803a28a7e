package io.bongsu.ticket.ticket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much of a promised time is left.
 *
 * @param remaining ISO 8601 duration, negative when over
 */
record TicketClock(
        String metric,
        String state,
        @Nullable Instant dueAt,
        @Nullable String remaining) {}
