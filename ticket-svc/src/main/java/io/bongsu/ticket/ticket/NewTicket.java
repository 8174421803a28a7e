package io.bongsu.ticket.ticket;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that is about to be opened.
 *
 * @param byRequester by somebody who asks, not by staff or the suite
 */
public record NewTicket(
        Practice practice,
        Content content,
        Person requester,
        @Nullable Person assignee,
        @Nullable UUID situationId,
        boolean byRequester) {}
