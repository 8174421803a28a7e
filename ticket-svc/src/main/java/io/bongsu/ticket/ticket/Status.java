package io.bongsu.ticket.ticket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a ticket stands.
 *
 * @param state word of the ticket's kind
 * @param reason why it is on hold
 * @param resolution how it was resolved
 * @param recovered resolved because its alerts recovered, not by a person
 */
public record Status(
        String state,
        Category category,
        @Nullable String reason,
        @Nullable String resolution,
        boolean recovered,
        @Nullable Instant resolvedAt) {}
