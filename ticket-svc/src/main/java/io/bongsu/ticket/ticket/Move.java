package io.bongsu.ticket.ticket;

import org.jspecify.annotations.Nullable;

/**
 * A wish to bring a ticket to another state.
 *
 * @param by whose wish; takes the ticket when nobody has it and work begins
 */
public record Move(
        String to, @Nullable String reason, @Nullable String comment, Person by) {}
